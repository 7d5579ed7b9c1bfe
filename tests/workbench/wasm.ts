import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';

/**
 * The browser's own engine, run in this process, with a database file attached read-only and sealed as on the page: the
 * words it has for a mistake are those a person sees. Gives the message, or null where the statement runs.
 */
export async function openWasmWords(file: string): Promise<(sql: string) => string | null> {
  const folder = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
  const bundle = { mainModule: join(folder, 'duckdb-eh.wasm'), mainWorker: '' };
  const database = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), NODE_RUNTIME);
  await database.instantiate(() => undefined);
  database.open({ path: ':memory:' });
  database.registerFileBuffer('atlas.duckdb', new Uint8Array(readFileSync(file)));
  const connection = database.connect();
  const setUp = [
    'SET autoinstall_known_extensions = false',
    'SET autoload_known_extensions = false',
    "ATTACH 'atlas.duckdb' AS atlas (READ_ONLY)",
    'USE atlas',
    'SET enable_external_access = false',
    'SET lock_configuration = true',
  ];
  for (const statement of setUp) connection.query(statement);
  return (sql) => {
    try {
      connection.query(sql);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
}
