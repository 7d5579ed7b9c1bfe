import { expect, test } from 'vitest';
import { rememberAnswers } from '../../lib/engine/remembered.ts';
import type { Engine } from '../../lib/model/engine.ts';

const plain = { plain: true } as const;
const unchanged = () => 0;

/** An engine that notes what it is asked and fails where told to. */
function noting(): { readonly engine: Engine; readonly asked: string[] } {
  const asked: string[] = [];
  const engine: Engine = {
    query: async (sql) => {
      asked.push(sql);
      if (sql === 'bad' && asked.length < 2) throw new Error('no');
      return { columns: [], rows: [[sql]] };
    },
    close: async () => undefined,
  };
  return { engine, asked };
}

test('a plain statement is asked once, any other each time', async () => {
  const { engine, asked } = noting();
  const remembering = rememberAnswers(engine, 5, unchanged);
  const answers = [];
  for (const options of [plain, plain, {}, undefined]) answers.push(await remembering.query('one', undefined, options));
  expect(asked).toEqual(['one', 'one', 'one']);
  expect(answers.map(({ rows }) => rows)).toEqual(Array.from({ length: 4 }, () => [['one']]));
});

test('the answer longest unasked is forgotten first', async () => {
  const { engine, asked } = noting();
  const remembering = rememberAnswers(engine, 2, unchanged);
  for (const sql of ['a', 'b', 'a', 'c', 'a', 'b']) await remembering.query(sql, undefined, plain);
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
});

test('a failure is not remembered', async () => {
  const { engine, asked } = noting();
  const remembering = rememberAnswers(engine, 2, unchanged);
  await expect(remembering.query('bad', undefined, plain)).rejects.toThrow('no');
  expect((await remembering.query('bad', undefined, plain)).rows).toEqual([['bad']]);
  expect(asked).toEqual(['bad', 'bad']);
});

test('other data are asked anew, also where they changed while the engine was answering', async () => {
  const { engine, asked } = noting();
  let changes = 0;
  const remembering = rememberAnswers(engine, 2, () => changes);
  await remembering.query('a', undefined, plain);
  changes = 1;
  const late = remembering.query('a', undefined, plain);
  changes = 2;
  await late;
  await remembering.query('a', undefined, plain);
  await remembering.query('a', undefined, plain);
  expect(asked).toEqual(['a', 'a', 'a']);
});
