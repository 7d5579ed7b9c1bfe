import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { addItems, boundFigure, createBriefing, writeBriefing } from '../../lib/briefing/index.ts';
import { numbered } from '../../lib/briefing/numbering.ts';
import { hasNumber } from '../../lib/query/view-rows.ts';
import { totalRows, totalView } from '../charts/synthetic.ts';
import { chartsOf, openOffice, packageFaults } from '../export/office-file.ts';
import { all, type Node, textOf } from '../export/xml-tree.ts';
import { bound, contents, deck, known, report } from './made.ts';
import { factsOf, figure, sets } from './world.ts';

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('figures inside texts', () => {
  test('are read from the rows, say when they changed, and are bound by number alone', () => {
    const facts = factsOf(contents);
    const written = writeBriefing(addItems(createBriefing('b', 't'), contents), facts);
    const text = written.pieces.find(({ kind }) => kind === 'text');
    const lines = text?.kind === 'text' ? text.paragraphs : [];
    const numbers = totalRows.filter((row) => hasNumber(row) && row.year === known.year && row.code === known.code);
    const total = numbers.reduce((all, { value }) => all + (value ?? 0), 0);
    expect(lines[0]).toContain(known.value?.toLocaleString('en-US'));
    expect(lines[0]).toContain(`${total.toLocaleString('en-US')} `);
    expect(numbers).toHaveLength(1);
    expect(lines[0]).toContain('（仅 1 个机构有数）');
    expect(lines[0]).toContain('{9} 与 {x} 照写');
    expect(written.changed).toBe(1);
    expect(written.missing).toBe(0);
  });

  test('one that is gone says why, and is missed', () => {
    const gone = boundFigure({ ...bound, cell: { ...bound.cell, agency: 'nobody' } }, factsOf(contents));
    expect(gone).toEqual({ value: null, text: '无报告', same: false });
  });

  test('an item that cannot be read is counted, not written', () => {
    const facts = { ...factsOf(contents), figures: new Map() };
    const written = writeBriefing(addItems(createBriefing('b', 't'), contents), facts);
    expect(written.missing).toBe(sets.length);
  });
});

describe('deck', () => {
  test.each(['16:9', '4:3'] as const)(
    '%s: whole, of the right size, cover and contents first, every chart native with its values',
    (shape) => {
      const office = openOffice(deck(shape));
      expect(packageFaults(office)).toEqual([]);
      const size = all(office.trees.get('ppt/presentation.xml') ?? empty, 'p:sldSz')[0]?.attributes;
      expect(Number(size?.cx) / Number(size?.cy)).toBeCloseTo(shape === '16:9' ? 16 / 9 : 4 / 3, 6);
      const slide = (at: number) => textOf(office.trees.get(`ppt/slides/slide${at}.xml`) ?? empty);
      expect(slide(1)).toContain('测试简报');
      expect(slide(1)).toContain('2026年11月21日');
      expect(slide(2)).toContain('目录');
      expect(slide(3)).toContain('总体情况');
      expect(chartsOf(office).length).toBeGreaterThanOrEqual(sets.length / 2);
      const texts = [...office.trees.keys()]
        .filter((name) => /slides\/slide\d+\.xml$/.test(name))
        .map((name) => textOf(office.trees.get(name) ?? empty));
      expect(texts.join()).toContain('一句话说明');
      expect(texts.join()).toContain('附录：数据表');
      expect(texts.join()).toContain('180 + 98 = 278');
    },
  );

  test('the same bytes on three runs', () => {
    const [first, ...others] = [deck('16:9'), deck('16:9'), deck('16:9')].map(digest);
    expect(others).toEqual([first, first]);
  });

  test('sixty charts make at most 3 MB', () => {
    const one = sets.filter(({ name }) => !name.includes('many')).map(({ view }) => figure(view));
    const many = Array.from({ length: 60 }, (_, at) => one[at % one.length] ?? figure(totalView));
    expect(deck('16:9', many).length).toBeLessThanOrEqual(3_000_000);
  });
});

const empty: Node = { name: '', attributes: {}, children: [] };

describe('report', () => {
  test.each(['plain', 'official'] as const)('%s: whole, the same bytes on three runs', (preset) => {
    expect(packageFaults(openOffice(report(preset)))).toEqual([]);
    const [first, ...others] = [report(preset), report(preset), report(preset)].map(digest);
    expect(others).toEqual([first, first]);
  });

  test('the official layout has the measures of GB/T 9704-2012', () => {
    const office = openOffice(report('official'));
    const document = office.trees.get('word/document.xml') ?? empty;
    const attributes = (name: string) => all(document, name).at(-1)?.attributes ?? {};
    const millimetres = (twips: string | undefined) => (Number(twips) / 1440) * 25.4;
    const [size, margins, grid] = [attributes('w:pgSz'), attributes('w:pgMar'), attributes('w:docGrid')];
    expect(millimetres(size['w:w'])).toBeCloseTo(210, 1);
    expect(millimetres(size['w:h'])).toBeCloseTo(297, 1);
    expect(millimetres(margins['w:top'])).toBeCloseTo(37, 1);
    expect(millimetres(margins['w:left'])).toBeCloseTo(28, 1);
    const width = Number(size['w:w']) - Number(margins['w:left']) - Number(margins['w:right']);
    const height = Number(size['w:h']) - Number(margins['w:top']) - Number(margins['w:bottom']);
    expect(millimetres(String(width))).toBeCloseTo(156, 1);
    expect(millimetres(String(height))).toBeCloseTo(225, 1);
    expect(grid['w:type']).toBe('linesAndChars');
    expect(Math.floor(height / Number(grid['w:linePitch']))).toBe(22);
    expect(Math.floor(width / 20 / (16 + Number(grid['w:charSpace']) / 4096))).toBe(28);
  });

  test('its fonts and sizes are those of the standard, each named with what may stand in for it', () => {
    const office = openOffice(report('official'));
    const styles = office.trees.get('word/styles.xml') ?? empty;
    const style = (id: string) => {
      const found = all(styles, 'w:style').find(({ attributes }) => attributes['w:styleId'] === id) ?? empty;
      const fonts = all(found, 'w:rFonts')[0]?.attributes['w:eastAsia'];
      return [fonts, Number(all(found, 'w:sz')[0]?.attributes['w:val']) / 2];
    };
    expect(style('Title')).toEqual(['方正小标宋简体', 22]);
    expect(style('Heading1')).toEqual(['黑体', 16]);
    expect(style('Heading2')).toEqual(['楷体_GB2312', 16]);
    expect(style('Normal')).toEqual(['仿宋_GB2312', 16]);
    const indent = all(
      all(styles, 'w:style').find(({ attributes }) => attributes['w:styleId'] === 'Normal') ?? empty,
      'w:ind',
    )[0];
    expect(indent?.attributes['w:firstLineChars']).toBe('200');
    for (const id of ['AtlasNote', 'AtlasCell', 'AtlasCaption', 'Title']) {
      const own = all(styles, 'w:style').find(({ attributes }) => attributes['w:styleId'] === id) ?? empty;
      // What is said of the body is not inherited by small print.
      expect(all(own, 'w:ind')[0]?.attributes['w:firstLineChars'], id).toBe('0');
      expect(all(own, 'w:rPr').flatMap((run) => all(run, 'w:spacing'))[0]?.attributes['w:val'], id).toBe('0');
    }
    const names = new Set(
      all(office.trees.get('word/document.xml') ?? empty, 'w:rFonts').map(({ attributes }) => attributes['w:eastAsia']),
    );
    const table = all(office.trees.get('word/fontTable.xml') ?? empty, 'w:font');
    for (const name of names) expect(table.map(({ attributes }) => attributes['w:name'])).toContain(name);
    expect(all(office.trees.get('word/fontTable.xml') ?? empty, 'w:altName')).toHaveLength(table.length);
    expect([...office.names].filter((name) => /\.(ttf|odttf|otf)$/.test(name))).toEqual([]);
  });

  test('its page number is — 1 — in half-width 四号 宋体, right on odd and left on even pages, 7 mm under the text', () => {
    const office = openOffice(report('official'));
    const foot = (name: string) => office.trees.get(`word/${name}.xml`) ?? empty;
    for (const [name, side] of [
      ['footer1', 'right'],
      ['footer2', 'left'],
    ] as const) {
      expect(textOf(foot(name)).replace(' PAGE ', '').trim()).toBe('— 1 —');
      expect(all(foot(name), 'w:jc')[0]?.attributes['w:val']).toBe(side);
      expect(all(foot(name), 'w:sz')[0]?.attributes['w:val']).toBe('28');
      expect(all(foot(name), 'w:rFonts')[0]?.attributes['w:eastAsia']).toBe('宋体');
      expect(all(foot(name), 'w:ind')[0]?.attributes['w:rightChars']).toBe('100');
    }
    expect(all(office.trees.get('word/settings.xml') ?? empty, 'w:evenAndOddHeaders')).toHaveLength(1);
    const margins = all(office.trees.get('word/document.xml') ?? empty, 'w:pgMar').at(-1)?.attributes;
    const below = Number(margins?.['w:bottom']) - Number(margins?.['w:footer']) - 14 * 20;
    expect((below / 1440) * 25.4).toBeCloseTo(7, 0);
  });

  test('headings are numbered 一、（一）, those with a number keep it', () => {
    const counted = numbered(true);
    const said = [
      counted(1, '总体情况'),
      counted(2, '渠道'),
      counted(2, '（九）申请'),
      counted(1, '问题'),
      counted(2, '核验'),
    ];
    expect(said).toEqual(['一、总体情况', '（一）渠道', '（九）申请', '二、问题', '（一）核验']);
    expect(numbered(false)(1, '总体情况')).toBe('总体情况');
    const words = textOf(openOffice(report('official')).trees.get('word/document.xml') ?? empty);
    expect(words).toContain('一、总体情况');
  });
});
