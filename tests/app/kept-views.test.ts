import { expect, test } from 'vitest';
import {
  keptView,
  nothingKept,
  parseKept,
  recentAtMost,
  withoutRecent,
  withoutSaved,
  withRecent,
  withSaved,
} from '../../app/_components/compare/kept-views.ts';
import { encodeView } from '../../lib/query/view-url.ts';
import { totalView } from '../charts/synthetic.ts';
import { dictionary } from '../query/world.ts';

test('the latest View stands first, once, and the oldest falls out', () => {
  const queries = Array.from({ length: recentAtMost + 2 }, (_, index) => `m=x${index}`);
  const kept = queries.reduce(withRecent, nothingKept);
  expect(kept.recent).toHaveLength(recentAtMost);
  expect(kept.recent[0]).toBe(queries.at(-1));
  const again = withRecent(kept, 'm=x5');
  expect(again.recent[0]).toBe('m=x5');
  expect(again.recent).toHaveLength(recentAtMost);
  expect(withoutRecent(again, 'm=x5').recent).not.toContain('m=x5');
});

test('a name stands for one View', () => {
  const kept = withSaved(withSaved(nothingKept, '简报', 'm=a'), '简报', 'm=b');
  expect(kept.saved).toEqual([{ name: '简报', query: 'm=b' }]);
  expect(withoutSaved(kept, '简报')).toEqual(nothingKept);
});

test.each([null, '', '{', '[]', '{"recent":1,"saved":[]}', '{"recent":["m=a"]}'])(
  'storage %j holds nothing',
  (text) => {
    expect(parseKept(text)).toEqual(nothingKept);
  },
);

test('what is written reads back', () => {
  const kept = withSaved(withRecent(nothingKept, 'm=a'), 'b', 'm=b');
  expect(parseKept(JSON.stringify(kept))).toEqual(kept);
});

test('a kept query is its View again, or nothing where the data have no such figure', () => {
  expect(keptView(encodeView(totalView), dictionary)).toEqual(totalView);
  expect(keptView('m=no_such_figure&y=2019', dictionary)).toBeNull();
});
