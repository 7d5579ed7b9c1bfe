import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Dictionary,
  Float64,
  Int32,
  makeData,
  makeVector,
  Table,
  tableToIPC,
  Uint16,
  Utf8,
  Vector,
  vectorFromArray,
} from 'apache-arrow';
import initSqlJs from 'sql.js';
import { openNodeEngine } from '../../../lib/engine/node.ts';
import { dimensionNames } from '../../../lib/model/dimension.ts';
import type { StreamingEngine } from '../../../lib/model/engine.ts';
import { inRoot } from '../../../lib/pipeline/root.ts';
import type { SyntheticFacts } from '../synthetic.ts';
import type { Names } from '../web/redraw/floor.ts';

const named = ['metric', 'dimension', 'code', 'agency'] as const;
type Named = (typeof named)[number];

interface Columns {
  readonly names: Names;
  readonly codes: Readonly<Record<Named, Uint8Array | Uint16Array>>;
  readonly year: Uint16Array;
  /** NaN = no number. */
  readonly value: Float64Array;
}

/** Every breakdown but `label`, which the synthetic facts have none of. */
const dimensions: readonly string[] = dimensionNames.filter((name) => name !== 'label');

/**
 * The same facts for every contender, each in the file it opens best: a flat DuckDB table, Arrow with dictionaries, an SQLite
 * database, bare columns. Kept below `.cache` for the next run; answers the folder.
 */
export async function contenderFiles(facts: SyntheticFacts, say: (text: string) => void): Promise<string> {
  const folder = inRoot('.cache/bench', `redraw-by-agency-${facts.facts}`);
  if (existsSync(folder)) return folder;
  say(`writing ${facts.facts} facts for every contender`);
  const making = `${folder}.tmp`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  const engine = await openNodeEngine({ path: join(making, 'flat.duckdb') });
  await writeFlat(engine, facts.path);
  const columns = await readColumns(engine, facts.facts);
  await engine.close();
  writeBare(making, columns);
  writeFileSync(join(making, 'facts.arrow'), arrowOf(columns));
  writeFileSync(join(making, 'facts.sqlite'), await sqliteOf(columns));
  renameSync(making, folder);
  return folder;
}

async function writeFlat(engine: StreamingEngine, source: string): Promise<void> {
  const which = dimensions.map((name) => `CASE WHEN ${name} IS NOT NULL THEN '${name}' END`).join(', ');
  await engine.query(`ATTACH '${source.replaceAll("'", "''")}' AS source (READ_ONLY)`);
  await engine.query(`CREATE TABLE fact AS
    SELECT metric_id AS metric, concat_ws('+', ${which}) AS dimension, concat_ws('+', ${dimensions.join(', ')}) AS code,
      agency_id AS agency, year::SMALLINT AS year, value
    FROM source.fact`);
  await engine.query('DETACH source');
  await engine.query('CHECKPOINT');
}

async function readColumns(engine: StreamingEngine, count: number): Promise<Columns> {
  const names: Record<Named, string[]> = { metric: [], dimension: [], code: [], agency: [] };
  for (const name of named) {
    const { rows } = await engine.query(`SELECT DISTINCT ${name} FROM fact ORDER BY 1`);
    names[name] = rows.map(([text]) => String(text));
  }
  const columns: Columns = {
    names,
    codes: {
      metric: new Uint8Array(count),
      dimension: new Uint8Array(count),
      code: new Uint16Array(count),
      agency: new Uint16Array(count),
    },
    year: new Uint16Array(count),
    value: new Float64Array(count),
  };
  const at = named.map((name) => new Map(names[name].map((text, index) => [text, index])));
  let row = 0;
  await engine.stream('FROM fact', {
    limit: Number.POSITIVE_INFINITY,
    columns: () => undefined,
    batch: ({ rows, cell }) => {
      for (let line = 0; line < rows; line++, row++) {
        for (const [column, name] of named.entries()) {
          columns.codes[name][row] = at[column]?.get(String(cell(line, column))) ?? 0;
        }
        columns.year[row] = Number(cell(line, 4));
        const value = cell(line, 5);
        columns.value[row] = value === null ? Number.NaN : Number(value);
      }
    },
  });
  return columns;
}

function writeBare(folder: string, { names, codes, year, value }: Columns): void {
  writeFileSync(join(folder, 'names.json'), JSON.stringify(names));
  for (const name of named) writeFileSync(join(folder, `${name}.bin`), codes[name]);
  writeFileSync(join(folder, 'year.bin'), year);
  writeFileSync(join(folder, 'value.bin'), value);
}

function arrowOf({ names, codes, year, value }: Columns): Uint8Array {
  const texts = Object.fromEntries(
    named.map((name) => {
      const type = new Dictionary(new Utf8(), new Int32());
      const dictionary = vectorFromArray(names[name], new Utf8());
      return [name, new Vector([makeData({ type, data: Int32Array.from(codes[name]), dictionary })])];
    }),
  );
  const known = new Uint8Array(Math.ceil(value.length / 8));
  let nullCount = 0;
  for (const [row, figure] of value.entries()) {
    if (Number.isNaN(figure)) nullCount++;
    else known[row >> 3] = (known[row >> 3] ?? 0) | (1 << (row & 7));
  }
  const figures = new Vector([makeData({ type: new Float64(), data: value, nullBitmap: known, nullCount })]);
  const years = makeVector({ type: new Uint16(), data: year });
  return tableToIPC(new Table({ ...texts, year: years, value: figures }), 'stream');
}

async function sqliteOf({ names, codes, year, value }: Columns): Promise<Uint8Array> {
  const library = await initSqlJs();
  const database = new library.Database();
  database.run('PRAGMA journal_mode = OFF');
  for (const name of named) {
    database.run(`CREATE TABLE ${name} (id INTEGER PRIMARY KEY, name TEXT NOT NULL)`);
    for (const [id, text] of names[name].entries()) database.run(`INSERT INTO ${name} VALUES (?, ?)`, [id, text]);
  }
  database.run(`CREATE TABLE fact (metric INTEGER, dimension INTEGER, agency INTEGER, year INTEGER, code INTEGER, value REAL,
    PRIMARY KEY (metric, dimension, agency, year, code)) WITHOUT ROWID`);
  const insert = database.prepare('INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?)');
  const { metric, dimension, agency, code } = codes;
  const order = keyOrder({ metric, dimension, agency, code }, year);
  database.run('BEGIN');
  for (const row of order) {
    const figure = value[row] ?? Number.NaN;
    insert.run([
      metric[row] ?? 0,
      dimension[row] ?? 0,
      agency[row] ?? 0,
      year[row] ?? 0,
      code[row] ?? 0,
      Number.isNaN(figure) ? null : figure,
    ]);
  }
  database.run('COMMIT');
  database.run('ANALYZE');
  const bytes = database.export();
  database.close();
  return bytes;
}

/** Rows in the order of the key: into a sorted tree SQLite writes many times faster. */
function keyOrder(codes: Columns['codes'], year: Uint16Array): Uint32Array {
  const keys = new Float64Array(year.length);
  for (let row = 0; row < keys.length; row++) {
    const subject = (codes.metric[row] ?? 0) * 256 + (codes.dimension[row] ?? 0);
    const where = (codes.agency[row] ?? 0) * 64 + (year[row] ?? 0) - 2000;
    keys[row] = (subject * 2 ** 22 + where) * 2 ** 12 + (codes.code[row] ?? 0);
  }
  return new Uint32Array(keys.length).map((_, row) => row).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
}
