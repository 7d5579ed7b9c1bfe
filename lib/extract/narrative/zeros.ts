import type { Dims } from '../../model/dimension.ts';
import type { Reading } from './context.ts';
import { type Denial, findDenials, isConditional, isOfOtherYear, reach } from './denials.ts';
import type { Draft } from './draft.ts';
import { type Lexicon, metricsOf } from './lexicon.ts';
import type { Passage, Span } from './passage.ts';
import { findWord, hasAll, oncePer } from './words.ts';

type ZeroRule = Lexicon['zeros'][number];

/** A paragraph this short answers its heading ("无。", "本年度未发生此类情况。"). */
const answerLength = 26;
/** A denial this short closes its clause: what it denies stands before it. */
const closingLength = 14;
const phraseLength = 20;
const causes = ['引起', '引发', '导致', '产生', '被', '提起', '而', '方面'];

function isCause(text: string, word: string, at: number): boolean {
  const end = at + word.length;
  const near = text.slice(end, end + 14);
  if (/^(?:行政复议|被行政复议)/.test(near)) return true;
  const lead = text.slice(Math.max(0, at - 16), at);
  return /(?:因|针对|由于|对|就)[^，。]{0,14}$/.test(lead) && causes.some((cause) => near.includes(cause));
}

interface Found {
  readonly rule: ZeroRule;
  readonly start: number;
  readonly end: number;
}

interface Scene {
  /** Headings and sentence around a denial. */
  readonly surroundings: string;
  /** The nearest heading, and the sentence up to the denial's end. */
  readonly said: string;
  /** Topics the surroundings touch. */
  readonly topics: ReadonlySet<string>;
}

function applies(rule: ZeroRule, words: string, scene: Scene): boolean {
  if (rule.none?.some((word) => findWord(words, word) !== null) === true) return false;
  // 安全生产形势平稳，无责任追究: of another matter the report has nothing to count.
  const isElsewhere = rule.elsewhere?.some((word) => scene.said.includes(word)) === true;
  if (isElsewhere && !scene.said.includes('公开')) return false;
  if (rule.topic !== undefined && !rule.topic.some((code) => scene.topics.has(code))) return false;
  return rule.sentence === undefined || hasAll(scene.surroundings, rule.sentence);
}

function firstHit(rule: ZeroRule, words: string): Span | null {
  for (const word of rule.any) {
    const at = findWord(words, word);
    if (at !== null) return { start: at[0], end: at[1] };
  }
  return null;
}

/** What some words deny, rule by rule; a rule found blocks the metrics it lists. */
function findObjects(text: string, range: Span, scene: Scene, lexicon: Lexicon): Found[] {
  const words = text.slice(range.start, range.end);
  const found: Found[] = [];
  const blocked = new Set<string>();
  for (const rule of lexicon.zeros) {
    if (metricsOf(rule).some((metric) => metric !== null && blocked.has(metric))) continue;
    if (found.some((other) => sameMetric(other.rule, rule)) || !applies(rule, words, scene)) continue;
    const hit = firstHit(rule, words);
    if (hit === null || (isRequest(rule) && isOtherRequest(words, hit, lexicon))) continue;
    found.push({ rule, start: range.start + hit.start, end: range.start + hit.end });
    // "未收到申请、行政复议": requests stand in the list themselves unless they are the cause of the review.
    if (!requestIsListed(words)) for (const metric of rule.blocks ?? []) blocked.add(metric);
  }
  return found;
}

/** Whether requests are denied only as a cause of something else, or only some of them (未收到当面申请, 无延期答复申请). */
function isOtherRequest(words: string, { start, end }: Span, { negators: { kinds, alone } }: Lexicon): boolean {
  if (isCause(words, words.slice(start, end), start)) return true;
  const said = words.slice(0, end);
  const item = said.slice(Math.max(...['、', '和', '及', '与', '或'].map((stop) => said.lastIndexOf(stop, start))) + 1);
  if (kinds.some((kind) => item.includes(kind))) return true;
  return alone.some(({ words: own, beside }) => {
    return own.filter((word) => said.includes(word)).length === 1 && !beside.some((word) => said.includes(word));
  });
}

function isRequest(rule: ZeroRule): boolean {
  return rule.metric === 'req_received';
}

function requestIsListed(words: string): boolean {
  return (
    /申请(?:公开|事项|件|案件|情况)?(?:数量?|总数)?[、和及或，]/.test(words) &&
    !/(?:因|针对|由于)[^、]{0,16}申请/.test(words)
  );
}

function zeroKey({ metric, dims }: ZeroRule): string {
  return JSON.stringify([metric, dims]);
}

function sameMetric(one: ZeroRule, other: ZeroRule): boolean {
  return oncePer(one, zeroKey) === oncePer(other, zeroKey);
}

function sceneOf(surroundings: string, said: string, lexicon: Lexicon): Scene {
  const touched = lexicon.topics.filter((topic) => topic.words.some((word) => surroundings.includes(word)));
  return { surroundings, said, topics: new Set(touched.map((topic) => topic.code)) };
}

/** What a denial denies: after it, else before it where it closes its clause, else the heading a short answer stands under. */
function objectsOf(passage: Passage, denial: Denial, lexicon: Lexicon): Found[] {
  const { text, headings } = passage;
  const from = Math.max(0, denial.at - reach);
  const sentence = text.slice(text.lastIndexOf('。', denial.at) + 1, denial.after.end);
  const said = `${headings.at(-1) ?? ''}|${sentence}`;
  const scene = sceneOf(`${headings.join('|')}|${text.slice(from, denial.after.end)}`, said, lexicon);
  const words = text.slice(denial.after.start, denial.after.end);
  if (isConditional(text, denial)) return [];
  const after = hasNumber(words) ? [] : findObjects(text, denial.after, scene, lexicon);
  if (after.length > 0 || words.length > closingLength) return after;
  const before = findObjects(text, denial.before, scene, lexicon);
  const heading = headings.at(-1);
  if (before.length > 0 || text.length > answerLength || heading === undefined) return before;
  const answered = sceneOf(`${heading}|公开`, said, lexicon);
  // A short answer that names what it denies answers for that alone, not for its heading.
  if (!denial.bare) return hasNumber(words) ? [] : findObjects(text, denial.after, answered, lexicon);
  const ofHeading = findObjects(heading, { start: 0, end: heading.length }, answered, lexicon);
  return ofHeading.map(({ rule }) => ({ rule, start: denial.at, end: denial.after.end }));
}

/**
 * The zeros a passage states in words. One denial answers every quantity it names: 未发生行政复议、行政诉讼 is two zeros.
 * What is denied stands after the denying word, or before it (行政复议均未发生), or in the heading a short answer stands under.
 * A zero beside a figure of the same quantity is no zero of it: it is of another year, or of a part no rule knows.
 */
export function readZeros(passage: Passage, figures: readonly Draft[], reading: Reading): Draft[] {
  const { text } = passage;
  const drafts: Draft[] = [];
  const counted = new Set(figures.flatMap(({ metric, dims, raw }) => (raw === '0' ? [] : [quantityKey(metric, dims)])));
  for (const denial of findDenials(text, reading.lexicon)) {
    if (isOfOtherYear(text, denial, reading.year)) continue;
    for (const object of objectsOf(passage, denial, reading.lexicon)) {
      const metric = reading.metricOf(object.rule.metric);
      if (metric === null || counted.has(quantityKey(metric, reading.dimsOf(metric, object.rule.dims ?? {})))) continue;
      const start = Math.min(denial.at, object.start);
      const end = Math.max(object.end, denial.at + 1);
      const repeats = drafts.some((draft) => draft.rule === object.rule.id && isOneSentence(text, draft.end, start));
      if (!repeats) drafts.push(zeroDraft(text, start, end, metric, object.rule, reading));
    }
  }
  return drafts;
}

function quantityKey(metric: string, dims: Dims): string {
  return `${metric} ${JSON.stringify(dims)}`;
}

function zeroDraft(text: string, start: number, end: number, metric: string, rule: ZeroRule, reading: Reading): Draft {
  return {
    metric,
    dims: reading.dimsOf(metric, rule.dims ?? {}),
    raw: text.slice(start, end),
    reading: 'stated_none',
    unit: null,
    start,
    end,
    phraseStart: start,
    phraseEnd: Math.min(text.length, Math.max(end, start + phraseLength)),
    basis: null,
    whole: null,
    declared: false,
    scopeWords: null,
    rule: rule.id,
    confidence: 'high',
  };
}

function isOneSentence(text: string, end: number, start: number): boolean {
  return !/[。！？]/.test(text.slice(Math.min(end, start), start));
}

/** 未发生1起复议: not even one. */
const notOne = /^(?:未|没有)(?:发生|收到|接到|出现|产生|受理|引发)?过?1(?=件|次|起|例|宗)/;

function hasNumber(words: string): boolean {
  return /[0-9]+(?:件|条|次|起|例|份|个|宗)/.test(words.replace(notOne, ''));
}
