import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakdownNames } from '../../lib/model/dimension.ts';
import { isAtlasError } from '../../lib/model/error.ts';
import { chartKinds, measures, orders, type View } from '../../lib/model/view.ts';
import { packAgencies, unpackAgencies } from '../../lib/query/agency-list.ts';
import {
  decodeScope,
  decodeView,
  defaultView,
  encodeScope,
  encodeView,
  viewParameters,
} from '../../lib/query/view-url.ts';
import { dictionary } from './world.ts';

const code = fc.stringMatching(/^[a-z0-9_-]{1,40}$/);
const views: fc.Arbitrary<View> = fc
  .record({
    metric: code,
    by: fc.constantFrom(null, ...breakdownNames),
    where: fc.dictionary(fc.constantFrom(...breakdownNames), code, { noNullPrototype: true }),
    agencies: fc.array(fc.oneof(code, fc.stringMatching(/^\d{6}-[a-z]{1,5}\d?$/)), { maxLength: 30 }),
    years: fc.tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 2000, max: 2099 })),
    measure: fc.constantFrom(...measures),
    chart: fc.constantFrom(...chartKinds),
    order: fc.constantFrom(...orders),
    against: code,
    small: fc.boolean(),
  })
  .map((view) => ({
    ...view,
    years: { from: Math.min(...view.years), to: Math.max(...view.years) },
    against: view.chart === 'scatter' ? view.against : null,
  }));

const decode = (query: string) => decodeView(new URLSearchParams(query));
const errorOf = (action: () => unknown) => {
  try {
    action();
  } catch (error) {
    return isAtlasError(error) ? { code: error.code, ...error.details } : error;
  }
  return 'no error';
};

describe('the address of a View', () => {
  it('gives the same View back, 5,000 random Views, without a character that addresses escape', () => {
    fc.assert(
      fc.property(views, (view) => {
        const query = encodeView(view);
        expect(decode(query)).toEqual(view);
        expect(query).toMatch(/^[a-z0-9_.~=&-]+$/);
        expect(new URL(`https://atlas.invalid/compare?${query}`).search).toBe(`?${query}`);
      }),
      { numRuns: 5000 },
    );
  });

  it('is the short form people see, defaults left out', () => {
    expect(
      encodeView({
        metric: 'proactive_by_category',
        by: 'category',
        where: { channel: 'website_own' },
        agencies: ['640100-kj', '620400-kj'],
        years: { from: 2017, to: 2021 },
        measure: 'share',
        chart: 'heat',
        order: 'value',
        against: null,
        small: false,
      }),
    ).toBe(
      'm=proactive_by_category&b=category&w=channel.website_own&a=640100-kj~620400-kj&y=2017-2021&d=share&c=heat&o=value',
    );
    expect(encodeView({ ...defaultView, years: { from: 2019, to: 2019 } })).toBe('m=proactive_total&y=2019');
    expect(decode('')).toEqual(defaultView);
  });

  it('stays within 300 characters for 20 agencies', () => {
    const agencies = Array.from({ length: 20 }, (_, index) => `64${String(index).padStart(4, '0')}-kj`);
    const view: View = { ...defaultView, by: 'channel', agencies, measure: 'change', chart: 'line', order: 'value' };
    expect(`?${encodeView(view)}`.length).toBeLessThanOrEqual(300);
  });

  it('stays within 300 characters for 20 agencies with the longest codes of the data', () => {
    const csv = readFileSync(new URL('../../data/agencies.csv', import.meta.url), 'utf8');
    const longest = (codes: Iterable<string>) => [...codes].sort((a, b) => b.length - a.length);
    const ids = csv
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0] ?? '');
    const [metric = ''] = longest(dictionary.metrics.keys());
    const [indicator = ''] = longest(dictionary.indicators.keys());
    const agencies = longest(ids).slice(0, 20);
    const views: View[] = [
      { ...defaultView, metric, agencies, measure: 'per_hundred', chart: 'scatter', against: indicator },
      { ...defaultView, metric: indicator, agencies, measure: 'difference', chart: 'multiples', by: 'req_channel' },
    ];
    for (const view of views) {
      const asked: View = { ...view, years: { from: 2017, to: 2025 }, order: 'value', small: true };
      expect(`?${encodeView(asked)}`.length).toBeLessThanOrEqual(300);
      expect(decode(encodeView(asked))).toEqual(asked);
    }
  });

  it('packs agencies one way only, and unpacks what it packed', () => {
    const id = fc.tuple(fc.integer({ min: 0, max: 999999 }), fc.stringMatching(/^[a-z]{1,4}\d?$/));
    fc.assert(
      fc.property(fc.array(id, { minLength: 1, maxLength: 30 }), (pairs) => {
        const ids = pairs.map(([region, field]) => `${String(region).padStart(6, '0')}-${field}`);
        expect(unpackAgencies(packAgencies(ids) ?? '')).toEqual(ids);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        const ids = unpackAgencies(text);
        expect(ids === null || packAgencies(ids) === text).toBe(true);
      }),
    );
    expect(packAgencies(['640100-kj', 'made_up'])).toBeNull();
  });

  it('writes agencies and years alone for a page that shares them', () => {
    const first = { agencies: ['640100-kj'], years: { from: 2017, to: 2021 } };
    const scope = { agencies: ['320800-zf', '321300-zf'], years: { from: 2023, to: 2024 } };
    expect(encodeScope(scope)).toBe('a=320800-zf~321300-zf&y=2023-2024');
    expect(decodeScope(new URLSearchParams(encodeScope(scope)), first)).toEqual(scope);
    expect(decodeScope(new URLSearchParams('y=2019&m=x!'), first)).toEqual({
      ...first,
      years: { from: 2019, to: 2019 },
    });
  });

  it('ignores parameters it does not know', () => {
    expect(decode('m=req_received&lang=en&z=9&y=2019')).toEqual({
      ...defaultView,
      metric: 'req_received',
      years: { from: 2019, to: 2019 },
    });
  });

  it.each([
    ["m='; DROP TABLE fact; --", 'metric'],
    ['m=<script>alert(1)</script>', 'metric'],
    ['m=REQ', 'metric'],
    ['b=colour', 'by'],
    ['b=__proto__', 'by'],
    ['w=channel', 'where'],
    ['w=channel.a.b', 'where'],
    ['w=channel.a~channel.b', 'where'],
    ['w=channel.%E5%BE%AE', 'where.channel'],
    ['a=640100-kj~~620400-kj', 'agencies.1'],
    ['a=白银', 'agencies.0'],
    ['y=2021-2017', 'years'],
    ['y=1999', 'years.from'],
    ['y=2019-', 'years'],
    ['y=19', 'years'],
    ['d=median', 'measure'],
    ['c=scatter', 'against'],
    ['v=req_received', 'against'],
    ['c=scatter&v=REQ', 'against'],
    ['n=1', 'small'],
    ['g=dqi9kj', 'agencies'],
    ['g=dqi.kj', 'agencies'],
    ['g=zzzz.kj', 'agencies'],
    ['g=dqi9.kj~dqia.kj', 'agencies'],
    ['c=pie', 'chart'],
    ['o=random', 'order'],
  ])('refuses %s, naming %s', (query, what) => {
    expect(errorOf(() => decode(query))).toMatchObject({ code: 'bad_view', what });
  });

  it('refuses a breakdown named __proto__ without touching any prototype', () => {
    expect(errorOf(() => decode('w=__proto__.polluted'))).toMatchObject({ code: 'bad_view' });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('throws only bad_view, whatever the address says', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...viewParameters), fc.string()), (values) => {
        const result = errorOf(() => decodeView(new URLSearchParams(values)));
        expect(result === 'no error' || (result as { code?: string }).code === 'bad_view').toBe(true);
      }),
    );
  });

  it('does not write a View that its own reader would refuse', () => {
    expect(errorOf(() => encodeView({ ...defaultView, metric: 'a&m=b' }))).toMatchObject({ what: 'metric' });
  });
});

const golden: readonly { readonly link: string; readonly view: View }[] = JSON.parse(
  readFileSync(new URL('golden-links.json', import.meta.url), 'utf8'),
);

describe('links people keep (golden-links.json: lines are added, never changed)', () => {
  it.each(golden)('$link', ({ link, view }) => {
    expect(decode(link)).toEqual(view);
    expect(decode(encodeView(view))).toEqual(view);
  });

  it('are 60 or more, of every measure, chart, order, breakdown and parameter', () => {
    expect(golden.length).toBeGreaterThanOrEqual(60);
    const seen = (pick: (view: View) => unknown) => new Set(golden.map(({ view }) => pick(view)));
    expect(seen((view) => view.measure).size).toBe(measures.length);
    expect(seen((view) => view.chart).size).toBe(chartKinds.length);
    expect(seen((view) => view.order).size).toBe(orders.length);
    expect(seen((view) => view.by).size).toBe(breakdownNames.length + 1);
    const written = new Set(golden.flatMap(({ link }) => [...new URLSearchParams(link).keys()]));
    expect(viewParameters.filter((name) => !written.has(name))).toEqual([]);
  });
});
