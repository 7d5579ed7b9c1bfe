import { expect, test } from 'vitest';
import { captionOf } from '../../app/_components/compare/caption-of.ts';
import { keptWith } from '../../app/_hooks/kept-with.ts';
import { rowsOf } from '../../app/_hooks/use-view-rows.ts';
import { agencies, totalRows, totalView } from '../charts/synthetic.ts';
import { dictionary } from '../query/world.ts';

test('what is kept with an object is made once for each object and name, and is no part of it', () => {
  const [one, two] = [Symbol('one'), Symbol('two')];
  const owner = [1, 2, 3];
  let made = 0;
  const make = () => ({ at: ++made });
  expect(keptWith(owner, one, make)).toBe(keptWith(owner, one, make));
  expect(keptWith(owner, two, make)).not.toBe(keptWith(owner, one, make));
  expect(keptWith([1, 2, 3], one, make)).toEqual({ at: 3 });
  expect(owner).toEqual([1, 2, 3]);
  expect([...owner]).toEqual([1, 2, 3]);
});

test('with what is frozen nothing is kept, and nothing fails', () => {
  const owner = Object.freeze([1]);
  let made = 0;
  expect([0, 0].map(() => keptWith(owner, Symbol.for('kept'), () => ++made))).toEqual([1, 2]);
});

test('rows are read once for each answer', () => {
  const answer = { columns: [], rows: [] };
  expect(rowsOf(answer)).toBe(rowsOf(answer));
  expect(rowsOf({ columns: [], rows: [] })).not.toBe(rowsOf(answer));
});

test('a caption is written once for its View, rows, language and data', () => {
  const rows = [...totalRows];
  const known = new Map(agencies.map((agency) => [agency.id, agency]));
  const years = { from: 2014, to: 2024 };
  const atlas = { dictionary, agencies: known, regions: new Map(), kinds: new Map(), dataDate: '2026-01-31', years };
  const caption = captionOf('zh', atlas, totalView, rows);
  expect(captionOf('zh', atlas, { ...totalView }, rows)).toBe(caption);
  expect(captionOf('en', atlas, totalView, rows).title).not.toBe(caption.title);
  expect(captionOf('zh', { ...atlas, dataDate: '2025-01-31' }, totalView, rows).source).not.toBe(caption.source);
  expect(captionOf('zh', atlas, totalView, [...rows])).toEqual(caption);
});
