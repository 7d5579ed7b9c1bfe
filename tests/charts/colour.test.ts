import { expect, it } from 'vitest';
import { seriesColour } from '../../lib/charts/colour.ts';
import { seriesTokens } from '../../lib/charts/theme.ts';
import { breakdownCodes } from '../../lib/query/labels.ts';
import { dictionary } from '../query/world.ts';
import { row, theme, totalView } from './synthetic.ts';

const compositions = [...dictionary.indicators.values()].filter(({ composition }) => composition !== null);

it.each(compositions.map(({ id }) => id))('the first parts of %s differ in colour', (metric) => {
  const view = { ...totalView, metric, by: 'part' } as const;
  const codes = breakdownCodes(view, dictionary).slice(0, seriesTokens.length);
  const context = { dictionary, language: 'zh', width: 900, colours: theme.light } as const;
  expect(new Set(codes.map((code) => seriesColour(view, row(0, 2019, code, 1), context))).size).toBe(codes.length);
});
