import { nearestName } from './nearest.ts';
import { type Slip, slipAt } from './slip.ts';

/** What kind of mistake the engine complains of; each has a sentence and an advice in `data/labels`. */
export type ErrorKind =
  | 'table'
  | 'column'
  | 'alias'
  | 'function'
  | 'arguments'
  | 'ambiguous'
  | 'group'
  | 'aggregate'
  | 'end'
  | 'open'
  | 'syntax'
  | 'locked'
  | 'session'
  | 'fleeting'
  | 'readonly'
  | 'files'
  | 'extension'
  | 'placeholder'
  | 'type'
  | 'range'
  | 'rows'
  | 'memory'
  | 'trap'
  | 'other';

/** The names a mistyped one may have meant, as they stand in the database now. */
export interface KnownNames {
  readonly tables: Iterable<string>;
  readonly columns: Iterable<string>;
  readonly functions: Iterable<string>;
}

/** What went wrong with a statement, as far as it can be told from the engine's own words. */
export interface ExplainedError {
  readonly kind: ErrorKind;
  /** The name the engine stumbled over: a table, a function, a word, an extension. */
  readonly name: string | null;
  /** A table, column or function of the database that is spelled much like it. */
  readonly nearest: string | null;
  /** Where in the statement; null where the engine does not say. */
  readonly slip: Slip | null;
}

interface Pattern {
  readonly kind: ErrorKind;
  /** The first group that holds something is the name. */
  readonly pattern: RegExp;
  readonly known?: keyof KnownNames;
}

/** First match wins: what the engine says of an extension also says that a function is missing. */
const patterns: readonly Pattern[] = [
  {
    kind: 'trap',
    pattern:
      /signature mismatch|RuntimeError|unreachable|index (?:is )?out of bounds|null function|indirect call|memory access/i,
  },
  { kind: 'memory', pattern: /Out of Memory|failed to allocate|could not allocate|bad_alloc|Cannot create a string/i },
  {
    kind: 'extension',
    pattern:
      /exists in the (\w+) extension|requires the extension (\w+)|required extension '(\w+)'|Failed to download extension "(\w+)"|Extension "[^"]*?(\w+)\.duckdb_extension"|Extension "(\w+)"/,
  },
  {
    kind: 'files',
    pattern: /file system operations are disabled|No files found that match|Cannot open (?:file|database)/,
  },
  {
    kind: 'locked',
    pattern:
      /configuration has been locked|Loading external extensions is disabled through|Cannot change configuration/,
  },
  { kind: 'session', pattern: /Permission Error: ([A-Z ]+) is disabled by configuration/ },
  { kind: 'fleeting', pattern: /Permission Error: ([A-Z ]+) makes what would not outlive the engine/ },
  { kind: 'readonly', pattern: /read-only mode|Cannot execute statement of type "(\w+)"/ },
  { kind: 'table', pattern: /Table with name "?([^\s"]+)"? does not exist/, known: 'tables' },
  { kind: 'table', pattern: /Table Function with name "?([^\s"]+)"? does not exist/, known: 'tables' },
  { kind: 'alias', pattern: /Referenced table "([^"]+)" not found/, known: 'tables' },
  { kind: 'column', pattern: /Referenced column "([^"]+)" (?:was )?not found/, known: 'columns' },
  { kind: 'column', pattern: /does not have a column named "([^"]+)"/, known: 'columns' },
  {
    kind: 'function',
    pattern: /Function with name "?([^\s"]+)"? (?:does not exist|is not in the catalog)/,
    known: 'functions',
  },
  { kind: 'arguments', pattern: /No function matches the given name and argument types '([^'(]+)\(/ },
  { kind: 'arguments', pattern: /Could not choose a best candidate function for the function call "([^"(]+)\(/ },
  { kind: 'arguments', pattern: /Function "(\w+)" is a table function but it was used as a scalar/ },
  { kind: 'ambiguous', pattern: /Ambiguous reference to (?:column name|table) "([^"]+)"/ },
  { kind: 'group', pattern: /column "?([^\s"]+)"? must appear in the GROUP BY clause/ },
  { kind: 'group', pattern: /Cannot mix aggregates with non-aggregated columns/ },
  { kind: 'aggregate', pattern: /cannot contain aggregates|aggregate function calls cannot be nested/ },
  { kind: 'open', pattern: /unterminated (?:quoted string|quoted identifier|dollar-quoted string|\/\* comment)/ },
  { kind: 'end', pattern: /syntax error at end of input/ },
  { kind: 'syntax', pattern: /syntax error at or near "([\s\S]*?)"(?=\n|$)/ },
  { kind: 'placeholder', pattern: /Expected \d+ parameters|Values were not provided for the following prepared/ },
  { kind: 'range', pattern: /Out of Range Error/ },
  { kind: 'type', pattern: /Conversion Error|Could not convert|Could not cast|Could not parse/ },
  { kind: 'rows', pattern: /More than one row returned by a subquery/ },
];

function firstGroup(match: RegExpExecArray): string | null {
  return match.slice(1).find((group) => group !== undefined && group !== '') ?? null;
}

/**
 * Reads the engine's message on a statement: the kind of slip, the name it concerns, the nearest name there is, and the
 * place. Native DuckDB and DuckDB-Wasm word a few of them differently; both are understood.
 */
export function explainError(message: string, sql: string, known: KnownNames): ExplainedError {
  for (const { kind, pattern, known: list } of patterns) {
    const match = pattern.exec(message);
    if (!match) continue;
    const name = firstGroup(match);
    const nearest = name === null || !list ? null : nearestName(name, known[list]);
    return { kind, name, nearest, slip: slipAt(message, sql, name, kind === 'end') };
  }
  return { kind: 'other', name: null, nearest: null, slip: slipAt(message, sql, null, false) };
}
