import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../lib/read/index.ts';
import { buildDocx } from './builder.ts';
import { expectExactPlaces, outline } from './outline.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/docx');

function partOf(name: string, part: string): string | undefined {
  const path = resolve(folder, name, `${part}.xml`);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

describe('Word files written out part by part', () => {
  it.each(readdirSync(folder))('%s', (name) => {
    const document = readDocument(
      `${name}.docx`,
      buildDocx({
        body: partOf(name, 'body') ?? '',
        styles: partOf(name, 'styles'),
        numbering: partOf(name, 'numbering'),
        footnotes: partOf(name, 'footnotes'),
        endnotes: partOf(name, 'endnotes'),
      }),
    );
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
