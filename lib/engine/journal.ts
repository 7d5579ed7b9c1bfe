import type { ArrowRows, MortalEngine, ResultColumn } from '../model/engine.ts';
import { quoteName } from '../model/quote.ts';
import { createStatement } from './ddl.ts';

/** A table of `my`, kept whole outside the worker. */
export interface KeptTable {
  readonly kind: 'table';
  readonly name: string;
  readonly columns: readonly ResultColumn[];
  /** DuckDB's own `CREATE TABLE` of it. */
  readonly ddl: string;
  readonly rows: ArrowRows;
  /** Position in the order of making. */
  readonly order: number;
}

/** A view of `my`. */
export interface KeptView {
  readonly kind: 'view';
  readonly name: string;
  readonly columns: readonly ResultColumn[];
  readonly ddl: string;
  readonly order: number;
}

/** One thing the journal keeps. */
export type JournalEntry = KeptTable | KeptView;

/** Where entries are kept; names are one space for tables and views. */
export interface JournalStore {
  readonly all: () => Promise<readonly JournalEntry[]>;
  readonly put: (entry: JournalEntry) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
}

/** What a page shows of an entry. */
export interface MyTable {
  readonly kind: 'table' | 'view';
  readonly name: string;
  readonly columns: readonly ResultColumn[];
  /** Rows; null for a view. */
  readonly count: number | null;
  /** DuckDB's reason why it could not be made again in the present engine; it is kept all the same. Null where it stands. */
  readonly lost: string | null;
}

/** A table to be made from a file: its columns in order, and its values as text under the same order. */
export interface NewTable {
  readonly name: string;
  readonly columns: readonly ResultColumn[];
  readonly rows: ArrowRows;
}

/** Keeps what people made in `my` and puts it into a fresh engine. */
export interface Journal {
  /** Makes everything anew; what cannot be made is named by `tables`. */
  readonly restore: (engine: MortalEngine) => Promise<void>;
  /** Looks what a statement has made, changed or dropped, and keeps it. */
  readonly record: (engine: MortalEngine, sql: string) => Promise<void>;
  /** Makes a table. Throws `query_failed` where its name is taken or a value does not fit its type. */
  readonly make: (engine: MortalEngine, table: NewTable) => Promise<void>;
  /** Keeps something no longer that could not be made again. */
  readonly forget: (name: string) => Promise<void>;
  readonly tables: () => readonly MyTable[];
}

/** Types that cross to Arrow and back unchanged; values of every other type travel as DuckDB's own text. */
const plainType = /^(?:BOOLEAN|U?(?:TINY|SMALL|BIG)INT|U?INTEGER|FLOAT|DOUBLE|VARCHAR|DATE|TIMESTAMP)$/;
/** Holds rows on their way into a table. */
const stage = '~atlas stage';

interface Found {
  readonly kind: 'table' | 'view';
  readonly name: string;
  readonly ddl: string;
  readonly oid: string;
  readonly columns: readonly ResultColumn[];
}

const catalogSql = `SELECT 'table' AS kind, table_name AS name, sql, table_oid AS oid
FROM duckdb_tables() WHERE database_name = 'my' AND schema_name = 'main'
UNION ALL
SELECT 'view', view_name, sql, view_oid FROM duckdb_views()
WHERE database_name = 'my' AND schema_name = 'main' AND NOT internal
ORDER BY oid`;
const columnsSql = `SELECT table_name, column_name, data_type FROM duckdb_columns()
WHERE database_name = 'my' AND schema_name = 'main' ORDER BY table_name, column_index`;

async function readCatalog(engine: MortalEngine): Promise<Found[]> {
  const { rows } = await engine.query(catalogSql);
  const columns = (await engine.query(columnsSql)).rows;
  return rows
    .map(([kind, name, ddl, oid]) => ({
      kind: kind === 'view' ? ('view' as const) : ('table' as const),
      name: String(name),
      ddl: String(ddl),
      oid: String(oid),
      columns: columns
        .filter((column) => column[0] === name)
        .map((column) => ({ name: String(column[1]), type: String(column[2]) })),
    }))
    .filter(({ name }) => name !== stage);
}

/** Whether a column's values follow from others by its table's own DDL: it takes none. */
function isGenerated(ddl: string, { name, type }: ResultColumn): boolean {
  return [name, quoteName(name)].some((written) =>
    ['(', ' '].some((before) => ddl.includes(`${before}${written} ${type} GENERATED ALWAYS AS(`)),
  );
}

function dumpSql({ name, columns, ddl }: Found): string {
  const stored = columns.filter((column) => !isGenerated(ddl, column));
  const values = stored.map((column) => {
    const own = quoteName(column.name);
    return plainType.test(column.type) ? own : `CAST(${own} AS VARCHAR) AS ${own}`;
  });
  return `SELECT ${values.join(', ')} FROM my.${quoteName(name)}`;
}

async function fill(engine: MortalEngine, name: string, rows: ArrowRows): Promise<void> {
  if (rows.count === 0) return;
  const staged = `my.${quoteName(stage)}`;
  await engine.query(`DROP TABLE IF EXISTS ${staged}`);
  await engine.insert(stage, rows.ipc);
  try {
    await engine.query(`INSERT INTO my.${quoteName(name)} BY NAME FROM ${staged}`);
  } finally {
    await engine.query(`DROP TABLE IF EXISTS ${staged}`);
  }
}

async function create(engine: MortalEngine, entry: JournalEntry): Promise<void> {
  await engine.query(createStatement(entry.kind, entry.name, entry.ddl));
  if (entry.kind === 'table') await fill(engine, entry.name, entry.rows);
}

const words = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** A journal over a store; what the store holds is restored into the first engine. */
export function createJournal(store: JournalStore, onChange: (tables: readonly MyTable[]) => void): Journal {
  const known = new Map<string, Found>();
  const counts = new Map<string, number>();
  const lost = new Map<string, MyTable>();
  const tables = (): MyTable[] => [
    ...[...known.values()].map(({ kind, name, columns }) => {
      return { kind, name, columns, count: counts.get(name) ?? null, lost: null };
    }),
    ...lost.values(),
  ];

  const keep = async (engine: MortalEngine, found: Found): Promise<void> => {
    const { kind, name, columns, ddl } = found;
    const order = Number(found.oid);
    if (kind === 'view') await store.put({ kind, name, columns, ddl, order });
    else {
      const rows = await engine.dump(dumpSql(found));
      await store.put({ kind, name, columns, ddl, rows, order });
      counts.set(name, rows.count);
    }
    known.set(name, found);
    lost.delete(name);
  };
  const forget = async (name: string): Promise<void> => {
    known.delete(name);
    counts.delete(name);
    lost.delete(name);
    await store.remove(name);
  };

  return {
    tables,
    async restore(engine) {
      lost.clear();
      let left = [...(await store.all())].sort((a, b) => a.kind.localeCompare(b.kind) || a.order - b.order);
      // A view may stand on a view made after it: whatever fails is tried again as long as something else succeeds.
      for (let before = left.length + 1; left.length < before; ) {
        before = left.length;
        const again: JournalEntry[] = [];
        for (const entry of left) {
          try {
            await create(engine, entry);
            lost.delete(entry.name);
            if (entry.kind === 'table') counts.set(entry.name, entry.rows.count);
          } catch (error) {
            if (entry.kind === 'table') await engine.query(`DROP TABLE IF EXISTS my.${quoteName(entry.name)}`);
            const { kind, name, columns } = entry;
            lost.set(name, {
              kind,
              name,
              columns,
              count: kind === 'table' ? entry.rows.count : null,
              lost: words(error),
            });
            again.push(entry);
          }
        }
        left = again;
      }
      known.clear();
      for (const found of await readCatalog(engine)) known.set(found.name, found);
      onChange(tables());
    },
    async forget(name) {
      await forget(name);
      onChange(tables());
    },
    async record(engine, sql) {
      const now = await readCatalog(engine);
      const names = new Set(now.map(({ name }) => name));
      for (const name of [...known.keys()]) if (!names.has(name)) await forget(name);
      const text = sql.toLowerCase();
      for (const found of now) {
        const before = known.get(found.name);
        const name = found.name.toLowerCase();
        const touched = text.includes(name) || text.includes(name.replaceAll('"', '""'));
        if (before?.oid === found.oid && before.ddl === found.ddl && !touched) continue;
        await keep(engine, found);
      }
      onChange(tables());
    },
    async make(engine, { name, columns, rows }) {
      const list = columns.map((column) => `${quoteName(column.name)} ${column.type}`).join(', ');
      await engine.query(`CREATE TABLE my.${quoteName(name)} (${list})`);
      try {
        await fill(engine, name, rows);
      } catch (error) {
        await engine.query(`DROP TABLE IF EXISTS my.${quoteName(name)}`);
        throw error;
      }
      const found = (await readCatalog(engine)).find((one) => one.name === name);
      if (found !== undefined) await keep(engine, found);
      onChange(tables());
    },
  };
}
