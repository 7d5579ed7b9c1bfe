import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { WordSpec } from './builder.ts';

/** Where the Word files written out part by part lie, and their names. */
export const fixtureFolder = resolve(import.meta.dirname, '../../fixtures/docx');
export const fixtureNames = readdirSync(fixtureFolder).sort();

/** The parts of one of them. */
export function fixtureSpec(name: string): WordSpec {
  const part = (kind: string): string | undefined => {
    const path = resolve(fixtureFolder, name, `${kind}.xml`);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
  return {
    body: part('body') ?? '',
    styles: part('styles'),
    numbering: part('numbering'),
    footnotes: part('footnotes'),
    endnotes: part('endnotes'),
  };
}
