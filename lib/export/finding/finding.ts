import type { Caption } from '../../model/caption.ts';
import { groupBy } from '../../model/group.ts';
import type { Language } from '../../model/language.ts';
import { type Dictionary, viewMetric } from '../../model/metric.ts';
import type { View, ViewRow } from '../../model/view.ts';
import { partitionOf } from '../../query/charts-for.ts';
import { type Certainty, isCertain } from '../../query/largest-part.ts';
import { isOnSmallBase } from '../../query/measured.ts';
import { hasNumber } from '../../query/view-rows.ts';
import { yearsText } from '../../query/words.ts';
import { pairFinding, partFinding } from './parts.ts';
import { courseFinding, movesFinding, standingFinding } from './standing.ts';
import { type FindingContext, type Left, tellerOf } from './teller.ts';

/**
 * What a View's rows say, in one sentence made of nothing but them: who has most and least, how many rose and fell, which part
 * is the largest; never why. Doubtful and inexact figures and ratios on small denominators take no part, and the sentence
 * says how many were left out; agencies are set against each other only where the metric's grade allows it. Null where
 * nothing can be said: the neutral title then stands.
 */
export function findingSentence(view: View, rows: readonly ViewRow[], context: FindingContext): string | null {
  const { dictionary } = context;
  const parts = partitionOf(view, dictionary);
  const known = rows.filter(hasNumber).filter(({ code }) => parts === null || (code !== null && parts.includes(code)));
  const metric = viewMetric(dictionary, view.metric);
  const certaintyOf = (row: ViewRow) => {
    if (!isCertain(row) || row.against_qualifier !== undefined) return 'unsure';
    return row.against_small || isOnSmallBase(view, row, metric) ? 'small' : 'sure';
  };
  const sure = known.filter((row) => certaintyOf(row) === 'sure');
  const year = latestYear(sure);
  if (year === null) return null;
  const now = sure.filter((row) => row.year === year);
  const left = leftOf(known.filter((row) => row.year === year).map(certaintyOf));
  const teller = tellerOf(view, context);
  const compares = comparesAgencies(view, dictionary);
  if (view.against !== null) return compares ? pairFinding(now, left, teller) : null;
  const standing = view.measure === 'rank' || view.measure === 'index';
  if (view.by !== null) {
    return isMove(view) || standing ? null : partFinding(latestOfEach(known), certaintyOf, teller);
  }
  if (new Set(known.map(({ agency_id }) => agency_id)).size === 1) {
    return courseFinding(sure, leftOf(known.map(certaintyOf)), teller);
  }
  if (now.length < 2 || !compares) return null;
  return isMove(view) ? movesFinding(now, left, teller) : standingFinding(view, sure, year, left, teller);
}

/** A caption under the sentence that was found: what is shown moves into the subtitle. The same caption without one. */
export function foundCaption<Words extends Pick<Caption, 'title' | 'subtitle'>>(
  caption: Words,
  finding: string | null,
  { years }: View,
  language: Language,
): Words {
  if (finding === null) return caption;
  const separator = language === 'zh' ? '；' : '; ';
  const tail = `${separator}${yearsText(years, language)}`;
  const { title, subtitle } = caption;
  const measured = subtitle.endsWith(tail) ? subtitle.slice(0, -tail.length) : subtitle;
  return { ...caption, title: finding, subtitle: `${title}${separator}${measured}` };
}

function leftOf(certainties: readonly Certainty[]): Left {
  const count = (wanted: Certainty) => certainties.filter((each) => each === wanted).length;
  return { unsure: count('unsure'), small: count('small') };
}

/** The latest year that at least half as many agencies answer as the year with most. */
function latestYear(rows: readonly ViewRow[]): number | null {
  const years = [...groupBy(rows, ({ year }) => year)].map(
    ([year, own]) => [year, new Set(own.map(({ agency_id }) => agency_id)).size] as const,
  );
  const most = Math.max(0, ...years.map(([, count]) => count));
  return years.filter(([, count]) => count * 2 >= most).sort(([a], [b]) => b - a)[0]?.[0] ?? null;
}

/** The rows of each agency's own latest year. */
function latestOfEach<Row extends ViewRow>(rows: readonly Row[]): Row[] {
  return [...groupBy(rows, ({ agency_id }) => agency_id).values()].flatMap((own) => {
    const latest = Math.max(...own.map(({ year }) => year));
    return own.filter(({ year }) => year === latest);
  });
}

const isMove = ({ measure }: View) => measure === 'change' || measure === 'difference' || measure === 'points';

/** Whether figures of several agencies are counted alike: grades A and B. */
function comparesAgencies({ metric, against }: View, dictionary: Dictionary): boolean {
  return [metric, ...(against === null ? [] : [against])].every((id) => {
    const grade = viewMetric(dictionary, id)?.comparability;
    return grade === 'A' || grade === 'B';
  });
}
