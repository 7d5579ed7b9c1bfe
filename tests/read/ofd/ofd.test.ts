import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../lib/read/index.ts';
import { zipFiles } from '../docx/builder.ts';
import { outline } from '../docx/outline.ts';
import { refusalOf } from '../refusal.ts';
import { buildOfd, type OfdSheet, ofdParts, path, words } from './builder.ts';

const read = (sheets: readonly OfdSheet[], templates?: readonly OfdSheet[]): unknown[] =>
  outline(readDocument('report.ofd', buildOfd(sheets, templates)));

/** A grid of cells 40 by 8 millimetres, drawn as lines from edge to edge. */
function grid(rows: readonly (readonly string[])[], left: number, top: number): string {
  const width = (rows[0]?.length ?? 0) * 40;
  const height = rows.length * 8;
  const level = Array.from({ length: rows.length + 1 }, (_, i) => `M 0 ${i * 8} L ${width} ${i * 8}`);
  const upright = Array.from({ length: (rows[0]?.length ?? 0) + 1 }, (_, i) => `S ${i * 40} 0 L ${i * 40} ${height}`);
  const cells = rows.flatMap((row, r) => row.map((text, c) => words(text, left + c * 40 + 4, top + r * 8 + 5.5, 4)));
  return path(`${left} ${top} ${width} ${height}`, [...level, ...upright].join(' ')) + cells.join('');
}

const table = [
  ['内容', '数量'],
  ['行政许可', '12'],
];
const body = words('海陵县水利局年度报告', 60, 30, 7) + words('全年公开信息12条。', 38, 50, 5) + grid(table, 40, 60);
const wanted = ['0 海陵县水利局年度报告', '全年公开信息12条。', table];

/** The page with everything on it turned by a quarter. */
function sideways(layer: string): string {
  return layer.replace(/Boundary="(\S+) (\S+) (\S+) (\S+)"/g, (_, x: string, y: string, w: string, h: string) => {
    return `Boundary="${210 - Number(y)} ${x} ${h} ${w}" CTM="0 1 -1 0 0 0"`;
  });
}

describe('OFD files', () => {
  it('words and a table drawn with lines', () => {
    expect(read([{ layer: body }])).toEqual(wanted);
  });

  it('a page written sideways is read the right way up', () => {
    expect(read([{ layer: sideways(body), width: 210, height: 297 }])).toEqual(wanted);
  });

  it('objects in units of their own, scaled by their matrix', () => {
    const tenfold = (numbers: string): string =>
      numbers.replace(/(g \d+ )?([\d.]+)/g, (_, group = '', number) => `${group}${Number(number) * 10}`);
    const layer = body.replace(
      /Size="([\d.]+)" ><ofd:TextCode X="0" Y="([\d.]+)" DeltaX="([^"]*)"/g,
      (_, size, y, steps) => {
        return `CTM="0.1 0 0 0.1 0 0" Size="${tenfold(size)}"><ofd:TextCode X="0" Y="${tenfold(y)}" DeltaX="${tenfold(steps)}"`;
      },
    );
    expect(layer).toContain('CTM');
    expect(read([{ layer }])).toEqual(wanted);
  });

  it('characters without steps follow one another', () => {
    expect(read([{ layer: body.replace(/ DeltaX="[^"]*"/g, '') }])).toEqual(wanted);
  });

  it('steps one by one and in groups, a second stretch of the same object', () => {
    const code = (x: string, steps: string, text: string) =>
      `<ofd:TextCode ${x} Y="5" DeltaX="${steps}">${text}</ofd:TextCode>`;
    const stretches = code('X="0"', '5 g 2 5 5', '全年公开') + code('X="20"', 'g 1 5 2.5 2.5 g 1 5', '信息12条。');
    const object = `<ofd:TextObject ID="3" Boundary="38 45 100 6" Font="1" Size="5">${stretches}</ofd:TextObject>`;
    expect(read([{ layer: object }])).toEqual(['全年公开信息12条。']);
  });

  it('a template stands on the pages that name it', () => {
    const templates = [{ layer: grid(table, 40, 60) }];
    const text = words('海陵县水利局年度报告', 60, 30, 7) + words('全年公开信息12条。', 38, 50, 5);
    const sheets = [{ layer: text, templates: [[1, 'Background']] as const }, { layer: words('完。', 38, 30, 5) }];
    expect(read(sheets, templates)).toEqual([...wanted, '完。']);
  });

  it('what is not shown, masks, fills and the shapes of characters are left out', () => {
    const mask =
      '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path><ofd:AbbreviatedData>M 0 0 L 99 0</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>';
    const shapes =
      '<ofd:CGTransform CodePosition="0" CodeCount="1" GlyphCount="1"><ofd:Glyphs>7</ofd:Glyphs></ofd:CGTransform>';
    const unseen = words('看不见99条', 38, 120, 5, 'Visible="false"');
    const layer = body.replaceAll('<ofd:TextCode', `${mask}${shapes}<ofd:TextCode`) + unseen;
    expect(read([{ layer }])).toEqual(wanted);
  });

  it('words that lie unseen behind a picture are read with a doubt', () => {
    const layer = body.replaceAll('<ofd:TextObject', '<ofd:TextObject Alpha="0"');
    const document = readDocument('scan.ofd', buildOfd([{ layer }]));
    expect(outline(document)).toEqual(wanted);
    expect(document.warnings.map(({ code }) => code)).toEqual(['uncertain_table']);
  });

  it.each([
    [
      'a scan',
      'no_text_layer',
      buildOfd([{ layer: '<ofd:ImageObject ID="5" Boundary="0 0 210 297" ResourceID="8"/>' }]),
    ],
    ['glyphs without characters', 'no_text_layer', buildOfd([{ layer: words('¤¤¤¤¤¤¤¤', 38, 50, 5) }])],
    ['no pages', 'unreadable', buildOfd([])],
    [
      'a page that is missing',
      'unreadable',
      zipFiles({ ...ofdParts([{ layer: '' }]), 'Doc_0/Pages/Page_0/Content.xml': strToU8('') }),
    ],
    [
      'a root that is missing',
      'unreadable',
      zipFiles({ 'OFD.xml': strToU8('<OFD><DocBody><DocRoot>a.xml</DocRoot></DocBody></OFD>') }),
    ],
    ['301 pages', 'too_large', buildOfd(Array.from({ length: 301 }, () => ({ layer: body })))],
    ['a page of 20,001 characters', 'too_complex', buildOfd([{ layer: words('字'.repeat(20_001), 0, 10, 0.01) }])],
  ])('%s: %s', (_, code, bytes) => {
    expect(refusalOf(() => readDocument('report.ofd', bytes))?.code).toBe(code);
  });
});
