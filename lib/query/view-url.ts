import { type BreakdownName, isBreakdownName } from '../model/dimension.ts';
import type { View } from '../model/view.ts';
import { packAgencies, unpackAgencies } from './agency-list.ts';
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
  against: null,
  small: false,
};

/** The query parameters of a View; other parameters of a page's address are free to use. */
export const viewParameters = ['m', 'b', 'w', 'a', 'g', 'y', 'd', 'c', 'o', 'v', 'n'] as const;

/** A query longer than this makes an address that mail programs break; agencies are then written packed (`g` in place of `a`). */
export const longestQuery = 299;

/**
 * A View as the query of an address, without the question mark: `m=proactive_by_channel&b=channel&y=2017-2021`.
 * Only letters, digits and `-._~=&` occur, so nothing is ever percent-encoded. Throws `bad_view` for a View whose shape
 * does not hold.
 */
export function encodeView(view: View): string {
  const checked = checkView(view);
  const plain = written(checked, ['a', checked.agencies.join('~')]);
  const packed = plain.length > longestQuery ? packAgencies(checked.agencies) : null;
  return packed === null ? plain : written(checked, ['g', packed]);
}

function written(view: View, agencies: readonly [string, string]): string {
  const { metric, by, where, years, measure, chart, order, against, small } = view;
  const fixed = Object.entries(where).map(([name, code]) => `${name}.${code}`);
  const parts: readonly (readonly [string, string])[] = [
    ['m', metric],
    ['b', by ?? ''],
    ['w', fixed.join('~')],
    agencies,
    ['y', years.from === years.to ? String(years.from) : `${years.from}-${years.to}`],
    ['d', measure === defaultView.measure ? '' : measure],
    ['c', chart === defaultView.chart ? '' : chart],
    ['o', order === defaultView.order ? '' : order],
    ['v', against ?? ''],
    ['n', small ? 'all' : ''],
  ];
  return parts
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
}

/** Anything that gives a query parameter by name: `URLSearchParams`, or what a router hands out. */
export interface QueryReader {
  get(name: string): string | null;
}

/**
 * The View of an address. What is left out is {@link defaultView}'s; parameters this version does not know are ignored.
 * Throws `AtlasError` `bad_view` (`what`, `value`) for a value it cannot use, never guessing another.
 */
export function decodeView(parameters: QueryReader): View {
  const read = (name: (typeof viewParameters)[number]) => parameters.get(name) || null;
  return checkView({
    metric: read('m') ?? defaultView.metric,
    by: read('b'),
    where: toWhere(read('w')),
    agencies: read('a')?.split('~') ?? toAgencies(read('g')),
    years: toYears(read('y')),
    measure: read('d') ?? defaultView.measure,
    chart: read('c') ?? defaultView.chart,
    order: read('o') ?? defaultView.order,
    against: read('v'),
    small: toSmall(read('n')),
  });
}

/** The query parameters of a page whose figures share their agencies and years. */
export const scopeParameters = ['a', 'g', 'y'] as const;

/** Agencies and years alone as the query of an address, written as {@link encodeView} writes them. */
export function encodeScope({ agencies, years }: Pick<View, 'agencies' | 'years'>): string {
  const query = encodeView({ ...defaultView, agencies, years });
  return query.slice(query.indexOf('&') + 1);
}

/** The agencies and years of an address; what it leaves out is `first`'s. Throws `bad_view` as {@link decodeView} does. */
export function decodeScope(
  parameters: QueryReader,
  first: Pick<View, 'agencies' | 'years'>,
): Pick<View, 'agencies' | 'years'> {
  const has = (name: string) => parameters.get(name) !== null;
  const only = { get: (name: string) => (scopeParameters.some((each) => each === name) ? parameters.get(name) : null) };
  const { agencies, years } = decodeView(only);
  return { agencies: has('a') || has('g') ? agencies : first.agencies, years: has('y') ? years : first.years };
}

function toAgencies(text: string | null): string[] {
  if (text === null) return [];
  const ids = unpackAgencies(text);
  if (ids === null) throw badView('agencies', text);
  return ids;
}

function toSmall(text: string | null): boolean {
  if (text !== null && text !== 'all') throw badView('small', text);
  return text === 'all';
}

function toWhere(text: string | null): View['where'] {
  const where: Partial<Record<BreakdownName, string>> = {};
  for (const pair of text?.split('~') ?? []) {
    const [name, code, ...rest] = pair.split('.');
    if (name === undefined || code === undefined || rest.length > 0 || !isBreakdownName(name) || name in where) {
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
