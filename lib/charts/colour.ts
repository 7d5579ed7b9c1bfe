import type { View, ViewRow } from '../model/view.ts';
import { breakdownCodes } from '../query/labels.ts';
import type { ChartContext } from './chart-model.ts';
import { type ColourToken, seriesTokens } from './theme.ts';

/** Channels by family, so that those most often side by side (site, Weibo, WeChat, press) never share a colour. */
const channelPlaces: ReadonlyMap<string, number> = new Map([
  ...['website_own', 'gov_portal', 'website'].map((code) => [code, 0] as const),
  ...['disclosure_platform', 'gazette'].map((code) => [code, 1] as const),
  ...['weibo', 'short_video'].map((code) => [code, 2] as const),
  ...['wechat', 'new_media', 'app'].map((code) => [code, 3] as const),
  ...['press_media', 'press_conference'].map((code) => [code, 4] as const),
  ...['bulletin_board', 'led', 'reading_point', 'other'].map((code) => [code, 5] as const),
]);

/** How an application ended, in a flow as in a stack; of all parts of compositions these alone have colours by meaning. */
export const outcomeColours: ReadonlyMap<string, ColourToken> = new Map([
  ['granted', 'series-1'],
  ['partly_granted', 'series-3'],
  ['refused', 'series-4'],
  ['unable', 'series-2'],
  ['not_processed', 'series-5'],
  ['other_handling', 'series-6'],
]);

/**
 * The colour of a cell's series. A channel has the colour of its family, another breakdown code that of its place in the
 * dictionary, a part of a composition that of its place among the parts, an outcome that of the flow; without breakdown a
 * bureau has the colour of its id: the same on every page, whatever else is selected. Two may therefore share a colour:
 * what draws them side by side asks {@link colourMates} and tells them apart by pattern, dash or words.
 */
export function seriesColour(view: View, row: ViewRow, { dictionary, colours }: ChartContext): string {
  const outcome = view.by === 'part' ? outcomeColours.get(row.code ?? '') : undefined;
  if (outcome !== undefined) return colours[outcome];
  const codes = breakdownCodes(view, dictionary);
  const family = view.by === 'channel' ? channelPlaces.get(row.code ?? '') : undefined;
  const place = family ?? codes.indexOf(row.code ?? '');
  const index = place >= 0 ? place : hash(view.by === null ? row.agency_id : (row.code ?? ''));
  return colours[seriesTokens[index % seriesTokens.length] ?? 'series-1'];
}

/** The colour of a line through some cells of the View, each undefined where the View has none; ink where it has none at all. */
export function lineColour(view: View, cells: readonly (ViewRow | undefined)[], context: ChartContext): string {
  const first = cells.find((row) => row !== undefined);
  return first === undefined ? context.colours.ink : seriesColour(view, first, context);
}

/** For each of the colours how many before it are the same. */
export function colourMates(all: readonly string[]): number[] {
  return all.map((colour, at) => all.slice(0, at).filter((other) => other === colour).length);
}

/** With more bureaus than this a picture shows how they lie, not which is which: words and pointing name them. */
const bureausAtMost = 24;

/** A row of each bureau, in the order of ids, where a picture tells them apart; none with a breakdown or a crowd of bureaus. */
export function bureausApart(view: View, rows: readonly ViewRow[]): ViewRow[] {
  if (view.by !== null) return [];
  const bureaus = [...new Map(rows.map((row) => [row.agency_id, row])).values()];
  return bureaus.length > bureausAtMost ? [] : bureaus.sort((a, b) => (a.agency_id < b.agency_id ? -1 : 1));
}

/**
 * Without breakdown: for a cell, how many other bureaus of the picture have its bureau's colour and stand before it by id, so
 * that order and years do not change its look. Dots take a shape by it, for lines see `lineLooks`; a bar needs none, its name stands
 * beside it and patterns mean that there is no number. 0 for every cell where there is a breakdown or a crowd of bureaus.
 */
export function bureauMates(
  view: View,
  rows: readonly ViewRow[],
  context: ChartContext,
): (row: Pick<ViewRow, 'agency_id'>) => number {
  const sorted = bureausApart(view, rows);
  const mates = colourMates(sorted.map((row) => seriesColour(view, row, context)));
  const known = new Map(sorted.map(({ agency_id }, at) => [agency_id, mates[at] ?? 0]));
  return ({ agency_id }) => known.get(agency_id) ?? 0;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}
