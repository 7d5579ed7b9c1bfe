import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { breakdownNames, totalCodes } from '../../lib/model/dimension.ts';
import { type DictionaryFiles, parseDictionary, readDictionaryFiles } from '../../lib/store/dictionary.ts';

const json = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8'));

const files = (): DictionaryFiles => readDictionaryFiles(json);

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
  comparableNote: { zh: '', en: '' },
};

describe('the dictionary in data/', () => {
  const dictionary = parseDictionary(files());

  it('holds the 133 researched metrics, each in a group and unit with English', () => {
    expect(dictionary.metrics.size).toBe(133);
    expect(dictionary.dimensions.size).toBe(14);
    expect([...dictionary.dimensions.keys()]).toEqual([...breakdownNames]);
  });

  it('lists the channels in the order of the axis, with short words for it', () => {
    const codes = dictionary.dimensions.get('channel')?.codes ?? [];
    expect(codes[0]).toMatchObject({ code: 'website_own', short: { zh: '网站', en: 'Website' } });
    expect(codes.at(-1)?.code).toBe('other');
  });

  it('says in both languages how far a figure compares, and in English without Chinese', () => {
    const notes = [...dictionary.metrics.values(), ...dictionary.indicators.values()].map(
      ({ comparableNote }) => comparableNote,
    );
    expect(
      notes.filter(({ zh, en }) => (zh === '') !== (en === '') || /[\u3000-\u9fff\uff00-\uffef]/.test(en)),
    ).toEqual([]);
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
    [
      'a note in one language',
      { ...metric, comparableNote: { zh: 'A级', en: '' } },
      /metrics\.json 0\.comparableNote: is/,
    ],
    ['an unknown template', { ...metric, templates: ['format_2030'] }, /metrics\.json 0\.templates\.0/],
    ['an unknown breakdown', { ...metric, dims: { colour: ['red'] } }, /metrics\.json 0\.dims/],
    ['an unknown code', { ...metric, dims: { doc_type: ['poem'] } }, /metrics\.json made dims\.doc_type: code "poem"/],
    ['an unknown group', { ...metric, group: 'songs' }, /metrics\.json made group: "songs"/],
    ['an unknown unit', { ...metric, unit: '斤' }, /metrics\.json made unit: "斤"/],
    ['an unknown whole', { ...metric, whole: 'songs' }, /metrics\.json made whole: "songs" is no figure/],
    ['a part of itself', { ...metric, whole: 'made' }, /metrics\.json made whole: "made" is a part of it/],
  ])('%s is named with file and path', (_name, faulty, message) => {
    expect(() => parseDictionary({ ...files(), 'metrics.json': [faulty] })).toThrow(message);
  });

  it('a repeated id is named', () => {
    expect(() => parseDictionary({ ...files(), 'metrics.json': [metric, metric] })).toThrow(/"made" is there twice/);
  });
});

const indicator = {
  id: 'made_rate',
  name: { zh: '制发率', en: 'Made rate' },
  group: 'requests',
  definition: { zh: '甲÷乙', en: 'a over b' },
  comparability: 'A',
  comparableNote: { zh: '', en: '' },
  formulas: [{ templates: ['format_2021'], plus: ['req_granted'], over: { plus: ['req_outcome_total'] } }],
};
const withFormula = (formula: Record<string, unknown>) => ({
  ...indicator,
  formulas: [{ ...indicator.formulas[0], ...formula }],
});

describe('indicators', () => {
  const parse = (...indicators: readonly unknown[]) => parseDictionary({ ...files(), 'indicators.json': indicators });

  it('take forms, unit and breakdowns from their formulas', () => {
    expect(parse(indicator).indicators.get('made_rate')).toMatchObject({
      unit: '%',
      valueType: 'percent',
      templates: ['format_2021'],
      dims: { applicant: expect.arrayContaining(['natural_person']) },
    });
    const route = parse(withFormula({ plus: ['litigation_total[route=direct]'], over: undefined }));
    expect(route.indicators.get('made_rate')).toMatchObject({ unit: '件', valueType: 'count', dims: {} });
  });

  it.each([
    [
      'the id of a metric',
      [{ ...indicator, id: 'req_granted' }],
      /indicators\.json req_granted: is the id of a metric/,
    ],
    ['an id twice', [indicator, indicator], /indicators\.json: "made_rate" is there twice/],
    ['an unknown metric', [withFormula({ plus: ['req_made'] })], /made_rate formulas: metric "req_made"/],
    ['an unknown breakdown', [withFormula({ plus: ['req_granted[route=direct]'] })], /has no breakdown "route"/],
    ['an unknown code', [withFormula({ plus: ['req_granted[applicant=ghost]'] })], /"ghost" is no code of req_granted/],
    ['a total for a code', [withFormula({ plus: ['req_granted[applicant=total]'] })], /"total" is no code/],
    ['a malformed term', [withFormula({ plus: ['req_granted[applicant]'] })], /0\.formulas\.0\.plus\.0: must read/],
    ['an unknown form', [withFormula({ templates: ['format_2030'] })], /0\.formulas\.0\.templates\.0/],
    ['an unknown group', [{ ...indicator, group: 'songs' }], /made_rate group: "songs"/],
    [
      'two formulas for one form',
      [{ ...indicator, formulas: [...indicator.formulas, ...indicator.formulas] }],
      /made_rate formulas: "format_2021" has two formulas/,
    ],
    [
      'a ratio in one form and a sum in another',
      [{ ...indicator, formulas: [...indicator.formulas, { templates: ['format_2019'], plus: ['req_granted'] }] }],
      /some are ratios, some are not/,
    ],
    ['different units', [withFormula({ plus: ['req_granted', 'admin_fee_amount'] })], /different units/],
    ['figures with free labels', [withFormula({ plus: ['proactive_by_category'] })], /cannot be a term/],
  ])('with %s are refused by file and id', (_name, indicators, message) => {
    expect(() => parse(...indicators)).toThrow(message);
  });
});

describe('compositions', () => {
  const whole = {
    ...indicator,
    id: 'made',
    formulas: [{ templates: ['format_2019', 'format_2021'], plus: ['req_received'] }],
  };
  const part = (code: string, of: string) => ({ code, of });
  const parse = (parts: readonly unknown[]) =>
    parseDictionary({
      ...files(),
      'indicators.json': [indicator, { ...whole, composition: { partition: true, parts } }],
    });

  it('are broken down by their parts, which are figures of their own', () => {
    const parts = [part('granted', 'req_granted'), part('misc', 'req_other_misc')];
    const made = parse(parts).indicators.get('made');
    expect(made?.dims.part).toEqual(['granted', 'misc']);
    expect(made?.composition?.parts.map(({ formulas }) => formulas.flatMap(({ templates }) => templates))).toEqual([
      ['format_2019', 'format_2021'],
      ['format_2021'],
    ]);
  });

  it.each([
    [
      'a code without a label',
      [part('granted', 'req_granted'), part('ghost', 'req_other_misc')],
      /code "ghost" is not in dimensions/,
    ],
    [
      'a part twice',
      [part('granted', 'req_granted'), part('granted', 'req_other_misc')],
      /part "granted" is there twice/,
    ],
    [
      'an unknown figure',
      [part('granted', 'req_granted'), part('misc', 'no_such')],
      /part misc formulas: metric "no_such"/,
    ],
    ['a rate', [part('granted', 'req_granted'), part('misc', 'made_rate')], /part misc: a ratio is no part/],
    [
      'another unit',
      [part('granted', 'req_granted'), part('misc', 'admin_fee_amount')],
      /part misc: is in 万元, the whole in 件/,
    ],
  ])('with %s are refused by id and part', (_name, parts, message) => {
    expect(() => parse(parts)).toThrow(message);
  });
});

it('marks as partitions only breakdowns without subtotals, and refuses unknown codes in one', () => {
  const { dimensions } = parseDictionary(files());
  expect(dimensions.get('channel')?.partition).toBeNull();
  expect(dimensions.get('applicant')?.partition).not.toContain('org_subtotal');
  const faulty = [{ name: 'route', label: { zh: '路径', en: 'Route' }, partition: ['direct'], codes: [] }];
  expect(() => parseDictionary({ ...files(), 'dimensions.json': faulty })).toThrow(
    /dimensions\.json route partition: "direct" is no code of it/,
  );
});
