import { cellsOf, heightOf, type Level, levelsOf, none, pageStep, textOf } from './chain.ts';
import { numbered } from './label.ts';
import { type Box, centre, hull } from './page.ts';
import type { Parted } from './parted.ts';
import { type Anchor, type LabelLine, matchRows, type RowMatch, type RowRules } from './rows.ts';
import type { Segment } from './segment.ts';
import { type Column, columnAt } from './spread.ts';

/** Figures nearer than this are of one row, in em. */
export const sameRow = 0.9;
/** Part of the distance to the next row that figures may stand off their label's place. */
const maxOff = 0.35;

/** Part of a table: its head, and the rows below. */
export interface Part {
  readonly heads: Segment[];
  readonly values: Segment[];
  readonly labels: Segment[];
}

/** A row: its label and its values. */
export interface DataRow {
  readonly y: number;
  readonly page: number;
  readonly label: readonly Segment[];
  readonly values: readonly Segment[];
}

/** The rows below a head, and why they may be wrong. */
export interface Data {
  readonly rows: DataRow[];
  readonly doubt: string | null;
}

/** A number broken at its cell's edge: its first part leaves no room for another figure. */
export function isBroken(above: Segment, below: Segment, column: Column): boolean {
  const width = above.right - above.left;
  const digit = width / Math.max(above.text.length, 1);
  return (
    /^[\d.,，]+$/.test(above.text) && /^[\d.,，]+$/.test(below.text) && column.right - column.left - width < 1.2 * digit
  );
}

const isDigits = (segment: Segment): boolean => /^[\d.,，]+$/.test(segment.text);

/** Heights of the figures of each row: of those on one line first, then of numbers the file shows to be broken. */
function anchorLevels(
  values: readonly Segment[],
  labels: readonly Segment[],
  parted: Parted,
  banded: boolean,
  columns: readonly Column[],
): Level[] {
  const cells = cellsOf(values, (above, below) => isDigits(above) && isDigits(below));
  const broken = cells.filter((cell) => cell.length > 1);
  const levels = plainLevels(cells.filter((cell) => cell.length === 1).flat(), labels, parted, banded, columns);
  const rest: Level[] = [];
  for (const cell of broken) {
    const [head, tail] = [cell[0] ?? none, cell.at(-1) ?? none];
    const own = [...levels, ...rest].find(
      ({ y }) => y >= heightOf(head) - 0.35 * head.em && y <= heightOf(tail) + 0.35 * head.em,
    );
    if (own === undefined) rest.push({ y: (heightOf(head) + heightOf(tail)) / 2, segments: [...cell] });
    else own.segments.push(...cell);
  }
  return [...levels, ...rest].sort((a, b) => a.y - b.y);
}

function plainLevels(
  values: readonly Segment[],
  labels: readonly Segment[],
  parted: Parted,
  banded: boolean,
  columns: readonly Column[],
): Level[] {
  const levels: Level[] = [];
  for (const level of levelsOf(values, sameRow)) {
    const open = levels.at(-1);
    const [own, before] = [level.segments[0], open?.segments[0]];
    if (open === undefined || own === undefined || before === undefined) {
      levels.push(level);
      continue;
    }
    const isSameBand = banded && own.page === before.page && !parted(own, before);
    const isNear = own.page === before.page && (level.y - open.y) / own.em < 1.7;
    const goesOn = level.segments.every((segment) =>
      open.segments.some((above) => {
        const column = columnAt(columns, segment);
        return columnAt(columns, above) === column && isBroken(above, segment, columns[column] ?? segment);
      }),
    );
    const hasLabel = labels.some((label) => Math.abs(heightOf(label) - level.y) < 0.3 * label.em);
    if (isSameBand || (isNear && goesOn && !hasLabel)) {
      open.segments.push(...level.segments);
      open.y = (open.y + level.y) / 2;
    } else levels.push(level);
  }
  return levels;
}

/** Rows from where labels and values stand; `rooms` are the boxes of all the table's labels. */
export function dataRows(
  { values, labels }: Part,
  rooms: readonly Box[],
  parted: Parted,
  columns: readonly Column[],
): Data {
  const lines = levelsOf(labels, 0.3);
  const figureLevels = levelsOf(values, sameRow);
  const steps = figureLevels
    .slice(1)
    .map((level, i) => parted(figureLevels[i]?.segments[0] ?? none, level.segments[0] ?? none));
  const banded = steps.length > 0 && steps.filter((own) => own).length >= 0.6 * steps.length;
  const levels = anchorLevels(values, labels, parted, banded, columns);
  const roomOf = (box: Box): number => {
    const em = box.bottom - box.top;
    const isAligned = (other: Box): boolean =>
      Math.abs(other.left - box.left) < 0.6 * em || Math.abs(centre(other).x - centre(box).x) < 0.6 * em;
    return Math.max(...rooms.filter(isAligned).map((other) => other.right - other.left));
  };
  const labelLines = lines.map(({ y, segments }): LabelLine => {
    const [head, tail] = [segments[0], segments.at(-1)];
    return {
      y,
      page: head?.page ?? 0,
      em: head?.em ?? 1,
      width: (tail?.right ?? 0) - (head?.left ?? 0),
      room: roomOf(hull(segments)),
      numbered: numbered.test(textOf(segments)),
      first: Math.min(...segments.map((segment) => segment.first)),
      last: Math.max(...segments.map((segment) => segment.last)),
    };
  });
  const anchors = levels.map(({ y, segments }): Anchor => {
    return { y, page: segments[0]?.page ?? 0 };
  });
  const lineHead = (i: number): Segment => lines[i]?.segments[0] ?? none;
  const rules: RowRules = {
    banded,
    lineParted: (i) => parted(lineHead(i), lineHead(i + 1)),
    anchorParted: (i, j) => parted(lineHead(i), levels[j]?.segments[0] ?? none),
  };
  const matches: readonly RowMatch[] =
    labelLines.length === 0
      ? anchors.map((_, anchor) => ({ from: 0, to: 0, anchor, off: 0 }))
      : matchRows(labelLines, anchors, rules);
  const rows = matches.map(({ from, to, anchor }): DataRow => {
    const label = lines.slice(from, to).flatMap((line) => line.segments);
    const level = anchor === null ? undefined : levels[anchor];
    const y = level?.y ?? lines[from]?.y ?? 0;
    return { y, page: Math.floor(y / pageStep), label, values: level?.segments ?? [] };
  });
  const isOff = matches.some(({ off, from, anchor }) => {
    const near = [anchors[(anchor ?? 0) - 1], anchors[(anchor ?? 0) + 1]].map((other) =>
      other === undefined || anchor === null ? Infinity : Math.abs(other.y - (anchors[anchor]?.y ?? 0)),
    );
    return off * (labelLines[from]?.em ?? 1) > maxOff * Math.min(...near);
  });
  const isBare = labelLines.length > 0 && matches.some(({ from, to }) => from === to);
  return { rows, doubt: isOff ? 'figures stand between two labels' : isBare ? 'a row has no label' : null };
}
