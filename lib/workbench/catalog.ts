import type { QueryResult, SqlValue } from '../model/engine.ts';
import { confidences, factSources, factStatuses, qualifiers, severities, verdicts } from '../model/fact.ts';
import type { Bilingual } from '../model/language.ts';
import { quoteName } from '../model/quote.ts';
import { completenesses } from '../model/report.ts';
import { templateIds } from '../model/template.ts';
import { tables } from '../store/schema.ts';

/** One column as the database has it now. */
export interface CatalogColumn {
  readonly name: string;
  readonly type: string;
  /** What it means; null for a column nobody has described. */
  readonly words: Bilingual | null;
}

/** One table or view as the database has it now; `name` is how a statement calls it (`fact`, `my.prices`). */
export interface CatalogTable {
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly words: Bilingual | null;
  /** Rows of a table as the engine counts them; null for a view. */
  readonly rows: number | null;
  readonly columns: readonly CatalogColumn[];
}

/** One way to call a function: names of its parameters, their types where there is only one choice, what it gives. */
export interface CatalogCall {
  readonly parameters: readonly string[];
  readonly types: readonly string[] | null;
  readonly returns: string | null;
  readonly description: string | null;
}

/** A value people write in quotes: an agency, a metric, a code of a breakdown. */
export interface CatalogValue {
  readonly value: string;
  readonly words: Bilingual | null;
  /** Further words it is found by (pinyin initials, a full name), in lower case. */
  readonly keys: readonly string[];
}

/** What the engine has at this moment: the ground of completion, signature help, the schema panel and error messages. */
export interface Catalog {
  readonly tables: readonly CatalogTable[];
  /** By function name in lower case. */
  readonly functions: ReadonlyMap<string, readonly CatalogCall[]>;
  /** By column name: the values worth offering for it. */
  readonly values: ReadonlyMap<string, readonly CatalogValue[]>;
}

/** Lists every column of every table and view outside the engine's own and the product's, with the counts the engine keeps. */
export const columnsSql = `SELECT c.database_name = current_database() AS own, c.database_name, c.schema_name, c.table_name,
  t.estimated_size, t.table_name IS NOT NULL AS is_table, c.column_name, c.data_type
FROM duckdb_columns() AS c
LEFT JOIN duckdb_tables() AS t USING (database_name, schema_name, table_name)
WHERE NOT c.internal AND NOT starts_with(c.database_name, '~')
ORDER BY own DESC, c.database_name, c.schema_name, c.table_name, c.column_index`;

/** Lists every function with its ways to be called, overloads of equal parameters as one. */
export const functionsSql = `SELECT lower(function_name), parameters,
  CASE WHEN count(DISTINCT parameter_types) = 1 THEN any_value(parameter_types) END,
  CASE WHEN count(DISTINCT return_type) = 1 THEN any_value(return_type) END,
  any_value(description)
FROM duckdb_functions()
WHERE function_type <> 'pragma' AND regexp_matches(function_name, '^[a-zA-Z][a-zA-Z0-9_]*$')
  AND NOT starts_with(function_name, '__') AND NOT starts_with(function_name, 'pg_')
GROUP BY ALL
ORDER BY ALL`;

/** Columns of the large tables whose values are known without reading them. */
const fixed: Readonly<Record<string, readonly string[]>> = {
  status: factStatuses,
  qualifier: qualifiers,
  confidence: confidences,
  stands_in: factSources,
  template: templateIds,
  completeness: completenesses,
  severity: severities,
  verdict: verdicts,
  procedure: ['行政复议', '行政诉讼'],
};

const fixedValues = Object.entries(fixed).flatMap(([column, values]) =>
  values.map((value) => `('${column}', '${value}', NULL, NULL, '', 0)`),
);

/** Lists the values worth completing, as column, value, Chinese and English words, further keys. */
export const valuesSql = `SELECT 'agency_id', agency_id, name, name, initials, sort_key FROM agency
UNION ALL SELECT 'agency', short_name, name, name, initials, sort_key FROM agency
UNION ALL SELECT 'short_name', short_name, name, name, initials, sort_key FROM agency
UNION ALL SELECT 'metric_id', metric_id, name_zh, name_en, group_id, row_number() OVER () FROM metric
UNION ALL SELECT dimension, code, label_zh, label_en, '', position FROM dimension_code
UNION ALL SELECT 'dimension', dimension, NULL, NULL, '', min(position) FROM dimension_code GROUP BY dimension
UNION ALL SELECT DISTINCT 'level', level, NULL, NULL, '', 0 FROM agency
UNION ALL SELECT DISTINCT 'kind', kind, NULL, NULL, '', 0 FROM agency
UNION ALL SELECT DISTINCT 'unit', unit, NULL, NULL, '', 0 FROM metric
UNION ALL SELECT DISTINCT 'group_id', group_id, NULL, NULL, '', 0 FROM metric
UNION ALL SELECT DISTINCT 'comparability', comparability, NULL, NULL, '', 0 FROM metric
UNION ALL SELECT DISTINCT 'rule_id', rule_id, NULL, NULL, '', 0 FROM (SELECT rule_id FROM finding LIMIT 20000)
UNION ALL VALUES ${fixedValues.join(', ')}
ORDER BY 1, 6, 2`;

const plainName = /^[a-z_][a-z0-9_]*$/;

/** A name as it is written in a statement: quoted unless it is plain. */
export function writtenName(name: string): string {
  return plainName.test(name) ? name : quoteName(name);
}

function maybeText(value: SqlValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function textList(value: SqlValue | undefined): readonly string[] | null {
  return Array.isArray(value) && value.every((one) => one !== null) ? value.map(String) : null;
}

/** The words for a table (`column` null) or one of its columns; null where there are none. */
export type WordsOf = (table: string, column: string | null) => Bilingual | null;

const publicTables: ReadonlySet<string> = new Set(tables.map(({ name }) => name));

/** Tables and views from the answer to `columnsSql`. */
export function toCatalogTables({ rows }: QueryResult, wordsOf: WordsOf): readonly CatalogTable[] {
  const found = new Map<string, { kind: 'table' | 'view'; rows: number | null; columns: CatalogColumn[] }>();
  for (const [own, database, schema, table, size, isTable, column, type] of rows) {
    const lead = own === true ? [] : [String(database)];
    const path = [...lead, ...(schema === 'main' ? [] : [String(schema)]), String(table)];
    const name = path.map(writtenName).join('.');
    const entry = found.get(name) ?? {
      // Of data in a cluster a public table is a view of what was fetched.
      kind: isTable === true || publicTables.has(name) ? 'table' : 'view',
      rows: isTable === true ? Number(size) : null,
      columns: [],
    };
    entry.columns.push({ name: String(column), type: String(type), words: wordsOf(name, String(column)) });
    found.set(name, entry);
  }
  return [...found].map(([name, entry]) => ({ name, words: wordsOf(name, null), ...entry }));
}

/** Functions from the answer to `functionsSql`. */
export function toCatalogFunctions({ rows }: QueryResult): ReadonlyMap<string, readonly CatalogCall[]> {
  const found = new Map<string, CatalogCall[]>();
  for (const [name, parameters, types, returns, description] of rows) {
    const calls = found.get(String(name)) ?? [];
    calls.push({
      parameters: textList(parameters) ?? [],
      types: textList(types),
      returns: maybeText(returns),
      description: maybeText(description),
    });
    calls.sort((a, b) => a.parameters.length - b.parameters.length);
    found.set(String(name), calls);
  }
  return found;
}

/** Values from the answer to `valuesSql`. */
export function toCatalogValues({ rows }: QueryResult): ReadonlyMap<string, readonly CatalogValue[]> {
  const found = new Map<string, CatalogValue[]>();
  for (const [column, value, zh, en, keys] of rows) {
    const values = found.get(String(column)) ?? [];
    const words = zh === null || en === null ? null : { zh: String(zh), en: String(en) };
    values.push({ value: String(value), words, keys: String(keys).toLowerCase().split(' ').filter(Boolean) });
    found.set(String(column), values);
  }
  return found;
}
