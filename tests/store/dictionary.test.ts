import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { totalCodes } from '../../lib/model/dimension.ts';
import { type DictionaryFiles, parseDictionary } from '../../lib/store/dictionary.ts';

const json = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8'));

const files = (): DictionaryFiles => ({
  'metrics.json': json('metrics.json'),
  'dimensions.json': json('dimensions.json'),
  'groups.json': json('groups.json'),
  'units.json': json('units.json'),
});

const metric = {
  id: 'made',
  name: { zh: '制发数', en: 'Made' },
  group: 'documents',
  unit: '件',
  valueType: 'count',
  dims: { doc_type: ['regulation'] },
  templates: ['format_2021'],
  legalBasis: [],
  comparability: 'A',
  comparableNote: '',
};

describe('the dictionary in data/', () => {
  const dictionary = parseDictionary(files());

  it('holds the 133 researched metrics, each in a group and unit with English', () => {
    expect(dictionary.metrics.size).toBe(133);
    expect(dictionary.dimensions.size).toBe(13);
  });

  it('lists the channels in the order of the axis, with short words for it', () => {
    const codes = dictionary.dimensions.get('channel')?.codes ?? [];
    expect(codes[0]).toMatchObject({ code: 'website_own', short: { zh: '网站', en: 'Website' } });
    expect(codes.at(-1)?.code).toBe('other');
  });

  it('puts the code of the total last', () => {
    for (const dimension of dictionary.dimensions.values()) {
      const position = dimension.codes.findIndex((code) => totalCodes.has(code.code));
      expect([-1, dimension.codes.length - 1]).toContain(position);
    }
  });
});

describe('faults of a dictionary', () => {
  it.each([
    ['a missing English name', { ...metric, name: { zh: '制发数' } }, /metrics\.json 0\.name\.en/],
    ['an unknown template', { ...metric, templates: ['format_2030'] }, /metrics\.json 0\.templates\.0/],
    ['an unknown breakdown', { ...metric, dims: { colour: ['red'] } }, /metrics\.json 0\.dims/],
    ['an unknown code', { ...metric, dims: { doc_type: ['poem'] } }, /metrics\.json made dims\.doc_type: code "poem"/],
    ['an unknown group', { ...metric, group: 'songs' }, /metrics\.json made group: "songs"/],
    ['an unknown unit', { ...metric, unit: '斤' }, /metrics\.json made unit: "斤"/],
  ])('%s is named with file and path', (_name, faulty, message) => {
    expect(() => parseDictionary({ ...files(), 'metrics.json': [faulty] })).toThrow(message);
  });

  it('a repeated id is named', () => {
    expect(() => parseDictionary({ ...files(), 'metrics.json': [metric, metric] })).toThrow(/"made" is there twice/);
  });
});
