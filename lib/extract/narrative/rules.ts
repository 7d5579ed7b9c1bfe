import type { Clause } from './clause.ts';
import type { Reading, ReadyRule, UnitRules } from './context.ts';
import { cleanLabel } from './label.ts';
import type { Rule } from './lexicon.ts';
import type { Passage } from './passage.ts';
import { hasAll, type WordSet } from './words.ts';

const surroundingReach = 150;
/** Units that stand before the person they count. */
/** 收费通知件数为0: what is counted stands before a number without a measure word. */
const countSaid = /(?:件数|数量|总数|次数|申请数|案件数)(?:均|都)?(?:为|是)?$/;
const countUnit = '件';
const personUnits = new Set(['名', '位']);

/** Whether the noun a number counts may follow it: 共发布9件规范性文件, 对25件申请, 配备2名干部. */
function isOpenEnded({ left: words, quantity }: Clause, reading: Reading): boolean {
  const left = words.replace(/[：:，,]+$/, '');
  if (personUnits.has(quantity.unit)) return true;
  const { lightWords, openVerbs } = reading.lexicon;
  if (left === '' || lightWords.some((word) => left.endsWith(word))) return true;
  return openVerbs.some((verb) => left.endsWith(verb));
}

/** The noun a number counts when it stands before it: up to 的, so that what is done to it later stays out. */
function nounBehind(right: string): string {
  const end = right.indexOf('的', 2);
  return end < 0 ? right : right.slice(0, end);
}

/** Whether a rule fits the words `words` has read. */
function matches({ rule, all, none }: ReadyRule, words: WordSet, clause: Clause, passage: Passage): boolean {
  if (!all.every((group) => words.hasAny(group)) || words.hasAny(none)) return false;
  if (rule.behind !== undefined && !hasAll(clause.right, rule.behind)) return false;
  const { text, headings } = passage;
  if (rule.earlier !== undefined && !hasAll(text.slice(clause.sentenceStart, clause.leftStart), rule.earlier))
    return false;
  if (rule.sentence === undefined) return true;
  const from = Math.max(0, clause.sentenceStart - surroundingReach);
  return hasAll(`${headings.join('|')}|${text.slice(from, clause.sentenceEnd + surroundingReach)}`, rule.sentence);
}

/** The rules that may fit the words `words` has read, in the lexicon's order. */
function rulesFor(rules: UnitRules | undefined, words: WordSet): readonly ReadyRule[] {
  if (rules === undefined) return [];
  const possible = new Set(rules.always);
  for (const number of words.found) for (const rule of rules.byWord.get(number) ?? []) possible.add(rule);
  return [...possible].sort((a, b) => a.order - b.order);
}

/** The first rule of the lexicon that fits some words of a clause; `previous` are the metrics it may continue. */
export function matchWords(
  zone: string,
  clause: Clause,
  passage: Passage,
  topic: string | null,
  reading: Reading,
  previous: readonly string[] = [],
): Rule | null {
  if (zone === '' || zone === '|') return null;
  const unit = clause.quantity.unit || (countSaid.test(clause.left) ? countUnit : '-');
  let best: Rule | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  const words = reading.ruleWords;
  words.read(zone);
  for (const ready of rulesFor(reading.rulesByUnit.get(unit), words)) {
    const { rule } = ready;
    if (rule.era !== undefined && rule.era !== reading.era) continue;
    if (rule.topic !== undefined && !rule.topic.includes(topic ?? 'none')) continue;
    if (rule.follows === undefined) {
      if (best === null && matches(ready, words, clause, passage)) return rule;
      continue;
    }
    const follows = rule.follows;
    const at = previous.findIndex((metric) => follows.includes(metric));
    if (at < 0 || at >= nearest || !matches(ready, words, clause, passage)) continue;
    best = rule;
    nearest = at;
  }
  return best;
}

/**
 * The rule for a number: by the words before it, else, where its noun follows it, by those and the noun. `hint` is what a list
 * before says of its parts (政策解读52篇，其中图文20篇).
 */
export function matchRule(
  clause: Clause,
  passage: Passage,
  topic: string | null,
  reading: Reading,
  hint: string,
  previous: readonly string[],
): Rule | null {
  const bare = cleanLabel(clause.left) === '' && clause.right === '';
  const left = `${hint}${bare ? clause.before : ''}${clause.left}`;
  const rule = matchWords(left, clause, passage, topic, reading, previous);
  if (rule !== null || !isOpenEnded(clause, reading)) return rule;
  return matchWords(`${left}|${nounBehind(clause.right)}`, clause, passage, topic, reading, previous);
}
