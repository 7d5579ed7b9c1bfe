import type { Reading } from './context.ts';
import type { Draft } from './draft.ts';
import { type Lexicon, metricsOf } from './lexicon.ts';
import type { Passage } from './passage.ts';
import { findWord, hasAll, oncePer } from './words.ts';

type ZeroRule = Lexicon['zeros'][number];

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A statement that something did not happen: the words that deny, and the clauses they reach over. */
interface Denial {
  readonly at: number;
  readonly after: Range;
  readonly before: Range;
}

const clauseStops = '，,；;。！？：:';
const reach = 90;
const verbReach = 7;
/** A paragraph this short answers its heading ("无。", "本年度未发生此类情况。"). */
const answerLength = 26;
/** A denial this short closes its clause: what it denies stands before it. */
const closingLength = 14;
const phraseLength = 20;
const allZero = /(?:均|都|全部|皆)为?(?:0(?![0-9.])|零(?!散|星))/g;
const causes = ['引起', '引发', '导致', '产生', '被', '提起', '而', '方面'];

function clauseAround(text: string, at: number): Range {
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

/** The object may run over a comma only in a list of the same ("复议，也未收到诉讼" starts its own denial). */
function findDenials(text: string, lexicon: Lexicon): Denial[] {
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
    const behind = text.slice(at + word.length, Math.min(clause.end, at + word.length + verbReach));
    const bare = behind === '' || /^(?:此类|上述|该类|任何|相关|)(?:情况|情形|案件|事项|)$/.test(behind);
    if (word === '不' && !/^(?:收取|收费|产生|存在|涉及)/.test(behind)) continue;
    const verbLed = verbs.some((verb) => behind.includes(verb));
    if (!bare && !verbLed) continue;
    denials.push({
      at,
      after: { start: at, end: clause.end },
      before: { start: beforeColon(text, clause.start, at), end: at },
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
    return { at: index, after: { start: end, end }, before: { start: clause.start, end: index } };
  });
}

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
  /** Topics the surroundings touch. */
  readonly topics: ReadonlySet<string>;
}

function applies(rule: ZeroRule, words: string, scene: Scene): boolean {
  if (rule.none?.some((word) => findWord(words, word) !== null) === true) return false;
  if (rule.topic !== undefined && !rule.topic.some((code) => scene.topics.has(code))) return false;
  return rule.sentence === undefined || hasAll(scene.surroundings, rule.sentence);
}

function firstHit(rule: ZeroRule, words: string): Range | null {
  for (const word of rule.any) {
    const at = findWord(words, word);
    if (at !== null) return { start: at[0], end: at[1] };
  }
  return null;
}

/** What some words deny, rule by rule; a rule found blocks the metrics it lists. */
function findObjects(text: string, range: Range, scene: Scene, lexicon: Lexicon): Found[] {
  const words = text.slice(range.start, range.end);
  const found: Found[] = [];
  const blocked = new Set<string>();
  for (const rule of lexicon.zeros) {
    if (metricsOf(rule).some((metric) => metric !== null && blocked.has(metric))) continue;
    if (found.some((other) => sameMetric(other.rule, rule)) || !applies(rule, words, scene)) continue;
    const hit = firstHit(rule, words);
    if (hit === null || (isRequest(rule) && isCause(words, words.slice(hit.start, hit.end), hit.start))) continue;
    found.push({ rule, start: range.start + hit.start, end: range.start + hit.end });
    // "未收到申请、行政复议": requests stand in the list themselves unless they are the cause of the review.
    if (!requestIsListed(words)) for (const metric of rule.blocks ?? []) blocked.add(metric);
  }
  return found;
}

function isRequest(rule: ZeroRule): boolean {
  return rule.metric === 'req_received';
}

function requestIsListed(words: string): boolean {
  return /申请(?:公开|事项|件|案件|情况)?[、和及或，]/.test(words) && !/(?:因|针对|由于)[^、]{0,16}申请/.test(words);
}

function zeroKey({ metric, dims }: ZeroRule): string {
  return JSON.stringify([metric, dims]);
}

function sameMetric(one: ZeroRule, other: ZeroRule): boolean {
  return oncePer(one, zeroKey) === oncePer(other, zeroKey);
}

function sceneOf(surroundings: string, lexicon: Lexicon): Scene {
  const touched = lexicon.topics.filter((topic) => topic.words.some((word) => surroundings.includes(word)));
  return { surroundings, topics: new Set(touched.map((topic) => topic.code)) };
}

/** What a denial denies: after it, else before it where it closes its clause, else the heading a short answer stands under. */
function objectsOf(passage: Passage, denial: Denial, lexicon: Lexicon): Found[] {
  const { text, headings } = passage;
  const from = Math.max(0, denial.at - reach);
  const scene = sceneOf(`${headings.join('|')}|${text.slice(from, denial.after.end)}`, lexicon);
  const words = text.slice(denial.after.start, denial.after.end);
  const after = isConditional(text, denial) || hasNumber(words) ? [] : findObjects(text, denial.after, scene, lexicon);
  if (after.length > 0 || words.length > closingLength) return after;
  const before = findObjects(text, denial.before, scene, lexicon);
  const heading = headings.at(-1);
  if (before.length > 0 || text.length > answerLength || heading === undefined) return before;
  const ofHeading = findObjects(
    heading,
    { start: 0, end: heading.length },
    sceneOf(`${heading}|公开`, lexicon),
    lexicon,
  );
  return ofHeading.map(({ rule }) => ({ rule, start: denial.at, end: denial.after.end }));
}

/**
 * The zeros a passage states in words. One denial answers every quantity it names: 未发生行政复议、行政诉讼 is two zeros.
 * What is denied stands after the denying word, or before it (行政复议均未发生), or in the heading a short answer stands under.
 */
export function readZeros(passage: Passage, reading: Reading): Draft[] {
  const { text } = passage;
  const drafts: Draft[] = [];
  for (const denial of findDenials(text, reading.lexicon)) {
    for (const object of objectsOf(passage, denial, reading.lexicon)) {
      const metric = reading.metricOf(object.rule.metric);
      if (metric === null) continue;
      const start = Math.min(denial.at, object.start);
      const end = Math.max(object.end, denial.at + 1);
      const repeats = drafts.some((draft) => draft.rule === object.rule.id && isOneSentence(text, draft.end, start));
      if (!repeats) drafts.push(zeroDraft(text, start, end, metric, object.rule, reading));
    }
  }
  return drafts;
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

function hasNumber(words: string): boolean {
  return /[0-9]+(?:件|条|次|起|例|份|个|宗)/.test(words);
}

function isConditional(text: string, denial: Denial): boolean {
  const words = text.slice(denial.after.start, denial.after.end);
  if (/除[^。；]{1,40}外[，,]?[^。；，]{0,10}$/.test(text.slice(Math.max(0, denial.at - 60), denial.at))) return true;
  if (/(?:的要|的，应|将|应当|不得|必须)/.test(words) || /败诉|纠错|被撤销|负面|不良/.test(words)) return true;
  return /(?:对|凡|如|若|确保|做到|避免|杜绝)[^，]{0,12}$/.test(text.slice(denial.before.start, denial.before.end));
}
