import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questions } from '../../../app/_components/overview/questions.ts';
import { openNodeEngine } from '../../../lib/engine/node.ts';
import type { Engine } from '../../../lib/model/engine.ts';
import { hasNumber, viewRows } from '../../../lib/query/view-rows.ts';
import { viewToSql } from '../../../lib/query/view-sql.ts';
import { parseDictionary, readDictionaryFiles } from '../../../lib/store/dictionary.ts';

const root = resolve(import.meta.dirname, '../../..');
const built = resolve(root, 'data/build/atlas.duckdb');
const json = (name: string): unknown => JSON.parse(readFileSync(resolve(root, 'data', name), 'utf8'));
const dictionary = parseDictionary(readDictionaryFiles(json));

describe('questions of the overview', () => {
  it.each(questions.map(({ words, view }) => [words, view] as const))('%s is a View of the dictionary', (_, view) => {
    expect(() => viewToSql(view, dictionary)).not.toThrow();
  });
});

describe.skipIf(!existsSync(built))('questions of the overview on the built data (skipped: no data/build)', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openNodeEngine({ path: built, readOnly: true, threads: 1 });
  });
  afterAll(() => engine.close());

  it.each(questions.map(({ words, view }) => [words, view] as const))('%s has figures to compare', async (_, view) => {
    const rows = viewRows(await engine.query(viewToSql(view, dictionary)));
    expect(rows.filter(hasNumber).length).toBeGreaterThanOrEqual(4);
  });
});
