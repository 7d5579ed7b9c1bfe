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

test('what was asked ahead is there at once, as long as the data stay the same', async () => {
  const { engine, asked } = noting();
  let changes = 0;
  const remembering = rememberAnswers(engine, 2, () => changes);
  expect(remembering.remembered('a')).toBeNull();
  const ahead = remembering.query('a', undefined, plain);
  expect(remembering.remembered('a')).toBeNull();
  const answer = await ahead;
  expect(remembering.remembered('a')).toBe(answer);
  changes = 1;
  expect(remembering.remembered('a')).toBeNull();
  expect(asked).toEqual(['a']);
});

test('a statement being answered is not asked twice, unless who asked first may cancel it', async () => {
  const { engine, asked } = noting();
  const remembering = rememberAnswers(engine, 5, unchanged);
  const both = [remembering.query('a', undefined, plain), remembering.query('a', new AbortController().signal, plain)];
  const [first, second] = await Promise.all(both);
  expect(second).toBe(first);
  const cancellable = [1, 2].map(() => remembering.query('b', new AbortController().signal, plain));
  await Promise.all(cancellable);
  expect(asked).toEqual(['a', 'b', 'b']);
});

test('an answer on its way from data that changed meanwhile is shared with nobody', async () => {
  const { engine, asked } = noting();
  let changes = 0;
  const remembering = rememberAnswers(engine, 5, () => changes);
  const early = remembering.query('a', undefined, plain);
  changes = 1;
  await Promise.all([early, remembering.query('a', undefined, plain)]);
  expect(asked).toEqual(['a', 'a']);
});
