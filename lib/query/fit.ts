import type { Agency } from '../model/agency.ts';
import type { Dictionary } from '../model/metric.ts';
import type { View } from '../model/view.ts';
import { chartsFor, drawnKind } from './charts-for.ts';
import { metricOf } from './check-view.ts';

/** The most cells one picture is made of: 3,000 bodies over 15 years fit, 100,000 bodies in one year do not. */
export const mostCells = 60_000;

/** The most dots on one ground: with more of them none is told from another, and each costs the page an element. */
const mostDots = 10_000;

/** The most cells a View is drawn of: a list ends early and says so, dots are drawn all or not at all. */
export function mostCellsOf(view: View, dictionary: Dictionary): number {
  const kind = drawnKind(view, dictionary);
  return kind === 'strip' || kind === 'scatter' ? mostDots : mostCells;
}

/** Bodies of the picture, years and codes multiplied: the rows a View can have among so many bodies. */
export function cellsOf(view: View, bodies: number, dictionary: Dictionary): number {
  const codes = view.by === null ? 1 : (metricOf(view, dictionary).dims[view.by]?.length ?? 1);
  const years = view.years.to - view.years.from + 1;
  return (view.agencies.length || bodies) * years * Math.max(codes, 1);
}

/** One way to see a View that does not fit. */
export interface NarrowerView {
  readonly way: 'year' | 'whole' | 'yearWhole' | 'largest' | 'strip' | 'provinces' | 'prefectures';
  readonly view: View;
}

/** The View asked for less, in ways that fit, the nearest to what was asked first. */
export function narrowerViews(view: View, agencies: readonly Agency[], dictionary: Dictionary): NarrowerView[] {
  const lastYear = { from: view.years.to, to: view.years.to };
  const hasYears = view.years.from < view.years.to;
  const hasParts = view.by !== null;
  const ways: NarrowerView[] = [
    ...(hasYears ? [{ way: 'year', view: { ...view, years: lastYear } } as const] : []),
    ...(hasParts ? [{ way: 'whole', view: { ...view, by: null } } as const] : []),
    ...(hasYears && hasParts ? [{ way: 'yearWhole', view: { ...view, by: null, years: lastYear } } as const] : []),
  ];
  return [...ways, ...levels(view, agencies)]
    .filter((each) => fits(each.view, agencies.length, dictionary))
    .slice(0, 3);
}

/**
 * Other ways to see a View whose list is too long for its picture: the largest first, all in one strip chart (of the last year
 * where all years are too many dots), and, where nobody was chosen, the bodies of one level.
 */
export function clearerViews(view: View, agencies: readonly Agency[], dictionary: Dictionary): NarrowerView[] {
  const strip: View = { ...view, chart: 'strip', against: null };
  const stripOfYear: View = { ...strip, years: { from: view.years.to, to: view.years.to } };
  const makesSense = chartsFor(strip, dictionary).some(({ kind, reason }) => kind === 'strip' && reason === null);
  const asStrip = [strip, stripOfYear]
    .map((each): NarrowerView => ({ way: 'strip', view: each }))
    .find((each) => fits(each.view, agencies.length, dictionary));
  return [
    ...(view.order === 'official' ? [{ way: 'largest', view: { ...view, order: 'value' } } as const] : []),
    ...(makesSense && asStrip ? [asStrip] : []),
    ...(view.agencies.length > 0
      ? []
      : levels(view, agencies).filter((each) => fits(each.view, agencies.length, dictionary))),
  ];
}

/** Whether a View among so many bodies is no larger than what can be drawn of it. */
export function fits(view: View, bodies: number, dictionary: Dictionary): boolean {
  return cellsOf(view, bodies, dictionary) <= mostCellsOf(view, dictionary);
}

/** The View of the bodies of one level, where there are any. */
function levels(view: View, agencies: readonly Agency[]): NarrowerView[] {
  const of = (way: NarrowerView['way'], keep: (agency: Agency) => boolean): NarrowerView => ({
    way,
    view: { ...view, agencies: agencies.filter(keep).map(({ id }) => id) },
  });
  return [
    of('provinces', ({ level }) => level === 'province'),
    of('prefectures', ({ level, kind }) => level === 'prefecture' && kind === 'zf'),
  ].filter((each) => each.view.agencies.length > 0);
}
