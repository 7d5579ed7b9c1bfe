import { crc32 } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { figureBundle } from '../../lib/export/bundle.ts';
import { copiedTable } from '../../lib/export/clipboard.ts';
import { csvText } from '../../lib/export/csv.ts';
import { figureDeck, figureDocument } from '../../lib/export/figure-files.ts';
import { encodeGb18030 } from '../../lib/export/gb18030.ts';
import { zipFiles } from '../../lib/export/opc/package.ts';
import {
  cutText,
  inertText,
  linkAddress,
  looksLikeFormula,
  sheetText,
  textField,
  xmlText,
} from '../../lib/export/text.ts';
import { wordLines } from '../../lib/export/words.ts';
import { figureWorkbook } from '../../lib/export/xlsx/figure-workbook.ts';
import { captionView } from '../../lib/query/caption.ts';
import { plainText } from '../../lib/query/words.ts';
import { agencies, changeRows, changeView, totalRows, totalView } from '../charts/synthetic.ts';
import { dictionary } from '../query/world.ts';
import { date, figureOf } from './corpus.ts';
import { finished } from './finished.ts';
import { chartsOf, openOffice, packageFaults } from './office-file.ts';
import { all, parseXml, textOf } from './xml-tree.ts';

/** Texts as nasty as they come: any code unit, formula signs, escapes of other formats, very long ones. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    ']]>',
    '<!--',
    '&#x0;',
    '_x0008_',
    '\u202e反',
    '\ud800',
    '=1+1',
    '+1',
    '-1',
    '@x',
    '＝1',
    '\t=1',
    '\u0000',
    '{x}',
  ),
  fc.constant('名'.repeat(400)),
);

describe('escaping', () => {
  it('gives XML that reads back as the text without what XML forbids', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const read = parseXml(`<a b="${xmlText(text)}">${xmlText(text)}</a>`).children[0];
        expect(typeof read === 'string' ? '' : textOf(read)).toBe(plainText(text));
        expect(typeof read === 'string' ? '' : read?.attributes.b).toBe(plainText(text));
        expect(xmlText(text)).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]|\]\]>/u);
      }),
    );
  });

  it('keeps a cell within its length and its underscores as written', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const read = sheetText(text).replace(/_x005F_/g, '_');
        expect(sheetText(text).replace(/&[a-z#0-9]+;/g, '.').length).toBeLessThanOrEqual(32_767);
        if (text.length < 1000) expect(read).toBe(`${/^ */.exec(text)?.[0]}${xmlText(text)}`);
      }),
    );
    expect(sheetText('_x0041_')).toBe('_x005F_x0041_');
    expect(sheetText('名'.repeat(40_000))).toHaveLength(32_767);
  });

  it('keeps the statement of a workbook as it was written, steps included', () => {
    const figure = figureOf(totalView, totalRows, 'zh');
    const { trees } = openOffice(finished(figureWorkbook(figure, date)));
    const strings = trees.get('xl/sharedStrings.xml');
    const texts = new Set(strings === undefined ? [] : all(strings, 't').map(textOf));
    const lines = figure.sql.split('\n');
    expect(lines.filter((line) => line.startsWith('    ')).length).toBeGreaterThan(5);
    expect(lines.filter((line) => !texts.has(line))).toEqual([]);
  });

  it('never cuts a character in half', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.integer({ min: 1, max: 20 }), (text, most) => {
        expect(cutText(text, most)).not.toMatch(/\p{Cs}/u);
        expect(cutText(text, most).length).toBeLessThanOrEqual(Math.max(most, 1));
      }),
    );
  });

  it('leaves no text a spreadsheet would run, and reads back from CSV', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const [[field]] = parse(`${textField(text)},x\r\n`) as [[string, string]];
        expect(field).toBe(inertText(text));
        expect(field).not.toMatch(/^[=+\-@＝＋－＠\t\r]/);
        expect(looksLikeFormula(field)).toBe(false);
      }),
    );
    for (const text of ['=1', '+1', '-1', '@a', '＝1', '＋1', '－1', '＠a', '\t=1'])
      expect(inertText(text)).toMatch(/^'/);
  });

  it('makes a link only of an address of the web', () => {
    for (const address of ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'x', '', null]) {
      expect(linkAddress(address)).toBeNull();
    }
    expect(linkAddress('http://reports.test/a b?c="d"')).toBe('http://reports.test/a%20b?c=%22d%22');
  });
});

describe('any name', () => {
  it('gives whole files without a live formula, its figures unharmed', () => {
    fc.assert(
      fc.property(nasty, nasty, (name, title) => {
        const rows = changeRows.map((row) => ({ ...row, agency: name }));
        const figure = figureOf(changeView, rows, 'zh', agencies, title);
        for (const make of [figureDeck, figureDocument, figureWorkbook]) {
          const office = openOffice(finished(make(figure, date)));
          expect(packageFaults(office)).toEqual([]);
          const values = chartsOf(office).flatMap(({ series }) => series.flatMap((each) => each.values));
          expect(values).toContain('-66.66666666666667');
          const sheets = [...office.trees].filter(([path]) => path.includes('/worksheets/'));
          expect(sheets.flatMap(([, tree]) => all(tree, 'f'))).toEqual([]);
        }
      }),
      { numRuns: 10 },
    );
  }, 240_000);

  it('stands in the clipboard and the zip as text, negative numbers as numbers', () => {
    fc.assert(
      fc.property(nasty, (name) => {
        const rows = changeRows.map((row) => ({ ...row, agency: name }));
        const figure = figureOf(changeView, rows, 'zh', agencies, name);
        const { html, text } = copiedTable(figure);
        expect(html).toContain('>-66.66666666666667</td>');
        expect(html.replaceAll(/ style="[^"]*"/g, '')).not.toMatch(/<(?!\/?(meta|p|table|tr|th|td)\b)/);
        for (const field of text.split(/[\t\r\n]+/)) expect(field).not.toMatch(/^[=+@]|^-\D/);
        const files = unzipSync(finished(figureBundle(figure, { svg: '<svg/>', csv: '', date })));
        expect(JSON.parse(strFromU8(files['metadata.json'] ?? new Uint8Array())).exported).toBe(date);
        const records = parse(files['figures.csv'] ?? '', { bom: true, columns: true }) as Record<string, string>[];
        expect(records.map(({ value }) => value)).toEqual(rows.map(({ value }) => String(value ?? '')));
      }),
      { numRuns: 10 },
    );
  }, 120_000);
});

describe('words of what is not there', () => {
  it('are English in English, marks of punctuation too', () => {
    const lines = wordLines(figureOf(totalView, totalRows, 'en').words, 'en');
    const gaps = lines.filter((line) => line.startsWith('No figure (not zero)'));
    expect(gaps.length).toBeGreaterThan(0);
    for (const line of gaps) expect(line).toMatch(/^No figure \(not zero\), [^，：、。]+: [^，：、。]+\.$/u);
  });
});

describe('GB18030', () => {
  it('reads back as the text, whatever its characters', () => {
    const decoder = new TextDecoder('gb18030', { fatal: true });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite', maxLength: 60 }), (text) => {
        expect(decoder.decode(encodeGb18030(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
    expect(decoder.decode(encodeGb18030('甲市科技局，2019—2021 年；𠮷 ①≥−😀'))).toBe(
      '甲市科技局，2019—2021 年；𠮷 ①≥−😀',
    );
    expect([...encodeGb18030('\ud800')]).toEqual([0x3f]);
  });

  it('writes a CSV that a GBK program reads', () => {
    const caption = captionView(totalView, totalRows, { dictionary, agencies, dataDate: date, language: 'zh' });
    const figure = figureOf(totalView, totalRows, 'zh');
    const csv = csvText(figure.table, caption, { form: figure.form, plain: figure.plain, language: 'zh' }).replace(
      /^\ufeff/,
      '',
    );
    expect(new TextDecoder('gbk').decode(encodeGb18030(csv))).toBe(csv);
  });
});

describe('a zip', () => {
  it('has the same bytes whatever the order and the day', () => {
    const files = [
      ['b.txt', 'two'],
      ['a.txt', 'one'],
      ['[Content_Types].xml', '<x/>'],
    ] as const;
    const one = finished(zipFiles(new Map(files)));
    expect(finished(zipFiles(new Map([...files].reverse())))).toEqual(one);
    expect(Object.keys(unzipSync(one))).toEqual(['[Content_Types].xml', 'a.txt', 'b.txt']);
  });

  it.each([0, 1, 499_999, 500_000, 500_001, 1_200_000, 4_100_000])(
    'packs an entry of %d bytes in pieces, and it comes back whole, with its sum',
    (length) => {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * at) % 251);
      const files = new Map<string, string | Uint8Array>([
        ['before.txt', 'x'],
        ['large.bin', bytes],
      ]);
      const steps = [...zipFiles(files)].length;
      expect(steps).toBe(2 + Math.max(0, Math.ceil(length / 500_000) - 1));
      const zip = finished(zipFiles(files));
      const back = unzipSync(zip);
      expect(strFromU8(back['before.txt'] ?? new Uint8Array())).toBe('x');
      expect(Buffer.compare(back['large.bin'] ?? new Uint8Array(), bytes)).toBe(0);
      // In the head of the entry and in its record: the sum, the packed size, the size.
      const view = new DataView(zip.buffer);
      const record = view.getUint32(zip.length - 6, true) + 46 + 'before.txt'.length;
      const head = view.getUint32(record + 42, true);
      for (const at of [head + 14, record + 16]) {
        expect(view.getUint32(at, true)).toBe(crc32(bytes));
        expect(view.getUint32(at + 8, true)).toBe(length);
      }
      expect(view.getUint32(head + 18, true)).toBe(view.getUint32(record + 20, true));
    },
  );
});
