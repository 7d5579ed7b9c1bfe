import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../lib/read/index.ts';
import { buildDocx } from './builder.ts';
import { fixtureFolder, fixtureNames, fixtureSpec } from './fixtures.ts';
import { expectExactPlaces, outline } from './outline.ts';

describe('Word files written out part by part', () => {
  it.each(fixtureNames)('%s', (name) => {
    const document = readDocument(`${name}.docx`, buildDocx(fixtureSpec(name)));
    expectExactPlaces(document);
    const path = resolve(fixtureFolder, name, 'expected.json');
    const reading = outline(document);
    if (!existsSync(path)) {
      if (process.env.CI) expect.fail(`${path} is missing`);
      writeFileSync(path, `${JSON.stringify(reading, null, 1)}\n`);
    }
    expect(reading).toEqual(JSON.parse(readFileSync(path, 'utf8')));
  });
});
