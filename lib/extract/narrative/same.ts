import type { Dims } from '../../model/dimension.ts';
import type { Reading } from './context.ts';
import type { Draft } from './draft.ts';
import type { Lexicon } from './lexicon.ts';
import type { Passage } from './passage.ts';
import { hasAll, hasAny } from './words.ts';

type SameRule = Lexicon['same'][number];

const allWords = ['全部', '全都', '悉数', '均', '都'];
const stops = '，,；;。！？：:';
const clauseLimit = 60;
const backLimit = 260;

function isWholeWord(text: string, at: number, word: string): boolean {
  const previous = text.charAt(at - 1);
  const next = text.charAt(at + word.length);
  if (word === '均') return !'平人年月日'.includes(previous) && !'衡等值分价'.includes(next);
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

/** The figures a statement repeats: those of its own sentence before it, else of the sentence before. */
function findBases(text: string, drafts: readonly Draft[], rule: SameRule, at: number): Draft[] {
  const sentence = Math.max(text.lastIndexOf('。', at) + 1, at - backLimit, 0);
  const previous = Math.max(text.lastIndexOf('。', sentence - 2) + 1, sentence - backLimit, 0);
  const own = bases(drafts, rule.base, sentence, at);
  const found = own.length > 0 ? own : bases(drafts, rule.base, previous, sentence);
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
  for (let at = 0; at < text.length; at++) {
    const word = allWords.find((candidate) => text.startsWith(candidate, at));
    if (word === undefined || !isWholeWord(text, at, word)) continue;
    found.push(...readStatement(text, at, word, drafts, found, reading));
    at += word.length - 1;
  }
  return found;
}

function readStatement(
  text: string,
  at: number,
  word: string,
  drafts: readonly Draft[],
  earlier: readonly Draft[],
  reading: Reading,
): Draft[] {
  const statement = statementFrom(text, at);
  const found: Draft[] = [];
  for (const rule of reading.lexicon.same) {
    if (!hasAll(statement, rule.all) || (rule.none !== undefined && hasAny(statement, rule.none))) continue;
    const metric = reading.metricOf(rule.metric);
    if (metric === null) continue;
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
    end: start + raw.length,
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
  if (reading.era !== 'old' || drafts.some((draft) => draft.metric === 'ans_total')) return [];
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
