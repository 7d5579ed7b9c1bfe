import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../lib/read/index.ts';
import { expectExactPlaces, outline } from '../docx/outline.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/doc');

describe('binary Word files as LibreOffice writes them', () => {
  it.each(readdirSync(folder))('%s', (name) => {
    const document = readDocument('input.doc', readFileSync(resolve(folder, name, 'input.doc')));
    expect(document.format).toBe('doc');
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
