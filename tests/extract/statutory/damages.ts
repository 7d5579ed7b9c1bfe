import { createDice, type Sheet, type SheetCell } from './sheet.ts';

/** One accident to the cells of a table. */
export interface Damage {
  readonly name: string;
  /** Damages one row of figures; null where this row cannot suffer it. */
  readonly change: (figures: readonly SheetCell[], dice: (bound: number) => number) => readonly SheetCell[] | null;
}

const withText = (cell: SheetCell, text: string): SheetCell => ({ ...cell, text });
const unread = (text: string): SheetCell => ({ text, columnSpan: 1, rowSpan: 1, key: null, value: null });

/** Every kind of accident the reader proposes repairs for. */
export const damages: readonly Damage[] = [
  {
    name: 'a cell broken in two',
    change: (figures, dice) => {
      const long = figures.flatMap((cell, i) => (cell.text.length > 1 ? [i] : []));
      const at = long[dice(Math.max(long.length, 1))];
      const cell = figures[at ?? -1];
      if (at === undefined || cell === undefined) return null;
      return [
        ...figures.slice(0, at),
        withText(cell, cell.text.slice(0, 1)),
        unread(cell.text.slice(1)),
        ...figures.slice(at + 1),
      ];
    },
  },
  {
    name: 'two cells run together',
    change: (figures, dice) => {
      const at = dice(figures.length - 1);
      const [cell, next] = [figures[at], figures[at + 1]];
      if (cell === undefined || next === undefined || cell.text === '0') return null;
      return [...figures.slice(0, at), withText(cell, cell.text + next.text), ...figures.slice(at + 2)];
    },
  },
  {
    name: 'a cell lost',
    change: (figures, dice) => {
      const at = dice(figures.length);
      return figures[at]?.text === '0' ? null : figures.filter((_, i) => i !== at);
    },
  },
  {
    name: 'a number printed twice',
    change: (figures, dice) => {
      const at = dice(figures.length);
      return figures.map((cell, i) => (i === at ? withText(cell, cell.text + cell.text) : cell));
    },
  },
  {
    name: 'a row one column to the right',
    change: (figures) => {
      const texts = figures.map((cell) => cell.text);
      return texts.every((text) => text === '0') ? null : figures.map((cell, i) => withText(cell, texts[i - 1] ?? '0'));
    },
  },
  {
    name: 'a figure emptied',
    change: (figures, dice) => {
      const at = dice(figures.length);
      return figures[at]?.text === '0' ? null : figures.map((cell, i) => (i === at ? withText(cell, '') : cell));
    },
  },
  {
    name: 'a wrong digit',
    change: (figures, dice) => {
      const at = dice(figures.length);
      return figures.map((cell, i) => (i === at ? withText(cell, String(Number(cell.text) + 1 + dice(8))) : cell));
    },
  },
];

/** A sheet with one row damaged, chosen by the seed; null where the chosen row cannot suffer the damage. */
export function damaged(sheet: Sheet, damage: Damage, seed: number): Sheet | null {
  const dice = createDice(seed);
  const rows = sheet.flatMap((row, i) => (row.some((cell) => cell.value !== null) ? [i] : []));
  const at = rows[dice(rows.length)] ?? -1;
  const row = sheet[at] ?? [];
  const first = row.findIndex((cell) => cell.value !== null);
  const changed = damage.change(row.slice(first), dice);
  return changed === null ? null : sheet.with(at, [...row.slice(0, first), ...changed]);
}
