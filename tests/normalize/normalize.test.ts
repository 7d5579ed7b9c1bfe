import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate, Fact } from '../../lib/model/fact.ts';
import { normalize, preferredKeys } from '../../lib/normalize/index.ts';
import { candidate, fact, identity } from './build.ts';
import { dictionary } from './dictionary.ts';

function facts(...candidates: Candidate[]): Fact[] {
  return normalize({ identity: identity(), candidates, warnings: [] }, dictionary);
}

function only(changes: Parameters<typeof candidate>[0]): Fact {
  const [result] = facts(candidate(changes));
  if (result === undefined) throw new Error('no fact');
  return result;
}

describe('value semantics', () => {
  const requests = { metric: 'req_received', dims: { applicant: 'total' } } as const;

  it.each([
    ['0', 'number', 'table', 0, 'reported'],
    ['未收到', 'stated_none', 'narrative', 0, 'zero_stated'],
    ['', 'number', 'table', null, 'blank'],
    ['　', 'absent', 'table', null, 'blank'],
    ['/', 'number', 'table', null, 'not_applicable'],
    ['——', 'absent', 'table', null, 'not_applicable'],
    ['不涉及', 'absent', 'narrative', null, 'not_applicable'],
    ['', 'absent', 'narrative', null, 'not_reported'],
    ['12', 'number', 'narrative', 12, 'reported'],
  ] as const)('%j read as %s in a %s', (raw, reading, source, value, status) => {
    expect(only({ ...requests, raw, reading, source })).toMatchObject({ value, status, confidence: 'high' });
  });

  it('takes 全部 from the base number, and a derived figure from its input', () => {
    const base = candidate({ key: 'base', metric: 'proposals_handled', dims: { body: 'cppcc' }, raw: '9' });
    const all = candidate({
      key: 'all',
      metric: 'proposals_published',
      dims: { body: 'cppcc' },
      raw: '全部',
      reading: 'same_as',
      basis: 'base',
    });
    const derived = candidate({
      key: 'derived',
      metric: 'proactive_total',
      raw: '9',
      reading: 'same_as',
      basis: 'base',
    });
    expect(facts(base, all, derived).map(({ value, status }) => [value, status])).toEqual([
      [9, 'reported'],
      [9, 'reported'],
      [9, 'derived'],
    ]);
  });

  it('keeps what refers to nothing, or to itself, as a doubtful gap', () => {
    const lost = { metric: 'proposals_published', raw: '全部', reading: 'same_as' } as const;
    expect(only({ ...lost, basis: 'gone' })).toMatchObject({
      value: null,
      status: 'not_reported',
      confidence: 'doubtful',
    });
    expect(only({ ...lost, basis: 'c1' })).toMatchObject({ value: null, confidence: 'doubtful' });
  });

  it('keeps the qualifier apart from the confidence', () => {
    expect(only({ metric: 'proactive_total', raw: '14万余', unitPrinted: '条' })).toMatchObject({
      value: 140000,
      qualifier: 'at_least',
      confidence: 'high',
      unit: '条',
    });
  });

  it.each([
    [{ metric: 'no_such_metric', raw: '3' }, 3],
    [{ metric: 'req_received', dims: { applicant: 'nobody' }, raw: '3' }, 3],
    [{ metric: 'req_received', raw: '3.5' }, 3.5],
    [{ metric: 'req_received', raw: '-3' }, -3],
    [{ metric: 'req_received', raw: '3', unitPrinted: '万元' }, 3],
    [{ metric: 'req_received', raw: '数百' }, null],
  ] as const)('%j is kept and doubted', (changes, value) => {
    expect(only(changes)).toMatchObject({ value, confidence: 'doubtful' });
  });

  it('lets only a change be negative', () => {
    const change = { metric: 'admin_items_change', dims: { act: 'penalty' }, source: 'table' } as const;
    expect(only({ ...change, raw: '-1' })).toMatchObject({ value: -1, confidence: 'high' });
    expect(only({ ...change, raw: '+1036' })).toMatchObject({ value: 1036, confidence: 'high' });
  });
});

describe('units', () => {
  const yuan = dictionary.metrics.get('procurement_amount')?.unit === '万元' ? 1e-4 : 1;

  it.each([
    ['251000元', null, 251000],
    ['17.27万元', null, 172700],
    ['17.27', '万元', 172700],
    ['17.27万', '元', 172700],
    ['17.27万', '万元', 172700],
    ['27393.71', '元', 27393.71],
  ])('procurement of %s (%s) is %d yuan', (raw, unitPrinted, expected) => {
    const amount = only({ metric: 'procurement_amount', raw, unitPrinted, source: 'table' });
    expect(amount.value).toBeCloseTo(expected * yuan, 9);
    expect(amount.confidence).toBe('high');
  });

  it('trusts a bare amount less, unless it is 0', () => {
    const bare = { metric: 'procurement_amount', source: 'table' } as const;
    expect(only({ ...bare, raw: '251000' }).confidence).toBe('medium');
    expect(only({ ...bare, raw: '0' }).confidence).toBe('high');
  });

  it('counts 万条 in 条, and takes classifiers for each other', () => {
    expect(only({ metric: 'proactive_total', raw: '1.2', unitPrinted: '万条' }).value).toBe(12000);
    expect(only({ metric: 'req_received', raw: '1', unitPrinted: '次' })).toMatchObject({
      value: 1,
      unit: '件',
      unitPrinted: '次',
      confidence: 'high',
    });
  });
});

describe('the preferred mention', () => {
  const table = fact({ metric: 'proactive_total', key: 'table', value: 66 });
  const text = { ...table, key: 'text', source: 'narrative', value: 54 } as const;

  it.each([
    [[text, table], 'table'],
    [[{ ...text, qualifier: 'approx' as const, key: 'about' }, text], 'text'],
    [[{ ...text, scopeWords: '下属单位', key: 'narrow' }, text], 'text'],
    [[text, { ...text, key: 'later' }], 'text'],
    [[{ ...table, value: null, status: 'blank' as const, key: 'empty' }, text], 'text'],
    [
      [
        { ...table, value: 0 },
        { ...text, value: 0, status: 'zero_stated' as const },
      ],
      'text',
    ],
    [[table, { ...text, value: 0, status: 'zero_stated' as const }], 'table'],
    [
      [
        { ...table, value: 0 },
        { ...text, value: 0, status: 'zero_stated' as const, scopeWords: '下属' },
      ],
      'table',
    ],
  ])('of %j is %s', (mentions, expected) => {
    expect([...preferredKeys(mentions)]).toEqual([expected]);
  });

  it('is one for each figure, the total over applicants being the bare figure', () => {
    const total = fact({ metric: 'req_received', key: 'total', dims: { applicant: 'total' }, value: 3 });
    const stated = fact({ metric: 'req_received', key: 'stated', source: 'narrative', value: 3 });
    const column = fact({ metric: 'req_received', key: 'column', dims: { applicant: 'natural_person' }, value: 3 });
    expect([...preferredKeys([stated, total, column])].sort()).toEqual(['column', 'total']);
  });

  it('does not depend on anything but rank and order', () => {
    const mention = fc.record({
      source: fc.constantFrom('table' as const, 'narrative' as const),
      qualifier: fc.constantFrom('exact' as const, 'approx' as const),
      scopeWords: fc.constantFrom(null, '2018年调整'),
    });
    fc.assert(
      fc.property(fc.array(mention, { minLength: 1, maxLength: 8 }), (mentions) => {
        const all = mentions.map((changes, index) => fact({ metric: 'staff_total', ...changes, key: String(index) }));
        const [chosen] = preferredKeys(all);
        const best = all.find((each) => each.key === chosen);
        const grade = (each: Fact): string =>
          `${each.source === 'table' ? 0 : 1}${each.qualifier === 'exact' ? 0 : 1}${each.scopeWords === null ? 0 : 1}`;
        expect(best === undefined ? '' : grade(best)).toBe([...all.map(grade)].sort()[0]);
        expect(all.findIndex((each) => best !== undefined && grade(each) === grade(best))).toBe(Number(chosen));
      }),
    );
  });
});
