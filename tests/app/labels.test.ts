import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type LabelKey, label, labelParts } from '../../app/_labels/label.ts';
import { fillText } from '../../lib/model/language.ts';
import { cellStatuses } from '../../lib/model/view.ts';
import { statusText } from '../../lib/query/words.ts';
import { root, sourceFiles } from '../rules/source.ts';

const folder = join(root, 'data/labels');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const labels = files.flatMap((file) =>
  Object.entries<Record<string, string>>(JSON.parse(readFileSync(join(folder, file), 'utf8'))).map(([key, texts]) => ({
    file,
    key,
    texts,
  })),
);
/** Places that hold a name or a year, not a number. */
const named = new Set(['agency', 'file', 'from', 'metric', 'name', 'names', 'region', 'year', 'years']);
const places = (text: string | undefined) => [...(text ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

test('a status is called in the import as everywhere else', () => {
  const own = labels.filter(({ key }) => key.startsWith('import.status.'));
  expect(own).toHaveLength(6);
  for (const { key, texts } of own) {
    const status = cellStatuses.find((each) => key === `import.status.${each}`) ?? 'no_report';
    expect(texts).toEqual({ zh: statusText(status, 'zh'), en: statusText(status, 'en') });
  }
});

describe('interface texts', () => {
  test('exist in exactly both languages', () => {
    const wrong = labels
      .filter(({ texts }) => Object.keys(texts).join() !== 'zh,en' || Object.values(texts).some((text) => !text.trim()))
      .map(({ file, key }) => `${file}: ${key}`);
    expect(wrong).toEqual([]);
  });

  test('have straight apostrophes in English: fonts for Chinese draw a curly one as wide as a character', () => {
    expect(labels.filter(({ texts }) => texts.en?.includes('’')).map(({ file, key }) => `${file}: ${key}`)).toEqual([]);
  });

  test('stand in one file each', () => {
    const keys = labels.map(({ key }) => key);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test('are all used', () => {
    const sources = sourceFiles('app')
      .map(({ text }) => text)
      .join('\n');
    const used = (key: string) => {
      const parts = key.split('.');
      const dynamic = parts.map((_, index) => `${parts.slice(0, index).join('.')}.\${`);
      return sources.includes(`'${key}'`) || dynamic.slice(1).some((stem) => sources.includes(`\`${stem}`));
    };
    expect(labels.map(({ key }) => key).filter((key) => !used(key))).toEqual([]);
  });

  test('leave the places for every value the other language fills, save where grammar has no use for one', () => {
    const mayDiffer = new Set(['agencies.many']);
    const wrong = labels
      .filter(({ key, texts }) => !mayDiffer.has(key) && places(texts.zh).join() !== places(texts.en).join())
      .map(({ key }) => key);
    expect(wrong).toEqual([]);
  });

  test('have a form for one wherever a number stands before an English noun', () => {
    const bounds = new Set(['most', 'limit', 'base', 'scale']);
    const notNouns = /^(?:as|does|leads|ms|perhaps|series)$/;
    const wrong = labels.flatMap(({ key, texts }) =>
      [...(texts.en ?? '').matchAll(/\{(\w+)\}((?: [a-z]+){1,3})/g)]
        .filter(([, name = '']) => !bounds.has(name) && !named.has(name))
        .filter(([, , words = '']) => words.split(' ').some((word) => /[^isu]s$/.test(word) && !notNouns.test(word)))
        .map(([words]) => `${key}: ${words}`),
    );
    expect(wrong).toEqual([]);
  });

  test('choose a form only by a number, and only in English', () => {
    const choosing = labels.filter(({ texts }) => /\{\w+[:|]/.test(texts.zh ?? ''));
    expect(choosing.map(({ key }) => key)).toEqual([]);
    const faulty = labels.filter(({ texts }) =>
      [...(texts.en ?? '').matchAll(/\{\w[^{}]*\}/g)].some(([place]) => !/^\{\w+(?::[^{}|]+\|[^{}|]+)?\}$/.test(place)),
    );
    expect(faulty.map(({ key }) => key)).toEqual([]);
  });

  test('no page writes Chinese into its source', () => {
    const wrong = sourceFiles('app').flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => /[\u4e00-\u9fff]/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('label', () => {
  test('fills its places and leaves unknown ones standing', () => {
    expect(label('zh', 'footer.date', { date: '2026-11-21' })).toContain('2026-11-21');
    expect(label('zh', 'footer.date')).toContain('{date}');
  });

  test('gives the form of a word its number asks for, however the number is written', () => {
    const text = '{count} new {count:entry|entries}';
    const filled = (count: string | number) => fillText(text, 'en', (name) => (name === 'count' ? count : undefined));
    expect([0, 1, 2, '1', '1,001'].map(filled)).toEqual([
      '0 new entries',
      '1 new entry',
      '2 new entries',
      '1 new entry',
      '1,001 new entries',
    ]);
    expect(label('en', 'overview.cell.broken', { count: 1 })).toBe('1 contradiction');
  });

  test('cuts a sentence at its places, in each language’s own order', () => {
    const order = (lang: 'zh' | 'en') =>
      labelParts(lang, 'compare.sentence' satisfies LabelKey).flatMap((part) => ('place' in part ? [part.place] : []));
    expect(order('zh')).toEqual(['agencies', 'years', 'metric', 'measure', 'order', 'chart']);
    expect(order('en')).toEqual(['metric', 'years', 'agencies', 'measure', 'order', 'chart']);
  });
});
