import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { root, sourceFiles } from './source.ts';

const sheets = readdirSync(join(root, 'app'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.module.css'))
  .map((path) => `app/${path}`);
const app = sourceFiles('app');

/** The classes a stylesheet gives a look, those of other sheets (`:global`) aside. */
function classesOf(sheet: string): Set<string> {
  const selectors = readFileSync(join(root, sheet), 'utf8')
    .replace(/\/\*[\s\S]*?\*\/|:global\([^)]*\)/g, '')
    .replace(/\{[^{}]*\}/g, '{}');
  return new Set([...selectors.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name ?? ''));
}

/** What a text or a path names so is no stylesheet. */
const notInWords = '(?<![-\\w.\'"`/])';

/** The classes pages take from a stylesheet. */
function takenFrom(sheet: string): Set<string> {
  const names = app.flatMap(({ path, text }) =>
    [...text.matchAll(/^import (\w+) from '([^']+\.module\.css)';$/gm)]
      .filter(([, , from = '']) => relative(root, resolve(root, dirname(path), from)) === sheet)
      .flatMap(([, name]) => [...text.matchAll(new RegExp(`${notInWords}${name}\\.(\\w+)`, 'g'))]),
  );
  return new Set(names.map(([, name]) => name ?? ''));
}

test.each(sheets)('%s: every class is worn, and every class worn is there', (sheet) => {
  const [there, taken] = [classesOf(sheet), takenFrom(sheet)];
  expect([...there].filter((name) => !taken.has(name))).toEqual([]);
  expect([...taken].filter((name) => !there.has(name))).toEqual([]);
});

test('stylesheets take every colour but black and white from the theme', () => {
  const own = sheets.flatMap((sheet) => {
    const colours = readFileSync(join(root, sheet), 'utf8').match(/#[\da-f]{3,8}\b|\b(?:rgb|hsl)a?\([^)]*\)/gi) ?? [];
    return colours
      .filter((colour) => !/^(?:#000|#fff|rgb\(0 0 0 .*)$/.test(colour))
      .map((colour) => `${sheet}: ${colour}`);
  });
  expect(own).toEqual([]);
});
