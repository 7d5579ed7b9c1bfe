import type { View, ViewRow } from '../model/view.ts';
import type { ChartContext } from './chart-model.ts';
import { bureausApart, colourMates, seriesColour } from './colour.ts';
import { dashes, symbols } from './style.ts';

/** What tells a line from others beside its colour. */
export interface LineMarks {
  readonly dash: (typeof dashes)[number];
  readonly symbol: (typeof symbols)[number];
}

/**
 * Dash and symbol of each line of these colours: no two alike up to twelve, so that black and white print tells them apart as well; of
 * more, lines of one colour differ, up to twelve of a colour. The first line of a colour is solid as long as there is a symbol for it.
 */
export function lineLooks(lineColours: readonly string[]): LineMarks[] {
  const taken = new Set<string>();
  const key = ({ dash, symbol }: LineMarks, colour: string) => `${colour} ${dash} ${symbol}`;
  return colourMates(lineColours).map((mates, at) => {
    const colour = lineColours[at] ?? '';
    const all = turned(dashes, mates).flatMap((dash) => turned(symbols, at).map((symbol) => ({ dash, symbol })));
    const own = all.filter((look) => !taken.has(key(look, colour)));
    const look = own.find((each) => !taken.has(key(each, ''))) ?? own[0] ?? { dash: 'solid', symbol: 'circle' };
    taken.add(key(look, colour)).add(key(look, ''));
    return look;
  });
}

/** The same in a ring, from the `from`th on. */
function turned<Item>(ring: readonly Item[], from: number): Item[] {
  const start = from % ring.length;
  return [...ring.slice(start), ...ring.slice(0, start)];
}

/** Without breakdown, the dash of each bureau's line, in the order of their ids whatever order they stand in; else all are solid. */
export function bureauDashes(
  view: View,
  rows: readonly ViewRow[],
  context: ChartContext,
): (row: Pick<ViewRow, 'agency_id'>) => LineMarks['dash'] {
  const bureaus = bureausApart(view, rows);
  const looks = lineLooks(bureaus.map((row) => seriesColour(view, row, context)));
  const known = new Map(bureaus.map(({ agency_id }, at) => [agency_id, looks[at]?.dash ?? 'solid']));
  return ({ agency_id }) => known.get(agency_id) ?? 'solid';
}
