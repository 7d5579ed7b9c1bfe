import { expect, test } from 'vitest';
import { emptyWords } from '../../app/_components/compare/empty-words.ts';
import type { View, ViewRow } from '../../lib/model/view.ts';
import { channelView, row, totalView } from '../charts/synthetic.ts';
import { dictionary } from '../query/world.ts';

const years = { from: 2017, to: 2022 };
const say = (view: View, rows: readonly ViewRow[], lang: 'zh' | 'en' = 'zh') =>
  emptyWords(view, rows, { dictionary, years }, lang);
const without = (at: number, status: ViewRow['status'], printed: number | null = null) =>
  row(at, 2020, null, null, { status, printed });

test('figures that are there but cannot be measured so are not said to be missing', () => {
  const ranked: View = { ...channelView, measure: 'rank' };
  const said = say(ranked, [without(0, 'not_comparable', 276), without(1, 'no_report')], 'en');
  expect(said.body).toBe(
    'The figures are there, but not as ranks (not comparable). Look at the figures themselves, or choose another measure.',
  );
  expect(said.values).toEqual({ ...ranked, measure: 'value' });
  expect(said.everyone).toBeNull();
  const changed: View = { ...totalView, measure: 'change' };
  expect(say(changed, [without(0, 'no_base', 276)]).body).toContain('不能按“比上年增减”来看（上年无可比数）');
});

test('where no figure is there each reason is said, an excerpt is no silence', () => {
  const rows = [without(0, 'not_captured'), without(1, 'no_report'), without(2, 'no_report')];
  const said = say(totalView, rows);
  expect(said.body).toBe('所选机构在所选年份都没有这一项的数（无报告、节选未收录）。可以换年份或换机构。');
  expect(said.everyone).toEqual({ ...totalView, agencies: [], years });
  expect(said.values).toBeNull();
});

test('no way leads back to the same screen', () => {
  expect(say({ ...totalView, agencies: [], years }, [])).toEqual({
    body: '所选年份没有一个机构有这一项的数。可以换年份。',
    values: null,
    everyone: null,
  });
});
