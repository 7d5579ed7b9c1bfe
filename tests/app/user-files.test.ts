import { expect, test } from 'vitest';
import { createUserFiles } from '../../app/_hooks/user-files.ts';
import type { TableReader } from '../../lib/usertables/client.ts';
import type { TablePreview } from '../../lib/usertables/message.ts';

const preview: TablePreview = {
  encoding: null,
  sheets: [],
  sheet: 0,
  isDeclared: true,
  headings: 0,
  choice: { heading: null, asText: [] },
  count: 2,
  columns: [],
};
const rows = { ipc: new Uint8Array(), count: 2 };
const soon = () => new Promise((resolve) => setTimeout(resolve));

/** Files with readers that answer at once, but for what is held back by `held`. */
function filesOf(held: { rows?: Promise<void>; making?: Promise<void> } = {}) {
  const ended: string[] = [];
  const made: string[] = [];
  const files = createUserFiles({
    openReader: async () => {
      let isEnded = false;
      let gaveUp: (reason: Error) => void = () => undefined;
      const end = new Promise<never>((_, reject) => {
        gaveUp = reject;
      });
      end.catch(() => undefined);
      const reader: TableReader = {
        read: async () => preview,
        preview: async (choice) => ({ ...preview, choice }),
        rows: async () => {
          await Promise.race([held.rows, end]);
          return rows;
        },
        end: (reason) => {
          if (!isEnded) ended.push(reason);
          isEnded = true;
          gaveUp(new Error(reason));
        },
      };
      return reader;
    },
    makeTable: async ({ name }) => {
      await held.making;
      made.push(name);
    },
    taken: () => made,
  });
  return { files, ended, made };
}

const file = (name: string) => new File(['a'], name);

/** A promise that is kept when it is told to be. */
function later() {
  let keep = () => {};
  const promise = new Promise<void>((resolve) => {
    keep = resolve;
  });
  return { promise, keep };
}

test('a file is read, shown and made a table under the name it was given', async () => {
  const { files, ended, made } = filesOf();
  files.open(file('one.csv'));
  await soon();
  expect(files.state()).toMatchObject({ phase: 'pending', pending: { file: 'one.csv', preview } });
  files.rename('mine');
  files.choose({ heading: 3, asText: [] });
  await soon();
  expect(files.state()).toMatchObject({ pending: { name: 'mine', preview: { choice: { heading: 3 } } } });
  files.make();
  await soon();
  expect(files.state()).toEqual({ phase: 'made', name: 'mine', count: 2 });
  expect([made, ended]).toEqual([['mine'], ['no longer needed']]);
});

test('a table that is there when another file is looked at says nothing over its preview', async () => {
  const making = later();
  const { files, made } = filesOf({ making: making.promise });
  files.open(file('one.csv'));
  await soon();
  files.make();
  await soon();
  files.open(file('two.csv'));
  await soon();
  making.keep();
  await soon();
  expect(made).toEqual(['one']);
  expect(files.state()).toMatchObject({ phase: 'pending', pending: { file: 'two.csv' } });
});

test('a file given up while its rows are fetched is no failure of the next', async () => {
  const { files, made } = filesOf({ rows: later().promise });
  files.open(file('one.csv'));
  await soon();
  files.make();
  files.open(file('two.csv'));
  await soon();
  expect(files.state()).toMatchObject({ phase: 'pending', pending: { file: 'two.csv' } });
  expect(made).toEqual([]);
});

test('what was left is heard of no more', async () => {
  const { files, ended } = filesOf();
  files.open(file('one.csv'));
  files.leave();
  await soon();
  expect(files.state()).toEqual({ phase: 'none' });
  expect(ended).toEqual(['no longer needed']);
});
