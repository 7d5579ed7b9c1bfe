import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { Engine } from '../../lib/model/engine.ts';
import { quoteText } from '../../lib/model/quote.ts';
import { fillParameters, parameterPlaces, sqlParameters } from '../../lib/workbench/parameters.ts';
import { speaks, sqlTokens } from '../../lib/workbench/tokens.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openNodeEngine({ threads: 1 });
});
afterAll(() => engine.close());

const speaking = (sql: string) =>
  sqlTokens(sql)
    .filter(speaks)
    .map(({ from, to }) => sql.slice(from, to));
const names = (sql: string) => sqlParameters(sql).map(({ name }) => name);

describe('what is a parameter', () => {
  it.each([
    ['SELECT * FROM channels WHERE agency_id = :agency AND year = :year', ['agency', 'year']],
    ['SELECT :a, :b + :a', ['a', 'b']],
    ['SELECT * FROM t LIMIT :n OFFSET :m', ['n', 'm']],
    ['SELECT x BETWEEN :low AND :high', ['low', 'high']],
    ["SELECT {'k': :value}", ['value']],
    ['SELECT [:a, :b]', ['a', 'b']],
    ['SELECT -- :not\n:yes', ['yes']],
  ])('in %j: %j', (sql, expected) => {
    expect(names(sql)).toEqual(expected);
  });

  it.each([
    "SELECT '10:30', $$:a$$, E'\\':b'",
    'SELECT "a:b" FROM t',
    'SELECT 1::INTEGER, x ::DATE, y:: TEXT',
    'SELECT a: 1, b:a',
    'SELECT list[1:n], list[:n], (x)[a:b], list[1 :n]',
    "SELECT {'a':b, c:d}",
    'SELECT 1 /* :a /* :b */ :c */ -- :d',
    'FROM :table',
    'SELECT max(year):x',
  ])('none in %j', (sql) => {
    expect(names(sql)).toEqual([]);
  });

  it.each([
    ['SELECT :agency', 'agency'],
    ['SELECT :agency_id', 'agency'],
    ['SELECT :agency_name', 'agency_name'],
    ['SELECT :metric', 'metric'],
    ['SELECT :year_from', 'year'],
    ['SELECT 1 LIMIT :rows', 'number'],
    ['SELECT :n', 'number'],
    ['SELECT :channel', 'text'],
    ['SELECT :yearly', 'text'],
  ])('%s asks for: %s', (sql, kind) => {
    expect(sqlParameters(sql)[0]?.kind).toBe(kind);
  });
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({ unit: fc.constantFrom("'", '"', '\\', ';', '-', '/', '*', '$', '\n', '银', ':', 'a'), minLength: 1 }),
  fc.constantFrom("'; DROP TABLE x; --", "\\'; --", "' OR ''='", '$$', '*/', ':b', '::INTEGER', "'"),
);
const usable = hostile.filter((text) => !text.includes('\0'));

describe('values written into a statement', () => {
  it('arrive in DuckDB as they were typed, and nothing around them changes', async () => {
    const sql =
      "SELECT :a AS a, ':a' AS t, $$:b$$ AS d,:b||:a AS j, 7::VARCHAR /* :a */ AS c, 1 -:n AS m, [1,2,3][:2] AS s -- :b";
    await fc.assert(
      fc.asyncProperty(usable, usable, fc.integer({ min: -999, max: 999 }), async (a, b, n) => {
        const filled = fillParameters(sql, { a, b, n: String(n) });
        const result = await engine.query(filled.sql ?? '');
        expect(result.rows).toEqual([[a, ':a', ':b', b + a, '7', 1 - n, [1, 2]]]);
      }),
      { numRuns: 300 },
    );
  });

  it('are one literal each, wherever the parameter stands: every other stretch is read as before', () => {
    const parts =
      ":a|:limit|:b:a| |\n|SELECT |WHERE|LIMIT|-|--x\n|'t'|$$d$$|\"q\"|(|)|[|]|,|::|x|.|/*c*/|$|E|1|{|}|:|x:a|AND|*|/|'".split(
        '|',
      );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...parts), { maxLength: 14 }),
        usable,
        fc.constantFrom('5', '-5', '0.5', '2024'),
        (chosen, text, number) => {
          const sql = chosen.join('');
          const values = Object.fromEntries(
            sqlParameters(sql).map(({ name, kind }) => [name, kind === 'number' ? number : text]),
          );
          const { sql: filled } = fillParameters(sql, values);
          const places = parameterPlaces(sql);
          let expected = '';
          let end = 0;
          for (const place of places) {
            const isNumber = sqlParameters(sql).some(({ name, kind }) => name === place.name && kind === 'number');
            expected += `${sql.slice(end, place.from)}${isNumber ? '\u0001' : '\u0002'}`;
            end = place.to;
          }
          expected += sql.slice(end);
          const literals = { '\u0001': speaking(number), '\u0002': [quoteText(text)] };
          const wanted = speaking(expected).flatMap((word) =>
            word === '\u0001' || word === '\u0002' ? literals[word] : [word],
          );
          const isBracket = (word: string) => word === '(' || word === ')';
          expect(speaking(filled ?? '').filter((word) => !isBracket(word))).toEqual(
            wanted.filter((word) => !isBracket(word)),
          );
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['SELECT :n', { n: '1; DROP TABLE x' }],
    ['SELECT :n', { n: '1e999' }],
    ['SELECT :year', { year: '20244' }],
    ['SELECT :a', {}],
    ['SELECT :a', { a: '' }],
    ['SELECT :a', { a: 'x\0y' }],
    ['SELECT :constructor', {}],
  ])('%s with %j is not run', (sql, values) => {
    expect(fillParameters(sql, values)).toEqual({ sql: null, missing: sqlParameters(sql).map(({ name }) => name) });
  });

  it('are told apart from the text around them: a place in the filled text leads back', () => {
    const sql = 'SELECT :a, valeu FROM t WHERE x = :n AND y';
    const filled = fillParameters(sql, { a: 'a long text', n: '-5' });
    const back = (word: string) =>
      filled.sql !== null && sql.slice(filled.origin(filled.sql.indexOf(word))).split(' ')[0];
    expect(['SELECT', "'a long", 'valeu', 'WHERE', '(-5)', 'y'].map(back)).toEqual([
      'SELECT',
      ':a,',
      'valeu',
      'WHERE',
      ':n',
      'y',
    ]);
  });

  it('never makes a comment of a negative number', () => {
    expect(fillParameters('SELECT 1 -:n', { n: '-5' }).sql).toBe('SELECT 1 -(-5)');
  });

  it('never joins a text on the next line', async () => {
    const { sql } = fillParameters("SELECT :a\n'b'", { a: 'x' });
    await expect(engine.query(sql ?? '')).rejects.toThrow(/syntax error/);
  });
});
