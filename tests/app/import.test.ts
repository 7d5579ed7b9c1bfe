import { describe, expect, it } from 'vitest';
import { countFigures, countHeading, countWords } from '../../app/_components/import/figure-count.ts';
import { idle } from '../../app/_components/import/import-state.ts';
import { stateWords } from '../../app/_components/import/progress-bar.tsx';
import { divisionsLike, divisionsOf, divisionTyped } from '../../app/_components/import/review/divisions.ts';
import { typedNumber } from '../../app/_components/import/review/figure-form.tsx';
import { inert } from '../../app/_components/import/review/inert.ts';
import { type FigureMark, marksWithin } from '../../app/_components/import/review/marked-text.tsx';
import { locatorOf } from '../../app/_components/import/review/selection-panel.tsx';
import { readDocument } from '../../lib/read/index.ts';

describe('a file’s words as shown', () => {
  it('keep their length and lose what acts or cannot be seen', () => {
    const text = 'a\u0000b\u0007c\u001bd\u009be\u202ef\u2066g\ufeffh\n\ti';
    expect(inert(text)).toHaveLength(text.length);
    expect(inert(text)).toBe('a\u2400b\u2407c\u241bd\ufffde\ufffdf\ufffdg\ufffdh\n\ti');
  });

  it('leave characters outside the basic plane whole', () => {
    expect(inert('𠮷野家')).toBe('𠮷野家');
  });
});

it.each([
  ['1,378', 1378],
  ['１，３７８', 1378],
  ['-2.5', -2.5],
  ['', null],
  ['12a', null],
  ['1e5', null],
])('%s typed is %s', (text, number) => {
  expect(typedNumber(text)).toBe(number);
});

it('marks within a stretch are those that touch it, in order', () => {
  const marks = [0, 10, 20, 30].map(
    (start): FigureMark => ({ key: `${start}`, start, end: start + 3, kind: 'figure' }),
  );
  const within = (start: number, end: number) => marksWithin(marks, { start, end }).map(({ key }) => key);
  expect(within(0, 100)).toEqual(['0', '10', '20', '30']);
  expect(within(11, 21)).toEqual(['10', '20']);
  expect(within(13, 20)).toEqual([]);
  expect(within(3, 10)).toEqual([]);
});

it('selected words carry their section, and in a table the heads of their row and column', () => {
  const page =
    '<h1>某局2022年政府信息公开工作年度报告</h1><h2>一、总体情况</h2><p>全年公开137条。</p>' +
    '<table><tr><td>渠道</td><td>数量</td></tr><tr><td>网站</td><td>42</td></tr></table>';
  const document = readDocument('页.html', new TextEncoder().encode(page));
  const at = (words: string) => {
    const start = document.text.indexOf(words);
    return locatorOf(document, { start, end: start + words.length });
  };
  expect(at('137')).toMatchObject({ source: 'narrative', locator: { section: '一、总体情况', row: null } });
  expect(at('42')).toMatchObject({ source: 'table', locator: { row: '网站', column: '数量' } });
});

it('a gap is no figure read, a stated zero is one', () => {
  const gaps = countFigures([null, null, null]);
  expect(gaps).toEqual({ count: 0, gaps: 3 });
  expect(countWords('en', gaps)).toBe('0 figures, 3 without a number');
  const some = countFigures([18, 0, null]);
  expect(countWords('zh', some)).toBe('2 个数，另 1 项没有数');
  expect(countHeading('en', some)).toBe('Figures read (2; 1 without a number)');
  expect(countWords('en', countFigures([1]))).toBe('1 figure');
});

it('files that could not be read are not counted as read', () => {
  const progress = { ...idle.progress, files: 5, done: 5 };
  const ended = { ...idle, phase: 'ended' as const, progress, failed: 2, duplicates: [{ name: 'a', sha256: null }] };
  expect(stateWords('en', ended)).toBe('Done. Files read: 2 of 5; not readable: 2; known before: 1.');
});

describe('the division of a new body', () => {
  const divisions = divisionsOf(
    [
      'region_code,name,parent_code,level',
      '640000,宁夏回族自治区,100000,province',
      '640100,银川市,640000,prefecture',
      '640104,兴庆区,640100,county',
      '320100,南京市,,prefecture',
      '320106,鼓楼区,320100,county',
      '320300,徐州市,,prefecture',
      '320302,鼓楼区,320300,county',
    ].join('\n'),
  );

  it.each([
    ['640100', '640100'],
    ['银川市', '640100'],
    ['宁夏回族自治区银川市', '640100'],
    ['徐州市鼓楼区', '320302'],
    ['鼓楼区', null],
    ['银川', null],
    ['', null],
  ])('“%s” typed is %s', (typed, code) => {
    expect(divisionTyped(divisions, typed)).toBe(code);
  });

  it('is offered wherever the code begins so or a name holds the words', () => {
    expect(divisionsLike(divisions, '银川')).toEqual(['640100', '640104']);
    expect(divisionsLike(divisions, '3203')).toEqual(['320300', '320302']);
    expect(divisionsLike(divisions, '')).toEqual([]);
  });
});
