import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../lib/read/index.ts';
import { expectFixture } from '../docx/outline.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/doc');

describe('binary Word files as LibreOffice writes them', () => {
  it.each(readdirSync(folder))('%s', (name) => {
    const document = readDocument('input.doc', readFileSync(resolve(folder, name, 'input.doc')));
    expect(document.format).toBe('doc');
    expectFixture(resolve(folder, name), document);
  });
});
