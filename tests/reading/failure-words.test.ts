import { expect, it } from 'vitest';
import { failureWords } from '../../app/_components/import/failure-words.ts';
import { isAtlasError } from '../../lib/model/error.ts';
import { readDocument } from '../../lib/read/index.ts';

/** The first bytes of the container old Word, Excel and WPS files share. */
const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(1016).fill(0)]);

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
  ['年报.doc', ole, /DOC/, /docx/],
  ['年报.wps', ole, /WPS/, /docx/],
  ['年报.xls', ole, /XLS/, /xlsx/],
  ['年报.ofd', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1, 2]), /OFD/, /PDF/],
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
