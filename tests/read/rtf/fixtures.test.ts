import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRtf } from '../../../lib/read/rtf/index.ts';
import { expectFixture } from '../docx/outline.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/rtf');

describe('rich text as Word, WordPad and careless programs write it', () => {
  it.each(readdirSync(folder))('%s', (name) => {
    const document = readRtf('input.rtf', readFileSync(resolve(folder, name, 'input.rtf')));
    expect(document.format).toBe('rtf');
    expectFixture(resolve(folder, name), document);
  });
});
