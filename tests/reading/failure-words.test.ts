import { expect, it } from 'vitest';
import { failureWords } from '../../app/_components/import/failure-words.ts';
import { isAtlasError } from '../../lib/model/error.ts';
import { readDocument } from '../../lib/read/index.ts';
import { buildDoc, line } from '../read/doc/builder.ts';
import { buildOle } from '../read/ole/builder.ts';

function wordsFor(name: string, bytes: Uint8Array) {
  try {
    readDocument(name, bytes);
  } catch (error) {
    if (!isAtlasError(error)) throw error;
    return (['zh', 'en'] as const).map((lang) => failureWords(lang, error));
  }
  throw new Error(`${name} was read`);
}

it.each([
  ['年报.doc', buildDoc([line('年报')], { version: 0x68 }), /Word 95/, /docx/],
  ['年报.odt', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1, 2]), /ODT/, /docx/],
  ['年报.xls', buildOle({ Book: new Uint8Array(8) }), /Excel 95/, /xlsx/],
  ['年报.ppt', buildOle({ 'PowerPoint Document': new Uint8Array(8) }), /PPT/, /PDF/],
  ['年报.rar', Uint8Array.from([0x52, 0x61, 0x72, 0x21, 1, 2]), /RAR/, /解开|[Uu]npack/],
])('%s is refused with its format and the one way on', (name, bytes, format, way) => {
  for (const { advice, reason } of wordsFor(name, bytes)) {
    expect(reason).toMatch(format);
    expect(advice).toMatch(way);
    expect(reason + advice).not.toMatch(/[{}]/);
  }
});

it('a damaged file is told so, whatever its format, with the way on', () => {
  const noise = Uint8Array.from({ length: 4096 }, (_, index) => (index * 167 + 131) % 251);
  const [docx, pdf] = [wordsFor('年报.docx', noise), wordsFor('年报.pdf', noise)];
  expect(docx.map(({ reason }) => reason).join()).toMatch(/已损坏.*damaged/);
  expect(pdf).toEqual(docx);
});
