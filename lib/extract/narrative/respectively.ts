import type { Clause } from './clause.ts';
import { cleanLabel } from './label.ts';
import type { Passage } from './passage.ts';

/** 分别 and 依次 part the names before them from what is said of each. */
const marker = /分别|依次/;
const numbersJoined = /^[、，,和及与以]*$/;
const nameEnds = /[、，,：:]/;
const joints = /以及|[、和及与]/;
const lastJoint = /^(.*)(?:以及|[和及与])(.*?)$/;
/** 分别发布45条、52条，共97条: the sum counts what the parts count. */
const closesSum = /^(?:共计?|合计|总计|总共)$/;
/** A noun said once, behind the last name (当面、网络、信函申请). */
const sharedNoun = /(?:申请|信息|解读|提案|建议)$/;

function splitNames(words: string, count: number): string[] | null {
  const byMarks = words.split('、');
  const last = lastJoint.exec(byMarks.at(-1) ?? '');
  const byLast = last === null ? byMarks : [...byMarks.slice(0, -1), last[1] ?? '', last[2] ?? ''];
  const all = [byMarks, byLast, words.split(joints)];
  return all.find((names) => names.length === count && names.every((name) => name !== '')) ?? null;
}

function withSharedNoun(names: readonly string[]): string[] {
  const noun = sharedNoun.exec(names.at(-1) ?? '')?.[0] ?? '';
  return names.map((name) => (sharedNoun.test(name) ? name : name + noun));
}

/** How many clauses from `index` on are nothing but the next number of one list. */
function lengthOfRun(clauses: readonly Clause[], index: number, passage: Passage): number {
  let end = index + 1;
  for (; end < clauses.length; end++) {
    const clause = clauses[end];
    const previous = clauses[end - 1];
    if (clause === undefined || previous === undefined) break;
    if (!numbersJoined.test(passage.text.slice(previous.quantity.unitEnd, clause.quantity.start))) break;
  }
  return end - index;
}

/** The names before 分别 for a run of `count` numbers; null where they are not as many. */
function namesOf(clause: Clause, at: number, count: number): string[] | null {
  const own = clause.left.slice(0, at);
  const nearest = own.split(nameEnds.test(own) && !own.includes('、') ? nameEnds : /[：:]/).at(-1) ?? '';
  const before = clause.before.split(/[：:]/).at(-1) ?? '';
  return splitNames(nearest, count) ?? splitNames(cleanLabel(before), count);
}

/** The clauses of one run of numbers, each with its own name; with none where the names cannot be told apart. */
function namedRun(run: readonly Clause[], names: readonly string[] | null, said: string): Clause[] {
  if (names === null) return run.map((clause) => ({ ...clause, left: '', right: '', before: '' }));
  const unit = run.at(-1)?.quantity.unit ?? '';
  const whole = withSharedNoun(names);
  return run.map((clause, n) => {
    const quantity = clause.quantity.unit === '' ? { ...clause.quantity, unit } : clause.quantity;
    return { ...clause, quantity, left: `${whole[n]}${said}`, before: '', opener: n === 0 ? clause.opener : '、' };
  });
}

/** 网站、微博各35条, 自然人、法人各提出申请3件: one number for each of the names before 各; 各科室 and 各类 are no such list. */
const each =
  /各自?(?!.{0,6}(?:平台|渠道|单位|部门|主体|载体|窗口|栏目|媒体|机构|网站|账号|科室|公室|事处|有关|申请人|责任人))(?=$|共|有|新|已|主动|公开|发布|推送|刊|转发|召开|举办|组织|开展|收到|受理|承?办|答复|提|申请|制|印发|发生)/;
/** Words before the first name that go for every name. */
const commonLead =
  /^(?:其中|全年|本年度?|共计?|累计|主动|通过|利用|在|收到|受理|接到|发布|公开|推送|召开|举办|组织|开展|承?办理?|答复|发生|新增|制发|政府信息公开)+/;

/** The clauses of one number said of each of several names; null where there are not several. */
function eachNamed(clause: Clause, at: number, length: number): Clause[] | null {
  const own = clause.left.slice(0, at);
  const nearest = own.split(/[：:]/).at(-1) ?? '';
  const lead = commonLead.exec(nearest)?.[0] ?? '';
  const names = nearest.slice(lead.length).split(joints);
  if (names.length < 2 || names.some((name) => name === '')) return null;
  const said = clause.left.slice(at + length);
  const whole = withSharedNoun(names);
  return whole.map((name, n) => ({
    ...clause,
    left: `${lead}${name}${said}`,
    before: '',
    opener: n === 0 ? clause.opener : '、',
    sharers: names.length,
  }));
}

/**
 * Gives each name of 网站、微博各35条 the number, as if it were said of it alone. Where 各 stands before a verb and no names can
 * be told apart, the number is nobody's.
 */
export function spreadEach(clauses: readonly Clause[]): readonly Clause[] {
  if (!clauses.some(({ left }) => left.includes('各'))) return clauses;
  return clauses.flatMap((clause, i): readonly Clause[] => {
    const found = each.exec(clause.left);
    if (found === null) return [clause];
    const next = clauses[i + 1];
    // 网站、微博各35条、12条: there are two numbers after all.
    const isList = next !== undefined && next.left === '' && next.sentenceStart === clause.sentenceStart;
    const named = isList ? null : eachNamed(clause, found.index, found[0].length);
    return named ?? [{ ...clause, sharers: 1 }];
  });
}

/**
 * Gives each number of 网站、微博分别发布35条和12条 the words it would have by itself (网站发布35条, 微博发布12条), so that every later step
 * reads it like any other. A unit printed once, behind the last number, is every number's. Numbers that cannot be told
 * apart are nobody's.
 */
export function spreadNames(clauses: readonly Clause[], passage: Passage): readonly Clause[] {
  if (!marker.test(passage.text)) return clauses;
  const spread = [...clauses];
  for (const [i, clause] of clauses.entries()) {
    const found = marker.exec(clause.left);
    const count = found === null ? 0 : lengthOfRun(clauses, i, passage);
    if (found === null || count < 2) continue;
    const said = clause.left.slice(found.index + 2);
    const run = clauses.slice(i, i + count);
    spread.splice(i, count, ...namedRun(run, namesOf(clause, found.index, count), said));
    const sum = clauses[i + count];
    if (sum !== undefined && closesSum.test(sum.left)) spread[i + count] = { ...sum, left: `${sum.left}${said}` };
  }
  return spread;
}
