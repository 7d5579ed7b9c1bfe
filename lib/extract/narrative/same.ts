import type { Dims } from '../../model/dimension.ts';
import type { Reading } from './context.ts';
import type { Draft } from './draft.ts';
import type { Lexicon } from './lexicon.ts';
import type { Passage } from './passage.ts';
import { hasAll, hasAny } from './words.ts';

type SameRule = Lexicon['same'][number];

const allWords = /全部|全都|悉数|均|都/g;
const stops = '，,；;。！？：:';
const clauseLimit = 60;
const backLimit = 260;
/** What is said behind a number before the next number or the end of its sentence. */
const singleRest = /^[^0-9。；;！？（）()：:]*/;

function isWholeWord(text: string, at: number, word: string): boolean {
  const previous = text.charAt(at - 1);
  const next = text.charAt(at + word.length);
  // 申请人均为自然人, but 人均3件.
  const isOfEach = '平年月日'.includes(previous) || (previous === '人' && text.charAt(at - 2) !== '请');
  if (word === '均') return !isOfEach && !'衡等值分价'.includes(next);
  if (word === '都') return !'成首古国京'.includes(previous) && !'市区会城'.includes(next);
  return true;
}

/** The clause the word opens, and clauses joined to it by 通过, 且, 并; up to the next number. */
function statementFrom(text: string, at: number): string {
  let end = at;
  while (end < text.length && end - at < clauseLimit) {
    const char = text.charAt(end);
    if (/[0-9]/.test(char)) break;
    if (stops.includes(char) && !('，,'.includes(char) && /^(?:通过|且|并|以)/.test(text.slice(end + 1, end + 3))))
      break;
    end++;
  }
  return text.slice(at, end);
}

function bases(drafts: readonly Draft[], metrics: readonly string[], from: number, to: number): Draft[] {
  const near = drafts.filter(
    (draft) => draft.reading === 'number' && metrics.includes(draft.metric) && draft.start >= from && draft.end <= to,
  );
  return near.filter((draft) => !/^0+$/.test(draft.raw));
}

/** Whether a base counts the whole of what it counts: a total over applicants, no part of a list. */
function isTotal(draft: Draft): boolean {
  const { applicant } = draft.dims;
  return applicant === undefined || applicant === 'total';
}

/** 主办件办理结果全部公开: only a number of 主办 is repeated, not the whole of what was handled. */
const narrowing = /主办|牵头|会办|协办/;

function clauseBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < clauseLimit && !stops.includes(text.charAt(start - 1))) start--;
  return text.slice(start, end);
}

/** 应公开的全部公开, 除涉密外全部公开: how many were left out nobody says. */
const exception = /(?:应(?:当|予)?(?:主动)?公开的?|除[^，。；]{1,20}外，?)[^，。；]{0,6}$/;

/** Whether the words before a statement narrow it to a part that a base is not. */
function isNarrower(text: string, at: number, base: Draft): boolean {
  if (exception.test(text.slice(Math.max(0, at - clauseLimit), at))) return true;
  const part = narrowing.exec(clauseBefore(text, at))?.[0];
  return part !== undefined && !clauseBefore(text, base.start).includes(part);
}

/** Of a case list already told apart (复议4件，维持3件), 均 says nothing more. */
function isDivided(drafts: readonly Draft[], base: Draft, at: number): boolean {
  const family = /^(?:review|litigation)_/.exec(base.metric)?.[0];
  if (family === undefined) return false;
  return drafts.some(
    ({ metric, start }) => metric !== base.metric && metric.startsWith(family) && start > base.start && start < at,
  );
}

/** The figures a statement repeats: those of its own sentence before it, else of the sentence before. */
function findBases(text: string, drafts: readonly Draft[], rule: SameRule, at: number): Draft[] {
  const sentence = Math.max(text.lastIndexOf('。', at) + 1, at - backLimit, 0);
  const previous = Math.max(text.lastIndexOf('。', sentence - 2) + 1, sentence - backLimit, 0);
  const own = bases(drafts, rule.base, sentence, at);
  const near = own.length > 0 ? own : bases(drafts, rule.base, previous, sentence);
  const found = near.filter((base) => !isNarrower(text, at, base) && !isDivided(drafts, base, at));
  return rule.total === true ? found.filter(isTotal).slice(-1) : found;
}

function isStated(drafts: readonly Draft[], metric: string, dims: Dims): boolean {
  return drafts.some((other) => other.metric === metric && JSON.stringify(other.dims) === JSON.stringify(dims));
}

/**
 * Figures stated by repeating a number in words: 承办提案9件…办理结果全部公开 publishes nine. The base is the last such
 * figure of the same sentence, else of the sentence before.
 */
export function readSame(passage: Passage, drafts: readonly Draft[], reading: Reading): Draft[] {
  const { text } = passage;
  const found: Draft[] = [];
  for (const { 0: word, index: at } of text.matchAll(allWords)) {
    if (isWholeWord(text, at, word)) found.push(...readStatement(text, at, word, drafts, found, reading));
  }
  return [...found, ...readSingles(text, [...drafts, ...found], reading)];
}

/** 收到申请1件，予以公开: of one case, what the same sentence goes on to say, up to its next number, is said of it. */
function readSingles(text: string, drafts: readonly Draft[], reading: Reading): Draft[] {
  const found: Draft[] = [];
  for (const base of drafts) {
    if (base.reading !== 'number' || !/^[1一]$/.test(base.raw) || !isTotal(base)) continue;
    const rest = singleRest.exec(text.slice(base.end, base.end + backLimit / 2))?.[0] ?? '';
    let at = base.end;
    for (const [n, said] of rest.split(/[，,]/).entries()) {
      if (n > 0 && said.length >= 2 && !/[未不无]/.test(said)) {
        const stated = readStatement(text, at, '', [base], [...drafts, ...found], reading, said);
        // What was answered before 2019 `readAnswered` reads.
        found.push(...stated.filter(({ metric }) => metric !== 'ans_total'));
      }
      at += said.length + 1;
    }
  }
  return found;
}

/** What was answered is more than what was received where some was carried over: 收到14件，上年结转3件，均已办结. */
const answers: ReadonlySet<string> = new Set(['req_outcome_total', 'req_granted']);

function isCarriedIn(text: string, drafts: readonly Draft[], at: number): boolean {
  const sentence = text.lastIndexOf('。', at) + 1;
  return bases(drafts, ['req_carried_in'], sentence, at).length > 0;
}

function readStatement(
  text: string,
  at: number,
  word: string,
  drafts: readonly Draft[],
  earlier: readonly Draft[],
  reading: Reading,
  statement = statementFrom(text, at),
): Draft[] {
  const found: Draft[] = [];
  for (const rule of reading.lexicon.same) {
    if (!hasAll(statement, rule.all) || (rule.none !== undefined && hasAny(statement, rule.none))) continue;
    const metric = reading.metricOf(rule.metric);
    if (metric === null || (answers.has(metric) && isCarriedIn(text, drafts, at))) continue;
    for (const base of findBases(text, drafts, rule, at)) {
      const dims = rule.keepDims === true ? base.dims : reading.dimsOf(metric, rule.dims ?? {});
      if (isStated([...drafts, ...earlier, ...found], metric, dims)) continue;
      found.push(sameDraft(metric, dims, word, at, statement.length, base, rule.id));
    }
  }
  return found;
}

function sameDraft(
  metric: string,
  dims: Dims,
  raw: string,
  start: number,
  length: number,
  basis: Draft,
  rule: string,
): Draft {
  return {
    metric,
    dims,
    raw,
    reading: 'same_as',
    unit: null,
    start,
    end: start + (raw.length || length),
    phraseStart: start,
    phraseEnd: start + length,
    basis,
    whole: null,
    declared: false,
    scopeWords: basis.scopeWords,
    rule,
    confidence: 'medium',
  };
}

/**
 * An answer without a number (收到申请1次，并根据相关规定进行答复): every request before it in the sentence was answered.
 * Only for the pre-2019 reports, whose answers no table counts.
 */
export function readAnswered(passage: Passage, drafts: readonly Draft[], reading: Reading): Draft[] {
  if (reading.era !== 'old' || drafts.some((draft) => draft.metric === 'ans_total' || draft.metric === 'req_completed'))
    return [];
  const { text } = passage;
  for (const base of bases(drafts, ['req_received'], 0, text.length).filter(isTotal)) {
    const stop = text.indexOf('。', base.end);
    const rest = text.slice(base.end, stop < 0 ? base.end + clauseLimit : Math.min(stop, base.end + clauseLimit));
    const answer = /^[^0-9]*?(?:并|已)[^0-9，]{0,16}(?:答复|回复|办结)/.exec(rest);
    if (answer === null || /[未不]/.test(answer[0])) continue;
    const end = base.end + answer[0].length;
    return [
      {
        ...base,
        metric: 'ans_total',
        dims: {},
        raw: '',
        reading: 'same_as',
        unit: null,
        start: end - 2,
        end,
        phraseStart: Math.max(base.end, end - 12),
        phraseEnd: end,
        basis: base,
        whole: null,
        rule: 'answered',
        confidence: 'medium',
      },
    ];
  }
  return [];
}
