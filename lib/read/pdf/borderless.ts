import { cellsOf, heightOf, levelsOf, none, textOf } from './chain.ts';
import { dataRows, type Part, sameRow } from './data-row.ts';
import { splitLabels } from './label.ts';
import type { TableItem } from './layout.ts';
import { hull } from './page.ts';
import type { Parted } from './parted.ts';
import type { RegionLine } from './region.ts';
import { addData, addHead, createSheet, frameOf } from './sheet.ts';
import { type Spread, spreadOf } from './spread.ts';

/** Cuts a table before each head that stands below rows. */
function partsOf({ heads, values, labels }: Spread): Part[] {
  const inHead = new Set(
    cellsOf(labels, () => true).flatMap((cell) => {
      const [head, tail] = [cell[0] ?? none, cell.at(-1) ?? none];
      const reach = sameRow * head.em;
      const isLevel = heads.some(
        (own) => heightOf(own) > heightOf(head) - reach && heightOf(own) < heightOf(tail) + reach,
      );
      return isLevel ? cell : [];
    }),
  );
  const all = [
    ...heads.map((segment) => ({ segment, kind: 'heads' as const })),
    ...values.map((segment) => ({ segment, kind: 'values' as const })),
    ...labels.map((segment) => ({ segment, kind: 'labels' as const })),
  ].sort((a, b) => heightOf(a.segment) - heightOf(b.segment));
  let open: Part = { heads: [], values: [], labels: [] };
  const parts = [open];
  for (const { segment, kind } of all) {
    const isHead = kind === 'heads' || inHead.has(segment);
    const hasRows = open.values.length > 0 || open.labels.length > 0;
    if (kind === 'heads' && hasRows) {
      open = { heads: [], values: [], labels: [] };
      parts.push(open);
    }
    if (isHead) open.heads.push(segment);
    else open[kind].push(segment);
  }
  return parts;
}

function compose(lines: readonly RegionLine[], parted: Parted): { item: TableItem; crowded: boolean } {
  const spread = spreadOf(lines);
  const { columns } = spread;
  const split = splitLabels(spread.labels);
  const { groups } = split;
  const frame = frameOf(spread, groups);
  const sheet = createSheet(frame);
  if (spread.crowded) sheet.worry('two figures stand in one column');
  if (spread.unsure) sheet.worry('it is not sure which columns stand empty');
  const rooms = levelsOf(split.own, 0.3).map(({ segments }) => hull(segments));
  for (const part of partsOf({ ...spread, labels: split.own })) {
    addHead(sheet, part.heads, columns, frame);
    const ys = [...part.values, ...part.labels].map(heightOf);
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    const own = groups.filter((cell) =>
      cell.some((segment) => heightOf(segment) >= top - 5 && heightOf(segment) <= bottom + 5),
    );
    addData(sheet, dataRows(part, rooms, parted, columns), own, columns, frame);
  }
  const xs = [...new Set([...frame.groupEdges, ...frame.edges])].sort((a, b) => a - b);
  const page = lines[0]?.item.page ?? 1;
  const { cells, rows, doubt } = sheet;
  return { item: { kind: 'table', page, xs, rows, cells, doubt }, crowded: spread.crowded };
}

/** The lines without a head printed again at the top of a later page. */
function withoutRepeatedHeads(lines: readonly RegionLine[]): RegionLine[] {
  const head = lines.slice(
    0,
    lines.findIndex((line) => line.values.length > 0),
  );
  const first = lines[0]?.item.page;
  const words = (line: RegionLine | undefined): string => textOf(line?.segments ?? []).replace(/\s/g, '');
  return lines.filter((line, i) => {
    const { page } = line.item;
    if (page === first) return true;
    const top = lines.findIndex((other) => other.item.page === page);
    const at = i - top;
    return at >= head.length || !head.slice(0, at + 1).every((own, k) => words(own) === words(lines[top + k]));
  });
}

/** Lines of one table cut before each head that stands between its rows. */
function cutAtHeads(lines: readonly RegionLine[]): RegionLine[][] {
  const pieces: RegionLine[][] = [];
  let rows = 0;
  for (const line of lines) {
    const open = pieces.at(-1);
    const isHead = line.values.length === 0 && line.segments.length >= 2;
    if (open === undefined || (isHead && rows > 0)) {
      pieces.push([line]);
      rows = 0;
    } else open.push(line);
    if (line.values.length > 0) rows++;
  }
  return pieces;
}

/** Puts a table together from lines without a drawn grid: columns from where values stand, rows from their heights. */
export function borderlessTables(printed: readonly RegionLine[], parted: Parted): TableItem[] {
  const lines = withoutRepeatedHeads(printed);
  const whole = compose(lines, parted);
  if (!whole.crowded) return [whole.item];
  return cutAtHeads(lines).map((piece) => compose(piece, parted).item);
}
