import type { Lexicon } from './lexicon.ts';
import type { Span } from './passage.ts';
import { oncePer } from './words.ts';

/** A statement that something did not happen: the words that deny, and the clauses they reach over. */
export interface Denial {
  readonly at: number;
  readonly after: Span;
  readonly before: Span;
  /** It names nothing that is denied (无, 未发生此类情况). */
  readonly bare: boolean;
}

const clauseStops = '，,；;。！？：:';
/** A clause is looked at this far on either side. */
export const reach = 90;
const verbReach = 7;
/** 本年度均为0: words this short before it name nothing. */
const leadLength = 4;
/** What a denial may say and still name nothing: a verb, 此类情况. */
const bareObject =
  /^(?:收到|接到|发生|出现|产生|存在|涉及|开展|收取|收费|办理|公开|受理|有)?(?:此类|上述|该类|该项|任何|相关|有关|以上)?(?:情况|情形|案件|事项|问题|现象|内容|工作)?(?:发生|出现)?$/;
const allZero = /(?:均|都|全部|皆)为?(?:0(?![0-9.])|零(?!散|星))/g;

function clauseAround(text: string, at: number): Span {
  let start = at;
  while (start > 0 && at - start < reach && !clauseStops.includes(text.charAt(start - 1))) start--;
  let end = at;
  while (end < text.length && end - at < reach && !clauseStops.includes(text.charAt(end))) end++;
  return { start, end };
}

/** 依申请公开：无: where nothing stands between a colon and the denying word, what stands before the colon is denied. */
function beforeColon(text: string, start: number, at: number): number {
  if (start !== at || !'：:'.includes(text.charAt(at - 1) || '#')) return start;
  return clauseAround(text, at - 1).start;
}

function denyingWords({ negators }: Lexicon): RegExp {
  return new RegExp(negators.words.join('|'), 'g');
}

/**
 * The denials of a passage in reading order. The object may run over a comma only in a list of the same ("复议，也未收到诉讼" starts
 * its own denial).
 */
export function findDenials(text: string, lexicon: Lexicon): Denial[] {
  const { verbs, not } = lexicon.negators;
  const denials: Denial[] = [];
  let from = 0;
  for (const { 0: word, index: at } of text.matchAll(oncePer(lexicon, denyingWords))) {
    if (at < from) continue;
    if (not.some((phrase) => text.startsWith(phrase, at))) {
      if (!text.startsWith('不予公开', at)) from = at + 2;
      continue;
    }
    const clause = clauseAround(text, at);
    const object = text.slice(at + word.length, clause.end);
    const behind = object.slice(0, verbReach);
    const bare = bareObject.test(object);
    if (word === '不' && !/^(?:收取|收费|产生|存在|涉及)/.test(behind)) continue;
    const verbLed = verbs.some((verb) => behind.includes(verb));
    if (!bare && !verbLed) continue;
    denials.push({
      at,
      after: { start: at, end: clause.end },
      before: { start: beforeColon(text, clause.start, at), end: at },
      bare,
    });
    from = at + word.length;
  }
  return [...denials, ...findAllZero(text)].sort((a, b) => a.at - b.at);
}

/** 申请、复议和诉讼均为0: what stands before is denied. */
function findAllZero(text: string): Denial[] {
  return [...text.matchAll(allZero)].map(({ 0: words, index }) => {
    const clause = clauseAround(text, index);
    const end = index + words.length;
    return {
      at: index,
      after: { start: end, end },
      before: { start: clause.start, end: index },
      bare: index - clause.start <= leadLength,
    };
  });
}

/** 2021年未收到申请, 上年未发生复议: last year's zero in this year's report. */
export function isOfOtherYear(text: string, { before, at }: Denial, year: number | null): boolean {
  const lead = text.slice(before.start, at);
  const named = /(20[0-9]{2})年/.exec(lead)?.[1];
  if (named !== undefined) return year !== null && Number(named) < year;
  return /(?:上年|去年|上一年)度?$/.test(lead);
}

/** Whether a denial speaks of what must not be, of an exception, or of bad ends alone: it denies no case. */
export function isConditional(text: string, denial: Denial): boolean {
  const words = text.slice(denial.after.start, denial.after.end);
  if (/除[^。；]{1,40}外[，,]?[^。；，]{0,10}$/.test(text.slice(Math.max(0, denial.at - 60), denial.at))) return true;
  if (/(?:的要(?!求)|的，应|将|应当|不得|必须)/.test(words) || /败诉|纠错|被撤销|负面|不良/.test(words)) return true;
  return /(?:对|凡|如|若|确保|做到|避免|杜绝)[^，]{0,12}$/.test(text.slice(denial.before.start, denial.before.end));
}
