import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pinyin } from 'pinyin-pro';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import initials from '../../data/pinyin-initials.json' with { type: 'json' };
import language from '../../data/sql-language.json' with { type: 'json' };
import viewColumns from '../../data/view-columns.json' with { type: 'json' };
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { Engine } from '../../lib/model/engine.ts';
import { quoteText } from '../../lib/model/quote.ts';
import { tables } from '../../lib/store/schema.ts';
import { views } from '../../lib/store/views.ts';
import {
  type Catalog,
  columnsSql,
  functionsSql,
  toCatalogFunctions,
  toCatalogTables,
  toCatalogValues,
  valuesSql,
} from '../../lib/workbench/catalog.ts';
import { completionAt } from '../../lib/workbench/completion.ts';
import { findRank } from '../../lib/workbench/find.ts';
import { callAt, signaturesFor } from '../../lib/workbench/signature.ts';
import { openWasmWords } from './wasm.ts';

const built = resolve(import.meta.dirname, '../../data/build/atlas.duckdb');
const words = { keywords: language.offered, initials };

describe.skipIf(!existsSync(built))('on the bundled data (skipped: no data/build)', () => {
  let engine: Engine;
  let catalog: Catalog;
  beforeAll(async () => {
    engine = await openNodeEngine({ threads: 1 });
    await engine.query(`ATTACH ${quoteText(built)} AS atlas (READ_ONLY)`);
    await engine.query('USE atlas');
    await engine.query("ATTACH ':memory:' AS my");
    await engine.query('CREATE TABLE my."单 价" AS SELECT 1 AS price, \'a\' AS "Unit"');
    await engine.query('CREATE TABLE my.prices AS SELECT 1 AS price');
    catalog = {
      tables: toCatalogTables(await engine.query(columnsSql), (table, column) =>
        column === null && table === 'fact' ? { zh: '数据', en: 'figures' } : null,
      ),
      functions: toCatalogFunctions(await engine.query(functionsSql)),
      values: toCatalogValues(await engine.query(valuesSql)),
    };
  });
  afterAll(() => engine.close());

  /** Labels proposed at the bar in a text. */
  const at = (text: string, asked = false) => {
    const cursor = text.indexOf('|');
    const script = text.replace('|', '');
    const found = completionAt(script, cursor, catalog, words, asked);
    return { found, labels: found?.proposals.map(({ label }) => label) ?? [], script };
  };
  /** The text after the best proposal is taken. */
  const taken = (text: string) => {
    const { found, script } = at(text, true);
    const best = found?.proposals[0];
    return found && best ? script.slice(0, found.from) + best.apply + script.slice(found.to) : null;
  };

  it('lists every table and view of the schema, with rows and columns, and those of `my` by their written names', () => {
    const names = catalog.tables.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...tables, ...views].map(({ name }) => name)));
    expect(names).toEqual(expect.arrayContaining(['my.prices', 'my."单 价"']));
    for (const spec of tables) {
      const table = catalog.tables.find(({ name }) => name === spec.name);
      expect(table?.kind).toBe('table');
      expect(table?.rows).toBeGreaterThan(0);
      expect(table?.columns.map(({ name, type }) => ({ name, type }))).toEqual(
        spec.columns.map(({ name, type }) => ({ name, type })),
      );
    }
    expect(catalog.tables.find(({ name }) => name === 'channels')).toMatchObject({ kind: 'view', rows: null });
  });

  it('asks what the browser’s engine answers too', async () => {
    const wordsOf = await openWasmWords(built);
    expect([columnsSql, functionsSql, valuesSql].map(wordsOf)).toEqual([null, null, null]);
  });

  it('has words for every column of every view', () => {
    const known: Readonly<Record<string, unknown>> = viewColumns;
    const bare = catalog.tables
      .filter(({ kind }) => kind === 'view')
      .flatMap(({ name, columns }) =>
        columns.filter((one) => !(one.name in known)).map((one) => `${name}.${one.name}`),
      );
    expect(bare).toEqual([]);
  });

  it.each([
    ['SELECT * FROM fa|', 'SELECT * FROM fact'],
    ['SELECT * FROM chann|', 'SELECT * FROM channels'],
    ['SELECT chan| FROM fact', 'SELECT channel FROM fact'],
    ['SELECT f.val| FROM fact AS f', 'SELECT f.value FROM fact AS f'],
    [
      'SELECT a.short| FROM fact f JOIN agency a USING (agency_id)',
      'SELECT a.short_name FROM fact f JOIN agency a USING (agency_id)',
    ],
    ["FROM fact WHERE metric_id = 'req_rec|'", "FROM fact WHERE metric_id = 'req_received'"],
    ["FROM fact WHERE metric_id = 'req_rec|", "FROM fact WHERE metric_id = 'req_received'"],
    ["FROM channels WHERE channel IN ('weibo', 'wec|')", "FROM channels WHERE channel IN ('weibo', 'wechat')"],
    ["FROM channels WHERE agency = '银川市科|'", "FROM channels WHERE agency = '银川市科技局'"],
    ["FROM fact WHERE agency_id = '银川市科学|'", "FROM fact WHERE agency_id = '640100-kj'"],
    ["FROM channels WHERE channel = 'zwwx|'", "FROM channels WHERE channel = 'wechat'"],
    ["FROM channels WHERE channel = '微信|'", "FROM channels WHERE channel = 'wechat'"],
    ['SELECT price FROM my.pri|', 'SELECT price FROM my.prices'],
    ['SELECT p.pri| FROM my.prices AS p', 'SELECT p.price FROM my.prices AS p'],
    ['SELECT "单 价".Un| FROM my."单 价"', 'SELECT "单 价"."Unit" FROM my."单 价"'],
    ['SELECT Uni| FROM my."单 价"', 'SELECT "Unit" FROM my."单 价"'],
    ['SELECT "U| FROM my."单 价"', null],
    ['SELECT media|', 'SELECT median'],
    ['SELECT 1 WHE|', 'SELECT 1 WHERE'],
  ])('%s', (text, expected) => {
    if (expected === null) expect(at(text).labels).not.toEqual(['']);
    else expect(taken(text)).toBe(expected);
  });

  it('finds tables by their Chinese names and pinyin initials', () => {
    expect(at('SELECT * FROM 数|').labels[0]).toBe('fact');
    expect(at('SELECT * FROM sj|').labels).toContain('fact');
  });

  it('finds agencies by the initials of their names', () => {
    expect(at("FROM channels WHERE agency = 'ycskjj|'").labels).toContain('银川市科技局');
  });

  it('offers the columns of the tables that are read before those of others', () => {
    const { labels } = at('SELECT  | FROM agency', true);
    const own = catalog.tables.find(({ name }) => name === 'agency')?.columns.map(({ name }) => name) ?? [];
    expect([...labels.slice(0, own.length)].sort()).toEqual([...own].sort());
  });

  it.each(['SELECT 1 -- fa|', 'SELECT /* fa| */ 1', 'SELECT 12|', 'SELECT |1', "SELECT 'a'|"])(
    '%s: nothing',
    (text) => {
      expect(at(text).found).toBeNull();
    },
  );

  it('quotes values so that they stay one literal', async () => {
    const values = new Map([['name', [{ value: "a'b", words: null, keys: [] }]]]);
    const tricky: Catalog = { tables: [], functions: new Map(), values };
    const found = completionAt("SELECT name = 'a", 16, tricky, words, false);
    expect(found?.proposals[0]?.apply).toBe("'a''b'");
  });

  it('shows how a function is called, the argument at the cursor counted', () => {
    expect(callAt('SELECT round(value, ', 20)).toEqual({ name: 'round', from: 12, argument: 1 });
    expect(callAt('SELECT round(abs(value), ', 25)).toMatchObject({ name: 'round', argument: 1 });
    expect(callAt('SELECT list_contains([1, 2], ', 29)).toMatchObject({ name: 'list_contains', argument: 1 });
    expect(callAt('SELECT count(*) FROM t WHERE x IN (1, ', 38)).toBeNull();
    expect(callAt("SELECT replace('a, (b', ", 24)).toMatchObject({ name: 'replace', argument: 1 });
    expect(callAt('SELECT round(1)', 15)).toBeNull();
    const [first] = signaturesFor(catalog.functions.get('round') ?? [], 1);
    expect(first?.parameters).toEqual(['x', 'precision']);
    expect(signaturesFor(catalog.functions.get('levenshtein') ?? [], 0)[0]?.parameters).toEqual([
      's1 VARCHAR',
      's2 VARCHAR',
    ]);
  });

  it('describes only functions the engine has, apart from forms of its grammar', () => {
    const grammar = new Set(['coalesce', 'if', 'cast', 'try_cast', 'extract']);
    const windows = new Set([
      'row_number',
      'rank',
      'dense_rank',
      'percent_rank',
      'ntile',
      'lag',
      'lead',
      'first_value',
    ]);
    const missing = language.functions
      .map(({ name }) => name)
      .filter((name) => !catalog.functions.has(name) && !grammar.has(name) && !windows.has(name));
    expect(missing).toEqual([]);
  });

  it('offers only keywords of the engine', async () => {
    const { rows } = await engine.query('SELECT keyword_name FROM duckdb_keywords()');
    const known = new Set(rows.map(([name]) => String(name)));
    expect(language.offered.flatMap((phrase) => phrase.split(' ')).filter((word) => !known.has(word))).toEqual([]);
    expect(language.keywords.filter((word) => !known.has(word))).toEqual([]);
  });
});

describe('finding by what was typed', () => {
  it.each([
    ['channels', 'channels', 0],
    ['channels', 'chan', 1],
    ['metric_id', 'id', 2],
    ['metric_id', 'etr', 3],
    ['metric_id', 'mtid', 4],
    ['新收申请数', 'xssqs', 0],
    ['新收申请数', 'xs', 1],
    ['新收申请数', 'sqs', 3],
    ['新收申请数', '申请', 3],
    ['新收申请数', 'zz', null],
    ['fact', '', 1],
  ])('%s by %j: %s', (key, typed, rank) => {
    expect(findRank([key], typed, initials)).toBe(rank);
  });
});

describe('pinyin initials', () => {
  const named = ['metrics.json', 'dimensions.json', 'view-columns.json', 'agencies.csv']
    .map((file) => readFileSync(resolve(import.meta.dirname, '../../data', file), 'utf8'))
    .join('');
  const characters = [...new Set(named.match(/[\u4e00-\u9fff]/g) ?? [])];
  const known: Readonly<Record<string, string>> = initials;

  it('cover every character of the names', () => {
    expect(characters.filter((char) => known[char] === undefined)).toEqual([]);
  });

  it('are those of a dictionary', () => {
    const wrong = Object.entries(known).filter(([char, letters]) => {
      const [usual = ''] = pinyin(char, { pattern: 'first', toneType: 'none', type: 'array' });
      return !letters.includes(usual);
    });
    expect(wrong).toEqual([]);
  });
});
