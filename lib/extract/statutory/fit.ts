import type { Token } from '../token.ts';
import { filledCells, type Run } from './run.ts';

/** The cells of a row, one for each column; null = an empty cell that has no place of its own in the text. */
export interface Fit {
  readonly cells: readonly (Token | null)[];
  /** `direct`: as many figures as columns. `neighbours`, `edge`, `gaps`: blank cells placed by other rows, by the row's end, by line gaps. */
  readonly way: 'direct' | 'blank' | 'neighbours' | 'edge' | 'gaps' | 'chosen';
}

function lines(cells: readonly Token[]): Token[][] {
  const groups = new Map<number, Token[]>();
  for (const cell of cells) groups.set(cell.line, [...(groups.get(cell.line) ?? []), cell]);
  return [...groups.values()];
}

function lineGap(text: string, from: Token, to: Token): number {
  return text.slice(from.end, to.start).match(/\r\n|[\n\r\f]/g)?.length ?? 0;
}

/** A page number behind the row: one figure too many, parted from the others by a wider gap than they from each other. */
function isStrayLast(text: string, filled: readonly Token[]): boolean {
  const gaps = filled.slice(1).map((cell, i) => lineGap(text, filled[i] ?? cell, cell));
  return gaps.slice(0, -1).every((gap) => gap < (gaps.at(-1) ?? 0));
}

/** More figures than columns: the same number twice in each cell, a merged cell repeated, or a stray number. */
function fitTooMany(text: string, filled: readonly Token[], count: number): Fit | null {
  if (filled.length === count * 2) {
    const firsts = filled.filter((_, i) => i % 2 === 0);
    if (firsts.every((cell, i) => cell.text === filled[i * 2 + 1]?.text)) {
      return { cells: firsts.map((cell) => ({ ...cell, doubled: cell.kind === 'number' })), way: 'direct' };
    }
  }
  if (count === 1 && filled.every((cell) => cell.text === filled[0]?.text)) {
    return { cells: [filled[0] ?? null], way: 'direct' };
  }
  if (filled.length === count + 1 && count > 1 && isStrayLast(text, filled)) {
    return { cells: filled.slice(0, -1), way: 'chosen' };
  }
  const whole = lines(filled).filter((line) => line.length === count);
  return whole.length === 1 && whole[0] !== undefined && count > 1 ? { cells: whole[0], way: 'chosen' } : null;
}

/** Where a row's cells begin and how many there are: rows of one shape share their columns, however the table shifts. */
function shape(run: Run): string {
  return `${run.cells[0]?.column ?? -1}:${run.cells.length}`;
}

/** Which grid column holds figure number 0, 1, 2 … */
type Slots = ReadonlyMap<number, number>;

function slotsOf(cells: readonly Token[]): Slots {
  return new Map(cells.map((cell, slot) => [cell.column, slot]));
}

/** The columns of the complete rows of the same shape; rows may differ where a merged cell shifted some of them. */
function neighbourSlots(run: Run, complete: readonly Run[]): Slots[] {
  const alike = complete.filter((other) => shape(other) === shape(run)).map(filledCells);
  const byFirst = new Map(alike.map((cells) => [cells.map((cell) => cell.column).join(), slotsOf(cells)]));
  return [...byFirst.values()];
}

function placeBySlots(run: Run, filled: readonly Token[], slots: Slots): Fit | null {
  const cells: (Token | null)[] = Array.from({ length: slots.size }, () => null);
  for (const cell of filled) {
    const slot = slots.get(cell.column);
    if (slot === undefined || cells[slot] !== null) return null;
    cells[slot] = cell;
  }
  for (const cell of run.cells) {
    const slot = slots.get(cell.column);
    if (slot !== undefined && cells[slot] === null) cells[slot] = cell;
  }
  return { cells, way: 'neighbours' };
}

/** The one placing the complete rows allow; `undefined` where they say nothing, null where they allow several. */
function placeByNeighbours(run: Run, filled: readonly Token[], complete: readonly Run[]): Fit | null | undefined {
  const fits = neighbourSlots(run, complete).flatMap((slots) => placeBySlots(run, filled, slots) ?? []);
  return fits.length > 1 ? null : fits[0];
}

/** For each column its heading cells: one, or several where a merged cell was taken apart. */
type Heading = readonly (readonly Token[])[];

/** A merged cell taken apart prints its figure in each of its parts, below a heading taken apart likewise. */
function fitTakenApart(filled: readonly Token[], count: number, slots: Slots): Fit | null {
  const cells: (Token | null)[] = Array.from({ length: count }, () => null);
  for (const cell of filled) {
    const slot = slots.get(cell.column);
    if (slot === undefined || (cells[slot] ?? cell).text !== cell.text) return null;
    cells[slot] ??= cell;
  }
  return { cells, way: 'direct' };
}

/** Whether headings on several rows stand side by side in one grid: each in the next column. */
function isSideBySide(all: readonly Token[]): boolean {
  return all.every((token, i) => token.column === (all[0]?.column ?? 0) + i);
}

/**
 * Grid columns of the headings, where these are known cells on one row (or, for a row with more cells than columns, side by
 * side on several), and no complete row contradicts them.
 */
function headingSlots(heading: Heading, complete: readonly Run[], isWide: boolean): Slots | null {
  const all = heading.flat();
  const slots = new Map(heading.flatMap((cells, slot) => cells.map((cell) => [cell.column, slot] as const)));
  const isOneRow = all.every((token) => token.line === all[0]?.line);
  const areCells = all.every((token) => token.structured) && (isOneRow || (isWide && isSideBySide(all)));
  if (all.length === 0 || slots.size !== all.length || !areCells) return null;
  const agrees = complete.every((run) => filledCells(run).every((cell, slot) => slots.get(cell.column) === slot));
  return agrees ? slots : null;
}

/** Known cells, no complete row like this one to compare with: the figures' columns are the last ones of the row. */
function placeByEdge(run: Run, count: number, complete: readonly Run[]): Fit | null {
  const isWider = complete.some(({ cells }) => cells.at(-1)?.kind === 'blank');
  if (run.cells.length < count || (run.cells.length > count && isWider)) return null;
  const dropped = run.cells.slice(0, run.cells.length - count);
  if (dropped.some((cell) => cell.kind !== 'blank')) return null;
  return { cells: run.cells.slice(-count), way: run.cells.length === count ? 'direct' : 'edge' };
}

/** The line ends between the cells of a row, its label first where it is known. */
function gapsOf(text: string, run: Run): number[] {
  const stops = [...(run.label === null ? [] : [run.label]), ...filledCells(run)];
  return stops.slice(1).map((stop, i) => lineGap(text, stops[i] ?? stop, stop));
}

/** The one number of line ends that parts two cells of complete rows; null where it differs. */
function stepOf(text: string, complete: readonly Run[]): number | null {
  const steps = new Set(complete.flatMap((run) => gapsOf(text, run)));
  const [step = 0] = steps;
  return steps.size === 1 && step > 0 ? step : null;
}

/** Empty cells there is room for behind the last figure of a row: those of the next row's merged labels among them. */
function roomBehind(text: string, { next, cells }: Run, step: number): number {
  const last = cells.at(-1);
  return next === null || last === undefined ? 0 : lineGap(text, last, next) / step - 1;
}

/** One cell per line: complete rows show how many line ends part two cells, a wider gap holds empty cells. */
function placeByGaps(text: string, run: Run, complete: readonly Run[], count: number): Fit | null {
  const step = stepOf(text, complete);
  const gaps = gapsOf(text, run);
  if (step === null || gaps.length === 0 || gaps.some((gap) => gap % step !== 0)) return null;
  const blanks = gaps.map((gap): null[] => Array.from({ length: gap / step - 1 }, () => null));
  const [before, between] = run.label === null ? [[], blanks] : [blanks[0] ?? [], blanks.slice(1)];
  const cells = [...before, ...filledCells(run).flatMap((cell, i) => [cell, ...(between[i] ?? [])])];
  const missing = count - cells.length;
  if (missing < 0 || missing > roomBehind(text, run, step)) return null;
  return { cells: [...cells, ...Array.from({ length: missing }, () => null)], way: 'gaps' };
}

/** A run by itself: without the labels around it, whose distance may not be the cells'. */
function inner(run: Run): Run {
  return { ...run, label: null, next: null };
}

/** Position on its line: by characters, or by printed width (a hanzi counts two). */
type Ruler = (text: string, offset: number) => number;

const rulers: readonly Ruler[] = [
  (text, offset) => offset - (text.lastIndexOf('\n', offset - 1) + 1),
  (text, offset) => {
    const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
    return before.length + (before.match(/[\u2e80-\u9fff\uff00-\uff60\u3000-\u303f]/g)?.length ?? 0);
  },
];

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The stretch of the line each column takes up in the complete rows; null where columns overlap. */
function stretchesOf(text: string, complete: readonly Run[], count: number, ruler: Ruler): Stretch[] | null {
  const stretches = Array.from({ length: count }, (_, slot) => {
    const cells = complete.map((row) => filledCells(row)[slot]).filter((cell) => cell !== undefined);
    return {
      from: Math.min(...cells.map((cell) => ruler(text, cell.start))),
      to: Math.max(...cells.map((cell) => ruler(text, cell.end))),
    };
  });
  return stretches.some((stretch, i) => i > 0 && stretch.from < (stretches[i - 1]?.to ?? 0)) ? null : stretches;
}

/** Cells aligned by spaces: complete rows show where each column stands, by the ruler that shows it most sharply. */
function placeByStretch(text: string, filled: readonly Token[], complete: readonly Run[], count: number): Fit | null {
  if (complete.length < 3) return null;
  const width = (stretches: readonly Stretch[]): number => stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  const [best] = rulers
    .flatMap((ruler) => {
      const stretches = stretchesOf(text, complete, count, ruler);
      return stretches === null ? [] : [{ ruler, stretches }];
    })
    .sort((a, b) => width(a.stretches) - width(b.stretches));
  if (best === undefined) return null;
  const cells: (Token | null)[] = Array.from({ length: count }, () => null);
  for (const cell of filled) {
    const from = best.ruler(text, cell.start);
    const to = best.ruler(text, cell.end);
    const slots: number[] = best.stretches.flatMap((stretch, slot) =>
      from < stretch.to && to > stretch.from ? [slot] : [],
    );
    const slot = slots.length === 1 ? slots[0] : undefined;
    if (slot === undefined || cells[slot] !== null) return null;
    cells[slot] = cell;
  }
  return { cells, way: 'neighbours' };
}

/**
 * Puts the cells of a run into the table's columns. `complete` are the rows that have one figure for each column,
 * `heading` the heading cells of the columns, where they are cells of their own. Null where the run cannot be placed without
 * guessing.
 */
export function fitRun(text: string, run: Run, count: number, complete: readonly Run[], heading: Heading): Fit | null {
  const filled = filledCells(run);
  if (filled.length === count) return { cells: filled, way: 'direct' };
  if (filled.length > count) {
    const plain = filled.filter((cell) => cell.kind !== 'odd');
    if (plain.length === count) return { cells: plain, way: 'direct' };
    const slots = headingSlots(heading, complete, false);
    const apart = slots === null || slots.size === count ? null : fitTakenApart(filled, count, slots);
    return apart ?? fitTooMany(text, filled, count);
  }
  if (filled.length === 0) {
    const blanks = run.cells.slice(-count);
    return { cells: Array.from({ length: count }, (_, i) => blanks[i] ?? null), way: 'blank' };
  }
  if (filled.every((cell) => cell.structured)) {
    const neighbours = placeByNeighbours(run, filled, complete);
    if (neighbours !== undefined) return neighbours;
    const slots = headingSlots(heading, complete, run.cells.length > count);
    return (slots === null ? null : placeBySlots(run, filled, slots)) ?? placeByEdge(run, count, complete);
  }
  return (
    placeByGaps(text, run, complete, count) ??
    placeByGaps(text, inner(run), complete.map(inner), count) ??
    placeByStretch(text, filled, complete, count)
  );
}
