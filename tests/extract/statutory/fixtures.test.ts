import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readIdentity } from '../../../lib/extract/identity.ts';
import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import { readStatutory } from '../../../lib/extract/statutory/index.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { gazetteer, templates } from '../resources.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/statutory');

/** A report laid out by hand in one awkward way, and what must be read from it. */
function readFixture(name: string): unknown {
  const dir = resolve(folder, name);
  const file = readdirSync(dir).find((entry) => entry.startsWith('input.')) ?? '';
  const document = readDocument(file, readFileSync(resolve(dir, file)));
  const statutory = readStatutory(document, templates);
  const identity = readIdentity(document, {
    templates,
    gazetteer,
    forms: statutory.forms,
    excluded: statutory.ranges,
    embedded: [],
  });
  for (const { raw, locator } of statutory.candidates) {
    expect(document.text.slice(locator.start, locator.end)).toBe(raw);
  }
  return {
    identity,
    warnings: statutory.warnings.map((warning) => warning.code),
    cells: Object.fromEntries(
      statutory.candidates.map(({ metric, dims, raw, locator }) => [
        cellKey(metric, dims),
        [raw, locator.section, locator.table, locator.row, locator.column],
      ]),
    ),
  };
}

describe('hand-made reports', () => {
  it.each(readdirSync(folder))('%s', (name) => {
    const path = resolve(folder, name, 'expected.json');
    const reading = readFixture(name);
    if (!existsSync(path)) {
      if (process.env.CI) expect.fail(`${path} is missing`);
      writeFileSync(path, `${JSON.stringify(reading, null, 1)}\n`);
    }
    expect(reading).toEqual(JSON.parse(readFileSync(path, 'utf8')));
  });
});
