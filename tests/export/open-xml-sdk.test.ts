import validate, { type Format } from '@ooxml-tools/validate';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { contents, deck, report } from '../briefing/made.ts';
import { officeSample } from './corpus.ts';

/** What the validator of Microsoft's Open XML SDK has against a file, as `part path: words`. */
async function faults(bytes: Uint8Array, format: Format): Promise<string[]> {
  const found = await validate(bytes, format, 'Microsoft365');
  return found.map(({ path, description }) => `${path.partUri} ${path.xpath}: ${description}`);
}

describe("the Open XML SDK's validator has nothing against", () => {
  test.each(officeSample().map((file) => [file.name, file] as const))('%s', async (_, file) => {
    expect(await faults(file.bytes(), file.format)).toEqual([]);
  });

  test('a deck with every kind of item', async () => {
    expect(await faults(deck('4:3'), 'pptx')).toEqual([]);
  });

  test('an official report with every kind of item', async () => {
    expect(await faults(report('official'), 'docx')).toEqual([]);
  });
});

test('it finds an element out of its place', async () => {
  const parts = unzipSync(report('plain', contents.slice(0, 3)));
  const path = 'word/document.xml';
  const broken = strFromU8(parts[path] ?? new Uint8Array()).replace('<w:tblPr>', '<w:trPr/><w:tblPr>');
  const found = await faults(zipSync({ ...parts, [path]: strToU8(broken) }), 'docx');
  expect(found.join()).toContain(`/${path}`);
});
