import { fetchedOnce } from '../../../_hooks/fetched-once.ts';
import { bundledData } from '../../../_hooks/workspace-data.ts';

/** One administrative division. */
export interface Division {
  readonly name: string;
  /** The name behind those of the divisions above it. */
  readonly full: string;
}

/** All divisions of the country, by code. */
export type Divisions = ReadonlyMap<string, Division>;

/** All divisions of the country. */
export const loadDivisions = fetchedOnce(async () => divisionsOf((await bundledData()).regions));

/** The divisions of a table of code, name and the code above, with a line of headings. */
export function divisionsOf(regions: string): Divisions {
  const rows = regions
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
  const names = new Map(rows.map(([code = '', name = '', parent = '']) => [code, { name, parent }]));
  const full = (code: string): string => {
    const own = names.get(code);
    return own === undefined || own.parent === '100000' ? (own?.name ?? '') : `${full(own.parent)}${own.name}`;
  };
  return new Map([...names].map(([code, { name }]) => [code, { name, full: full(code) }]));
}

/** The division that was typed: its code, or the exact name of one and only one. Null where it is still open which. */
export function divisionTyped(divisions: Divisions, typed: string): string | null {
  if (divisions.has(typed)) return typed;
  const named = [...divisions].filter(([, { name, full }]) => name === typed || full === typed);
  return named.length === 1 ? (named[0]?.[0] ?? null) : null;
}

/** The codes of the divisions whose code begins so, or whose name holds the words. */
export function divisionsLike(divisions: Divisions, typed: string): string[] {
  if (typed === '') return [];
  return [...divisions]
    .filter(([code, { full }]) => code.startsWith(typed) || full.includes(typed))
    .map(([code]) => code);
}
