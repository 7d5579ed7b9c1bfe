import type { Clause } from './clause.ts';
import type { Reading } from './context.ts';
import { cleanLabel } from './label.ts';
import type { Rule } from './lexicon.ts';
import type { Passage } from './passage.ts';
import { hasAll, hasAny } from './words.ts';

const surroundingReach = 150;
/** Units that stand before the person they count. */
const personUnits = new Set(['名', '位']);

/** Whether the noun a number counts may follow it: 共发布9件规范性文件, 对25件申请, 配备2名干部. */
function isOpenEnded({ left, quantity }: Clause, reading: Reading): boolean {
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

function matches(rule: Rule, zone: string, clause: Clause, passage: Passage): boolean {
  if (rule.all !== undefined && !hasAll(zone, rule.all)) return false;
  if (rule.none !== undefined && hasAny(zone, rule.none)) return false;
  if (rule.behind !== undefined && !hasAll(clause.right, rule.behind)) return false;
  const { text, headings } = passage;
  if (rule.earlier !== undefined && !hasAll(text.slice(clause.sentenceStart, clause.leftStart), rule.earlier))
    return false;
  if (rule.sentence === undefined) return true;
  const from = Math.max(0, clause.sentenceStart - surroundingReach);
  return hasAll(`${headings.join('|')}|${text.slice(from, clause.sentenceEnd + surroundingReach)}`, rule.sentence);
}

/** The first rule of the lexicon that fits some words of a clause. */
export function matchWords(
  zone: string,
  clause: Clause,
  passage: Passage,
  topic: string | null,
  reading: Reading,
): Rule | null {
  if (zone === '' || zone === '|') return null;
  const unit = clause.quantity.unit === '' ? '-' : clause.quantity.unit;
  for (const rule of reading.rulesByUnit.get(unit) ?? []) {
    if (rule.topic !== undefined && !rule.topic.includes(topic ?? 'none')) continue;
    if (matches(rule, zone, clause, passage)) return rule;
  }
  return null;
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
): Rule | null {
  const bare = cleanLabel(clause.left) === '' && clause.right === '';
  const left = `${hint}${bare ? clause.before : ''}${clause.left}`;
  const rule = matchWords(left, clause, passage, topic, reading);
  if (rule !== null || !isOpenEnded(clause, reading)) return rule;
  return matchWords(`${left}|${nounBehind(clause.right)}`, clause, passage, topic, reading);
}
