import type { Fact } from '../../../model/fact.ts';
import { groupBy } from '../../../model/group.ts';
import { preferredOf } from '../../preferred.ts';
import { type Breach, breachesOnly, type CheckContext, type MetricChoice, type Outcome } from '../context.ts';
import { isApplicantColumn, isExact } from '../figures.ts';
import { scopesDiffer, verdictOf } from '../verdict.ts';
import { figureName, printNumber, quotedWords } from '../words.ts';

/** Every mention of one figure has the same value; different scopes, or a table against running text, are only a hint. */
export function repeatedValues(context: CheckContext, choice: MetricChoice): Outcome {
  const breaches: Breach[] = [];
  const looked: Fact[] = [];
  let compared = 0;
  for (const all of context.figures.byFigure.values()) {
    const mentions = all.filter((fact) => isCompared(fact, choice));
    const best = preferredOf(mentions);
    if (best === null || mentions.length < 2) continue;
    compared++;
    looked.push(...mentions);
    const others = new Set(
      mentions.filter((fact) => fact.value !== best.value).map((fact) => printNumber(fact.value ?? 0)),
    );
    if (others.size === 0) continue;
    const values = [printNumber(best.value ?? 0), ...others];
    const alike = !scopesDiffer(mentions) && new Set(mentions.map((fact) => fact.source)).size === 1;
    const verdict = verdictOf(mentions, context);
    const inTable = mentions.every((fact) => fact.source === 'table');
    breaches.push({
      expected: values[0] ?? null,
      actual: values.slice(1).join(' / '),
      words: { name: figureName(best.metric, best.dims, context.dictionary), values: values.join(' / ') },
      facts: mentions,
      verdict: verdict === 'report_says_so' && !inTable ? 'maybe_scope' : verdict,
      ...(!alike && { severity: 'info' as const }),
    });
  }
  return { breaches, compared, looked };
}

function isCompared(fact: Fact, choice: MetricChoice): boolean {
  if (!isExact(fact) || fact.status === 'derived' || choice.except.includes(fact.metric)) return false;
  if (choice.only.length > 0 && !choice.only.includes(fact.metric)) return false;
  return fact.source === 'narrative' || !choice.textOnly.includes(fact.metric);
}

/** Figures narrowed by words of the report (only subordinates, as of an earlier year) are shown as such. */
export function narrowedScopes(context: CheckContext): Outcome {
  const narrowed = context.figures.all.filter((fact) => fact.scopeWords !== null && fact.value !== null);
  if (narrowed.length === 0) return breachesOnly([]);
  const each = [...new Set(narrowed.map((fact) => `${fact.scopeWords} ${fact.raw}`))];
  const words = { scopes: quotedWords(each, '；') };
  return breachesOnly([{ expected: null, actual: each.join('；'), words, facts: narrowed, verdict: 'maybe_scope' }]);
}

/** From this value on a number rarely repeats by chance, and this many objects sharing it are worth a look. */
const noticeableValue = 10;
const noticeableObjects = 3;

/**
 * One number for several unrelated objects in running text looks copied. Within one group of the dictionary numbers are
 * equal for good reasons (received, answered), except in `context`, which is a mixed bag.
 */
export function sameNumber(context: CheckContext): Outcome {
  const stated = context.figures.all.filter(
    (fact) => isExact(fact) && fact.source === 'narrative' && fact.status === 'reported' && /\d/.test(fact.raw),
  );
  const breaches: Breach[] = [];
  for (const [value, facts] of groupBy(stated, (fact) => fact.value ?? 0)) {
    const objects = groupBy(facts, (fact) => objectOf(fact, context));
    if (value < noticeableValue || objects.size < noticeableObjects) continue;
    breaches.push({
      expected: null,
      actual: printNumber(value),
      words: { value: printNumber(value), n: String(objects.size) },
      facts,
      verdict: 'maybe_scope',
    });
  }
  return breachesOnly(breaches);
}

function objectOf(fact: Fact, context: CheckContext): string {
  const group = context.dictionary.metrics.get(fact.metric)?.group ?? fact.metric;
  return group === 'context' ? fact.metric : group;
}

/** A figure is not ten times, nor a tenth, of the year before; small counts may jump. */
export function outliers(context: CheckContext): Outcome {
  const { previous } = context;
  if (previous === null) return breachesOnly([]);
  const breaches: Breach[] = [];
  const looked: Fact[] = [];
  let compared = 0;
  for (const [figure, mentions] of context.figures.byFigure) {
    const now = preferredOf(mentions);
    const before = preferredOf(previous.byFigure.get(figure) ?? []);
    if (now === null || before === null || !isExact(now) || !isExact(before) || isApplicantColumn(now)) continue;
    compared++;
    looked.push(now, before);
    if (now.value <= 10 * Math.max(before.value, 10) && before.value <= 10 * Math.max(now.value, 10)) continue;
    breaches.push({
      expected: `${printNumber(before.value / 10)}–${printNumber(before.value * 10)}`,
      actual: printNumber(now.value),
      words: {
        metric: figureName(now.metric, now.dims, context.dictionary),
        prev: printNumber(before.value),
        value: printNumber(now.value),
      },
      facts: [now, before],
      verdict: 'maybe_scope',
    });
  }
  return { breaches, compared, looked };
}

/** Suits by route are not compared across 2023/24, when review became a precondition (行政复议法, Art. 23). */
export function routeBreak(context: CheckContext): Outcome {
  const routesIn = (facts: readonly Fact[]): Fact[] => facts.filter((fact) => fact.dims.route !== undefined);
  const routes = routesIn(context.figures.byMetric.get('litigation_total') ?? []);
  const before = context.previous?.byMetric.get('litigation_total');
  if (context.identity.year !== 2024 || before === undefined || routes.every((fact) => !fact.value)) {
    return breachesOnly([]);
  }
  const facts = [...routes, ...routesIn(before)];
  return breachesOnly([{ expected: null, actual: null, words: {}, facts, verdict: 'maybe_scope' }]);
}
