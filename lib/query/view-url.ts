import { type DimensionName, isDimensionName } from '../model/dimension.ts';
import type { View } from '../model/view.ts';
import { badView, checkView } from './check-view.ts';

/**
 * What a link without parameters means. Links that people keep leave defaults out, so these values never change once
 * published; metric and years are always written, because the sensible choice of both moves on.
 */
export const defaultView: View = {
  metric: 'proactive_total',
  by: null,
  where: {},
  agencies: [],
  years: { from: 2017, to: 2021 },
  measure: 'value',
  chart: 'bar',
  order: 'official',
};

/** The query parameters of a View; other parameters of a page's address are free to use. */
export const viewParameters = ['m', 'b', 'w', 'a', 'y', 'd', 'c', 'o'] as const;

/**
 * A View as the query of an address, without the question mark: `m=proactive_by_channel&b=channel&y=2017-2021`.
 * Only letters, digits and `-._~=&` occur, so nothing is ever percent-encoded. Throws `bad_view` for a View whose shape
 * does not hold.
 */
export function encodeView(view: View): string {
  const { metric, by, where, agencies, years, measure, chart, order } = checkView(view);
  const fixed = Object.entries(where).map(([name, code]) => `${name}.${code}`);
  const parts: readonly (readonly [string, string])[] = [
    ['m', metric],
    ['b', by ?? ''],
    ['w', fixed.join('~')],
    ['a', agencies.join('~')],
    ['y', years.from === years.to ? String(years.from) : `${years.from}-${years.to}`],
    ['d', measure === defaultView.measure ? '' : measure],
    ['c', chart === defaultView.chart ? '' : chart],
    ['o', order === defaultView.order ? '' : order],
  ];
  return parts
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
}

/** Anything that gives a query parameter by name: `URLSearchParams`, or what a router hands out. */
export interface Parameters {
  get(name: string): string | null;
}

/**
 * The View of an address. What is left out is {@link defaultView}'s; parameters this version does not know are ignored.
 * Throws `AtlasError` `bad_view` (`what`, `value`) for a value it cannot use, never guessing another.
 */
export function decodeView(parameters: Parameters): View {
  const read = (name: (typeof viewParameters)[number]) => parameters.get(name) || null;
  return checkView({
    metric: read('m') ?? defaultView.metric,
    by: read('b'),
    where: toWhere(read('w')),
    agencies: read('a')?.split('~') ?? [],
    years: toYears(read('y')),
    measure: read('d') ?? defaultView.measure,
    chart: read('c') ?? defaultView.chart,
    order: read('o') ?? defaultView.order,
  });
}

function toWhere(text: string | null): View['where'] {
  const where: Partial<Record<DimensionName, string>> = {};
  for (const pair of text?.split('~') ?? []) {
    const [name, code, ...rest] = pair.split('.');
    if (name === undefined || code === undefined || rest.length > 0 || !isDimensionName(name) || name in where) {
      throw badView('where', pair);
    }
    where[name] = code;
  }
  return where;
}

function toYears(text: string | null): View['years'] {
  if (text === null) {
    return defaultView.years;
  }
  const match = /^(\d{4})(?:-(\d{4}))?$/.exec(text);
  if (match === null) {
    throw badView('years', text);
  }
  return { from: Number(match[1]), to: Number(match[2] ?? match[1]) };
}
