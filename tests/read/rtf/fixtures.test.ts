import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRtf } from '../../../lib/read/rtf/index.ts';
import { expectExactPlaces, outline } from '../docx/outline.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/rtf');

describe('rich text as Word, WordPad and careless programs write it', () => {
  it.each(readdirSync(folder))('%s', (name) => {
    const document = readRtf('input.rtf', readFileSync(resolve(folder, name, 'input.rtf')));
    expect(document.format).toBe('rtf');
    expectExactPlaces(document);
    const path = resolve(folder, name, 'expected.json');
    const reading = outline(document);
    if (!existsSync(path)) {
      if (process.env.CI) expect.fail(`${path} is missing`);
      writeFileSync(path, `${JSON.stringify(reading, null, 1)}\n`);
    }
    expect(reading).toEqual(JSON.parse(readFileSync(path, 'utf8')));
  });
});
