import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Desk,
  emptyDesk,
  mostClosed,
  mostPast,
  parseDesk,
  pastMatching,
  queryTitle,
  withoutSaved,
  withoutTab,
  withPast,
  withReopened,
  withSaved,
  withTab,
  withText,
} from '../../lib/workbench/desk.ts';

const tab = (id: string, sql: string) => ({ id, sql, values: {} });
const ids = (desk: Desk) => desk.tabs.map(({ id }) => id);
const run = (sql: string, at: number, values: Readonly<Record<string, string>> = {}) => ({ sql, values, at, rows: 1 });

describe('the desk', () => {
  it('loses no text, whatever is opened, written, closed and brought back', () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('write' as const),
        id: fc.constantFrom('a', 'b', 'c'),
        sql: fc.string({ minLength: 1 }),
      }),
      fc.record({ kind: fc.constant('close' as const), id: fc.constantFrom('a', 'b', 'c') }),
      fc.record({ kind: fc.constant('reopen' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: mostClosed }), (steps) => {
        let desk = emptyDesk;
        const last = new Map<string, string>();
        for (const one of steps) {
          if (one.kind === 'write') {
            desk = withText(desk, tab(one.id, one.sql));
            last.set(one.id, one.sql);
          } else desk = one.kind === 'close' ? withoutTab(desk, one.id) : withReopened(desk);
        }
        for (const [id, sql] of last) {
          if (sql.trim() === '') continue;
          expect([...desk.tabs, ...desk.closed].filter((one) => one.id === id)).toEqual([tab(id, sql)]);
        }
        expect(parseDesk(JSON.stringify(desk))).toEqual(desk);
      }),
    );
  });

  it('keeps a text written here although another window has closed its tab', () => {
    const closed = withoutTab(withTab(withTab(emptyDesk, tab('a', 'SELECT 1')), tab('b', 'SELECT 2')), 'a');
    const back = withText(closed, tab('a', 'SELECT 10'));
    expect(ids(back)).toEqual(['b', 'a']);
    expect(back.closed).toEqual([]);
  });

  it('does not keep closed blank tabs', () => {
    expect(withoutTab(withTab(emptyDesk, tab('a', ' \n')), 'a').closed).toEqual([]);
  });

  it.each([null, '', 'null', '[]', '{"tabs":1}', '{"tabs":[{"id":1}]}', '{'])('reads %j as an empty desk', (text) => {
    expect(parseDesk(text)).toEqual(emptyDesk);
  });

  it('keeps one saved query per name', () => {
    const one = withSaved(withSaved(emptyDesk, { name: 'x', sql: '1', values: {} }), {
      name: 'x',
      sql: '2',
      values: {},
    });
    expect(one.saved).toEqual([{ name: 'x', sql: '2', values: {} }]);
    expect(withoutSaved(one, 'x').saved).toEqual([]);
  });

  it('remembers each statement with its values once, latest first, and not for ever', () => {
    const statements = Array.from({ length: mostPast + 5 }, (_, index) => run(`SELECT ${index}`, index));
    const desk = [...statements, run('SELECT 7', 900), run('SELECT 7', 901, { a: '1' })].reduce(withPast, emptyDesk);
    expect(desk.past).toHaveLength(mostPast);
    expect(desk.past.slice(0, 2)).toEqual([run('SELECT 7', 901, { a: '1' }), run('SELECT 7', 900)]);
    expect(desk.past.filter(({ sql }) => sql === 'SELECT 7')).toHaveLength(2);
  });

  it('finds runs by every word, also of their values', () => {
    const past = [run('SELECT a FROM fact', 1), run('SELECT a FROM report WHERE x = :x', 2, { x: '银川' })];
    expect(pastMatching(past, 'select FACT').map(({ at }) => at)).toEqual([1]);
    expect(pastMatching(past, '银川').map(({ at }) => at)).toEqual([2]);
    expect(pastMatching(past, '')).toHaveLength(2);
  });

  it.each([
    ['-- 各机构\nSELECT 1', '各机构'],
    ['/* two\nlines */ SELECT 1', 'two'],
    ['SELECT\n  1', 'SELECT 1'],
    ['  ', null],
  ])('calls %j %j', (sql, title) => {
    expect(queryTitle(sql)).toBe(title);
  });
});
