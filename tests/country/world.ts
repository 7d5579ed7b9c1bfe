import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { QueryResult, SqlValue } from '../../lib/model/engine.ts';
import { writeCountry } from '../../lib/pipeline/country.ts';

/** A small synthetic country in a file of its own. */
export interface Country {
  readonly path: string;
  readonly folder: string;
  readonly facts: number;
  ask(sql: string): Promise<readonly (readonly SqlValue[])[]>;
  query(sql: string): Promise<QueryResult>;
  close(): Promise<void>;
}

/** Writes a country and opens it. */
export async function makeCountry(bodies: number, seed = 1): Promise<Country> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-country-'));
  const path = join(folder, 'country.duckdb');
  const facts = await writeCountry({ bodies, seed, path });
  const engine = await openNodeEngine({ path, readOnly: true, threads: 1 });
  return {
    path,
    folder,
    facts,
    ask: async (sql) => (await engine.query(sql)).rows,
    query: (sql) => engine.query(sql),
    close: async () => {
      await engine.close();
      rmSync(folder, { recursive: true });
    },
  };
}
