import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type LabelKey, label, labelParts } from '../../app/_labels/label.ts';
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
const places = (text: string | undefined) => [...(text ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

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

  test('cuts a sentence at its places, in each language’s own order', () => {
    const order = (lang: 'zh' | 'en') =>
      labelParts(lang, 'compare.sentence' satisfies LabelKey).flatMap((part) => ('place' in part ? [part.place] : []));
    expect(order('zh')).toEqual(['agencies', 'years', 'metric', 'measure', 'order', 'chart']);
    expect(order('en')).toEqual(['metric', 'years', 'agencies', 'measure', 'order', 'chart']);
  });
});
