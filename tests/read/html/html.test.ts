import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../lib/model/document.ts';
import { isAtlasError } from '../../../lib/model/error.ts';
import { decodeBase64, decodeQuotedPrintable } from '../../../lib/read/html/transfer.ts';
import { maxFileBytes, readDocument } from '../../../lib/read/index.ts';
import { encodeGb18030 } from './encode.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (html: string): Document => readDocument('page.html', utf8(html));

function outline(document: Document): unknown[] {
  return document.blocks.map((block) => {
    if (block.kind !== 'table') return [block.kind === 'heading' ? block.level : 'p', block.text];
    return ['table', ...block.cells.map((cell) => cell.text)];
  });
}

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (isAtlasError(error)) return error.code;
    throw error;
  }
  return 'none';
}

function expectExactPlaces({ text, blocks }: Document): void {
  for (const block of blocks) {
    const pieces = block.kind === 'table' ? block.cells : [block];
    for (const { text: words, place } of pieces) expect(text.slice(place.start, place.end)).toBe(words);
  }
}

describe('charsets', () => {
  const page = (meta: string): string => `<html><head>${meta}</head><body><p>海陵县水利局公开信息。</p></body></html>`;
  const words = '海陵县水利局公开信息。';
  const utf16 = [...`\ufeff${page('')}`].map((char) => char.charCodeAt(0));

  it.each([
    ['UTF-8 with a mark', utf8(`\ufeff${page('')}`)],
    ['UTF-8 declared', utf8(page('<meta charset="utf-8">'))],
    ['UTF-8 declared as GB2312', utf8(page('<meta charset="gb2312">'))],
    ['UTF-8 undeclared', utf8(page(''))],
    ['GB18030 declared', encodeGb18030(page('<meta http-equiv=Content-Type content="text/html; charset=gb18030">'))],
    ['GB18030 declared as UTF-8', encodeGb18030(page('<meta charset="utf-8">'))],
    ['GB18030 declared as ISO-8859-1', encodeGb18030(page('<meta charset="iso-8859-1">'))],
    ['GB18030 undeclared, in much markup', encodeGb18030(page(`<style>${'p{margin:0}'.repeat(5000)}</style>`))],
    ['UTF-16 with a mark', Uint8Array.from(utf16.flatMap((unit) => [unit & 0xff, unit >> 8]))],
  ])('%s', (_, bytes) => {
    expect(readDocument('a.htm', bytes).text).toBe(words);
  });

  it('Big5 declared', () => {
    // 「資訊公開」 in Big5.
    const bytes = [0xb8, 0xea, 0xb0, 0x54, 0xa4, 0xbd, 0xb6, 0x7d];
    const html = [...utf8('<meta charset="big5"><p>'), ...bytes, ...utf8('</p>')];
    expect(readDocument('a.html', Uint8Array.from(html)).text).toBe('資訊公開');
  });
});

describe('blocks', () => {
  it('collapses white space as a browser does, but for line ends inside Chinese words', () => {
    expect(read('<p>\n 公开\r\n  信息 <b>1</b>2\n条 &nbsp;good\nword </p>').text).toBe('公开信息 12 条  good word');
  });

  it('leaves out hidden, deleted and scripted words and comments', () => {
    const html =
      '<script>1</script><style>2</style><!--3--><p>全年公开信息<del>14</del><ins>15</ins>条，<span style="display: none">16</span>其余略。<input value="17"></p><p hidden>18</p><noscript>19</noscript>';
    expect(read(html).text).toBe('全年公开信息15条，其余略。');
  });

  it('leaves out words struck out, and marks without width inside a number', () => {
    const html =
      '<p>全年公开信息<s>14</s>15条，<span style="color:red;text-decoration: line-through">16</span><strike>17</strike>其余略，共1\u200b8&#8203;\ufeff0&rlm;&shy;件。</p>';
    expect(read(html).text).toBe('全年公开信息15条，其余略，共180件。');
  });

  it('reads the numbers in form fields of table cells, and no other field', () => {
    const cell = (inner: string): string => `<td>${inner}</td>`;
    const cells = ['行政许可', '<input value="1,204">', '<textarea>7</textarea>', '<input type="hidden" value="8">'];
    const row = [...cells, '<input type="text" value="请输入">', '<p><input type="number" value="0"></p>'].map(cell);
    const html = `<table><tr>${'<td>名称</td>'.repeat(6)}</tr><tr>${row.join('')}</tr></table>`;
    const [table] = read(html).blocks;
    const texts = table?.kind === 'table' ? table.cells.slice(6).map(({ text }) => text) : [];
    expect(texts).toEqual(['行政许可', '1,204', '7', '', '', '0']);
  });

  it('finds headings by tag and by number, and the title broken over lines', () => {
    const html =
      '<p>海陵县水利局</p><p>2020年政府信息公开年度报告</p><h3>一、概述</h3><p>（一）机构。有三人。</p><h2>附录</h2><p>无</p>';
    expect(outline(read(html))).toEqual([
      [0, '海陵县水利局'],
      [0, '2020年政府信息公开年度报告'],
      [1, '一、概述'],
      [2, '（一）机构。'],
      ['p', '有三人。'],
      [2, '附录'],
      ['p', '无'],
    ]);
  });

  it.each([
    ['海陵县人民政府办公室', '2020年政府信息公开年度报告'],
    ['海 陵 县 水 利 局', '2020年　政府信息公开年度报告'],
    ['海陵县城关街道', '2020年度 政府信息公开工作年度报告'],
  ])('joins a title of two lines to the body above it: %s', (body, title) => {
    const html = `<p><b>${body}</b></p><p><b>${title}</b></p><p>一、概述</p><p>平稳。</p>`;
    expect(outline(read(html)).slice(0, 2)).toEqual([
      [0, body],
      [0, title],
    ]);
  });

  it.each([
    [
      '<h1>2020年政府信息公开年度报告</h1><p>海陵县水利局2020年政府信息公开年度报告</p>',
      '海陵县水利局2020年政府信息公开年度报告',
    ],
    ['<div><b>海陵县人民政府</b></div><div><h1>2020年政府信息公开年度报告</h1></div>', '2020年政府信息公开年度报告'],
    [
      '<a href="/">海陵县水利局2019年政府信息公开年度报告</a><h1>海陵县水利局2020年政府信息公开年度报告</h1>',
      '海陵县水利局2020年政府信息公开年度报告',
    ],
  ])('prefers a title of its own that names a body: %s', (html, title) => {
    const { blocks } = read(`<body>${html}<p>一、概述</p><p>平稳。</p></body>`);
    expect(blocks.flatMap((block) => (block.kind === 'heading' && block.level === 0 ? [block.text] : []))).toEqual([
      title,
    ]);
  });

  it('keeps what a page prints about the report between title and text, without its counter', () => {
    const html =
      '<div><h1>海陵县水利局2020年政府信息公开年度报告</h1><table><tr><td>索引号</td><td>k/2021-1</td></tr><tr><td>发布日期</td><td>2021-01-20</td></tr></table><p>来源：水利局 点击量：99 次</p><p>一、概述</p><p>平稳。</p></div>';
    expect(outline(read(html))).toEqual([
      [0, '海陵县水利局2020年政府信息公开年度报告'],
      ['p', '索引号 k/2021-1'],
      ['p', '发布日期 2021-01-20'],
      ['p', '来源：水利局'],
      [1, '一、概述'],
      ['p', '平稳。'],
    ]);
  });

  it('gives cells their spans, places and blanks', () => {
    const document = read(
      '<table><tr><td rowspan="2">甲<td colspan=2><p>1</p><p>1</p><tr><td>&nbsp;<td rowspan=0>2<tr><td>乙<td>3</table>',
    );
    const [table] = document.blocks;
    const cells = table?.kind === 'table' ? table.cells : [];
    expect(cells.map((one) => [one.text, one.row, one.column, one.rowSpan, one.columnSpan])).toEqual([
      ['甲', 0, 0, 2, 1],
      ['1 1', 0, 1, 1, 2],
      ['', 1, 1, 1, 1],
      ['2', 1, 2, 2, 1],
      ['乙', 2, 0, 1, 1],
      ['3', 2, 1, 1, 1],
    ]);
    expect(document.text).toBe('甲\t1 1\n\t2\n乙\t3');
    expectExactPlaces(document);
  });
});

describe('MHTML', () => {
  const part = (headers: string, body: string): string => `--b\r\n${headers}\r\n\r\n${body}\r\n`;
  const whole = (...parts: string[]): string =>
    `From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="b"\r\n\r\n${parts.join('')}--b--\r\n`;

  it('reads the fullest page, whatever the file is called', () => {
    const frame = part('Content-Type: text/html', '<frameset><frame src="a"></frameset>');
    const page = part(
      'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable',
      '<p>=E5=85=AC=E5=BC=80=\r\n12=E6=9D=A1=3D</p>',
    );
    const picture = part('Content-Type: image/png\r\nContent-Transfer-Encoding: base64', 'AAAA');
    const nested = part(
      'Content-Type: multipart/alternative; boundary=c',
      `--c\r\nContent-Type: text/plain\r\n\r\nx\r\n--c--`,
    );
    for (const name of ['a.mht', 'a.mhtml', 'a.html']) {
      expect(readDocument(name, utf8(whole(picture, nested, frame, page))).text).toBe('公开12条=');
    }
  });

  it('reads a page called .mht that is none', () => {
    expect(readDocument('a.mht', utf8('<p>公开</p>')).text).toBe('公开');
  });

  it('decodes what encoders write', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const base64 = Buffer.from(bytes).toString('base64').replace(/.{20}/g, '$&\r\n');
        expect(decodeBase64(utf8(base64))).toEqual(bytes);
        const quoted = [...bytes].map((byte) => `=${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('=\r\n');
        expect(decodeQuotedPrintable(utf8(quoted))).toEqual(bytes);
      }),
    );
  });

  it.each([
    ['unreadable', whole(part('Content-Type: image/png', 'AAAA'))],
    ['empty_file', whole(part('Content-Type: text/html', '<p> &nbsp;</p>'))],
  ])('refuses with %s', (code, text) => {
    expect(codeOf(() => readDocument('a.mhtml', utf8(text)))).toBe(code);
  });
});

describe('refusals', () => {
  const tables = (depth: number): string => '<table><tr><td>公开<td>1'.repeat(depth);

  it.each([
    ['empty_file', utf8('')],
    ['empty_file', utf8('<html><body><script>document.write("公开")</script></body></html>')],
    ['too_large', new Uint8Array(maxFileBytes + 1).fill(65)],
    ['too_complex', utf8(tables(101))],
    ['none', utf8(tables(99))],
    ['too_complex', utf8('<div>'.repeat(100_000))],
    ['too_complex', utf8('<p>1'.repeat(100_001))],
    ['too_complex', utf8('公开'.repeat(500_001))],
    ['binary_file', Uint8Array.of(60, 112, 62, 0, 65)],
    ['bad_encoding', Uint8Array.from(Array.from({ length: 400 }, (_, i) => 0x80 + ((i * 37) % 127)))],
    ['unsupported_format', utf8('%PDF-1.7')],
  ])('%s', (code, bytes) => {
    expect(codeOf(() => readDocument('a.html', bytes))).toBe(code);
  });
});

describe('a page whose report is in a file beside it', () => {
  const title = '<h1>海陵县水利局2023年政府信息公开工作年度报告</h1>';
  const told = (body: string) =>
    readDocument('page.html', utf8(`<html><body>${body}</body></html>`)).warnings.map(({ code, message }) =>
      code === 'report_elsewhere' ? message.split(': ').at(-1) : code,
    );

  it.each([
    ['in a frame', '<iframe src="/pdfjs/viewer.html?file=/2024/a.pdf&page=1"></iframe>', 'a.pdf'],
    ['embedded', '<embed src="/2024/b.pdf"><object data="c.OFD#toolbar=0"></object>', 'b.pdf, c.OFD'],
    ['linked to, twice', '<a href="x/d.docx">报告</a><p><a href="x/d.docx">下载</a></p>', 'd.docx'],
  ])('is told by name: %s', (_, beside, files) => {
    expect(told(`${title}<p>发布时间：2024-01-20</p>${beside}`)).toEqual([files]);
  });

  it('is not told where the page says the report itself, nor of pages and pictures', () => {
    const prose = '<p>一、总体情况</p><p>2023年，全局主动公开政府信息56条，收到政府信息公开申请3件，均按时办结。</p>';
    expect(told(`${title}${prose}<a href="d.docx">附件</a>`)).toEqual([]);
    expect(
      told(`${title}<a href="/pdf/">目录</a><a href="e.pdf.html">下一篇</a><iframe src="ad.png"></iframe>`),
    ).toEqual([]);
  });
});

describe('damaged pages', () => {
  const folder = resolve(import.meta.dirname, '../../fixtures/html');
  const pages = readdirSync(folder).map((name) => {
    const source = readdirSync(resolve(folder, name)).find((entry) => entry.startsWith('input.')) ?? '';
    return { source, bytes: readFileSync(resolve(folder, name, source)) };
  });
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 40 }),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 8 }),
      fc
        .constantFrom(
          '<table>',
          '</td>',
          '<tr>',
          '<td colspan=99999 rowspan=0>',
          '</table>',
          '<!--',
          '"',
          '&#x',
          '<pre>',
        )
        .map(utf8),
    ),
  });

  it('are read with exact places or refused with an AtlasError', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pages), fc.array(change, { minLength: 1, maxLength: 12 }), (page, changes) => {
        let bytes: Uint8Array = page.bytes;
        for (const { at, length, put } of changes) {
          const start = Math.floor(at * bytes.length);
          bytes = Uint8Array.from([...bytes.subarray(0, start), ...put, ...bytes.subarray(start + length)]);
        }
        codeOf(() => expectExactPlaces(readDocument(page.source, bytes)));
      }),
      { numRuns: 200 },
    );
  });
});
