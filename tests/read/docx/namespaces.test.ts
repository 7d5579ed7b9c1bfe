import { expect, it } from 'vitest';
import { readDocument } from '../../../lib/read/index.ts';
import { buildDocx, paragraph } from './builder.ts';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

it.each([
  ['a prefix of its own', `<x:p xmlns:x="${word}"><x:r><x:t>海陵县</x:t></x:r></x:p>`],
  ['no prefix', `<p xmlns="${word}"><r><t>海陵县</t></r></p>`],
  ['the strict namespace', `<s:p xmlns:s="${strict}"><s:r><s:t>海陵县</s:t></s:r></s:p>`],
  [
    'a declaration in a skipped look',
    `<w:p><w:pPr><w:jc xmlns:x="${word}" w:val="left"/></w:pPr><x:r><x:t>海陵县</x:t></x:r></w:p>`,
  ],
])('words written with %s, declared in the middle of the part, are read', (_, xml) => {
  const body = `${paragraph('上文 xmlns 是词。')}${xml}${paragraph('下文。')}`;
  expect(readDocument('a.docx', buildDocx({ body })).text).toBe('上文 xmlns 是词。\n海陵县\n下文。');
});
