import { expect, it } from 'vitest';
import { splitYears } from '../../app/_components/figure/unbroken-years.tsx';

it.each([
  ['Disclosed pieces by channel, 2017–2022', ['2017–2022']],
  ['2017—2022 年分渠道公开政府信息数', ['2017—2022']],
  ['Two spans: 2014–2018 and 2019–2024', ['2014–2018', '2019–2024']],
  ['Applications, 2024', []],
])('“%s” keeps its ranges of years whole and its words as they are', (text, ranges) => {
  const pieces = splitYears(text);
  expect(pieces.filter(({ years }) => years).map(({ part }) => part)).toEqual(ranges);
  expect(pieces.map(({ part }) => part).join('')).toBe(text);
});
