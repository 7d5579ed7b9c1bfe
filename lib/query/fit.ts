import type { Agency } from '../model/agency.ts';
import type { Dictionary } from '../model/metric.ts';
import type { View } from '../model/view.ts';
import { metricOf } from './check-view.ts';

/** The most cells one picture is made of: 3,000 bodies over 15 years fit, 100,000 bodies in one year do not. */
export const mostCells = 60_000;

/** Bodies of the picture, years and codes multiplied: the rows a View can have among so many bodies. */
export function cellsOf(view: View, bodies: number, dictionary: Dictionary): number {
  const codes = view.by === null ? 1 : (metricOf(view, dictionary).dims[view.by]?.length ?? 1);
  const years = view.years.to - view.years.from + 1;
  return (view.agencies.length || bodies) * years * Math.max(codes, 1);
}

/** One way to make a View narrower. */
export interface NarrowerView {
  readonly way: 'year' | 'whole' | 'yearWhole' | 'provinces' | 'prefectures';
  readonly view: View;
}

/** The View asked for less, in ways that fit, the nearest to what was asked first. */
export function narrowerViews(view: View, agencies: readonly Agency[], dictionary: Dictionary): NarrowerView[] {
  const lastYear = { from: view.years.to, to: view.years.to };
  const ids = (keep: (agency: Agency) => boolean) => agencies.filter(keep).map(({ id }) => id);
  const ways: NarrowerView[] = [
    { way: 'year', view: { ...view, years: lastYear } },
    { way: 'whole', view: { ...view, by: null } },
    { way: 'yearWhole', view: { ...view, by: null, years: lastYear } },
    { way: 'provinces', view: { ...view, agencies: ids(({ level }) => level === 'province') } },
    {
      way: 'prefectures',
      view: { ...view, agencies: ids(({ level, kind }) => level === 'prefecture' && kind === 'zf') },
    },
  ];
  const isNew = ({ way, view: narrow }: NarrowerView) =>
    way === 'provinces' || way === 'prefectures'
      ? narrow.agencies.length > 0
      : (way !== 'whole' || view.by !== null) && (way !== 'year' || view.years.from < view.years.to);
  return ways.filter((each) => isNew(each) && cellsOf(each.view, agencies.length, dictionary) <= mostCells).slice(0, 3);
}
