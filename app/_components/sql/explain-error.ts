import { tables } from '../../../lib/store/schema.ts';
import { views } from '../../../lib/store/views.ts';

/** What went wrong with a statement, as far as it can be told from the engine's own words. */
export interface ExplainedError {
  readonly kind: 'table' | 'column' | 'syntax' | 'refused' | 'extension' | 'type' | 'memory' | 'other';
  /** The name, or the place of the slip, the engine stumbled over. */
  readonly name: string | null;
  /** A table or column of the atlas that is spelled much like it. */
  readonly nearest: string | null;
}

const columnNames = [...new Set(tables.flatMap((table) => table.columns.map((column) => column.name)))];
const tableNames = [...tables, ...views].map(({ name }) => name);

/** Number of single-character edits between two words (Levenshtein). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** Whether one of two words is the beginning of the other, long enough to mean it. */
function beginsAlike(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a));
}

/** The known name closest to a mistyped one; null where none is close enough to be meant. */
export function nearestName(typed: string, known: readonly string[]): string | null {
  const word = typed.toLowerCase();
  const ranked = known
    .map((name) => ({ name, distance: beginsAlike(name, word) ? 1 : editDistance(word, name) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.ceil(word.length / 3) ? best.name : null;
}

const patterns: readonly {
  readonly kind: ExplainedError['kind'];
  readonly pattern: RegExp;
  readonly known?: readonly string[];
}[] = [
  { kind: 'table', pattern: /Table with name "?([^\s"]+)"? does not exist/, known: tableNames },
  { kind: 'column', pattern: /Referenced column "([^"]+)" (?:was )?not found/, known: columnNames },
  { kind: 'column', pattern: /does not have a column named "([^"]+)"/, known: columnNames },
  { kind: 'syntax', pattern: /syntax error at (?:or near "([^"]*)"|end of input)/ },
  {
    kind: 'refused',
    pattern: /disabled (?:through|by) configuration|configuration has been locked|read-only mode|Permission Error/,
  },
  {
    kind: 'extension',
    pattern: /extension|Catalog Error: (?:Scalar|Table|Aggregate) Function with name (\w+) is not in the catalog/,
  },
  { kind: 'type', pattern: /Conversion Error|Could not convert/ },
  { kind: 'memory', pattern: /Out of Memory/i },
];

/** Reads the engine's message: the kind of slip, the name it concerns, and the nearest name of the atlas. */
export function explainError(message: string): ExplainedError {
  for (const { kind, pattern, known } of patterns) {
    const match = pattern.exec(message);
    if (!match) continue;
    const name = match[1] ?? null;
    return { kind, name, nearest: name === null || !known ? null : nearestName(name, known) };
  }
  return { kind: 'other', name: null, nearest: null };
}
