import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sqlStatements, statementAt } from '../../lib/workbench/statements.ts';
import { sqlTokens } from '../../lib/workbench/tokens.ts';

/** Pieces a script may be made of; each is whole in DuckDB's lexical rules, whatever stands beside it (with white space). */
const values = [
  '1',
  "'a;b'",
  "'it''s; --'",
  "E'a\\';b'",
  '$$x;y$$',
  '$tag$ ; $$ ; $tag$',
  "'银川市；;'",
  '"a;""b" ',
  '/* ; */ 2',
  '/* a /* ; */ ; */ 3',
  '-- ; \n4',
  'a$b',
  '[1, 2]',
  '1::VARCHAR',
  "$$'$$",
  '"\'"',
];
const statement = fc
  .array(fc.constantFrom(...values), { minLength: 1, maxLength: 4 })
  .map((parts) => `SELECT ${parts.join(' , ')}`);
const gap = fc.constantFrom(';', ' ; ', ';\n', ';;', '; -- note ; \n', '; /* ; */ ', ';\n\n');
const script = fc
  .tuple(fc.array(fc.tuple(statement, gap), { maxLength: 4 }), statement, fc.constantFrom('', ';', '\n-- end ;'))
  .map(([parts, last, end]) => parts.map(([one, between]) => one + between).join('') + last + end);

describe('the statements of a script', () => {
  it('are as many as DuckDB itself finds', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await fc.assert(
      fc.asyncProperty(script, async (sql) => {
        const found = await connection.extractStatements(sql);
        expect(sqlStatements(sql).length).toBe(found.count);
      }),
      { numRuns: 300 },
    );
    connection.closeSync();
  });

  it('stand where they say, in order, without their semicolons', () => {
    fc.assert(
      fc.property(script, (sql) => {
        let end = 0;
        for (const one of sqlStatements(sql)) {
          expect(one.sql).toBe(sql.slice(one.from, one.to));
          expect(one.from).toBeGreaterThanOrEqual(end);
          expect(one.sql).toMatch(/\S$/);
          end = one.to;
        }
      }),
    );
  });

  it('leaves nothing out: what stands between them says nothing', () => {
    fc.assert(
      fc.property(script, (sql) => {
        let rest = '';
        let end = 0;
        for (const { from, to } of sqlStatements(sql)) {
          rest += sql.slice(end, from);
          end = to;
        }
        rest += sql.slice(end);
        expect(
          sqlTokens(rest).filter(({ kind, from }) => kind !== 'space' && kind !== 'comment' && rest[from] !== ';'),
        ).toEqual([]);
      }),
    );
  });

  it('takes any text at all, joined again from its stretches', () => {
    const odd = fc.array(
      fc.oneof(
        fc.constantFrom("'", '"', '$$', '$a$', '--', '/*', '*/', ';', '\n', ':', '::', 'E', '\\', '😀', '银'),
        fc.string(),
      ),
    );
    fc.assert(
      fc.property(odd, (parts) => {
        const sql = parts.join('');
        expect(
          sqlTokens(sql)
            .map(({ from, to }) => sql.slice(from, to))
            .join(''),
        ).toBe(sql);
        expect(sqlTokens(sql).every(({ from, to }) => to > from)).toBe(true);
        sqlStatements(sql);
      }),
    );
  });

  it('reads 200 kB in one pass', () => {
    expect(sqlStatements('-- x\nSELECT 1;\n'.repeat(14_000)).length).toBe(14_000);
  });
});

describe('the statement at the cursor', () => {
  const two = "SELECT 1;\n\n-- second\nSELECT ';' ; ";
  it.each([
    [0, 0],
    [8, 0],
    [9, 0],
    [10, 0],
    [12, 1],
    [two.length, 1],
  ])('at %i it is number %i', (cursor, index) => {
    expect(statementAt(two, cursor)?.index).toBe(index);
  });

  it('keeps the comment above it', () => {
    expect(statementAt(two, two.length)?.sql).toBe("-- second\nSELECT ';'");
  });

  it('is none in a script of comments', () => {
    expect(statementAt('-- nothing\n ; ', 3)).toBeNull();
  });
});
