import { resolve } from 'node:path';
import { describe, it } from 'vitest';
import { readDocument } from '../../../lib/read/index.ts';
import { buildDocx } from './builder.ts';
import { fixtureFolder, fixtureNames, fixtureSpec } from './fixtures.ts';
import { expectFixture } from './outline.ts';

describe('Word files written out part by part', () => {
  it.each(fixtureNames)('%s', (name) => {
    const document = readDocument(`${name}.docx`, buildDocx(fixtureSpec(name)));
    expectFixture(resolve(fixtureFolder, name), document);
  });
});
