import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dimensionNames } from '../../lib/model/dimension.ts';
import { isAtlasError } from '../../lib/model/error.ts';
import { chartKinds, measures, orders, type View } from '../../lib/model/view.ts';
import { decodeView, defaultView, encodeView } from '../../lib/query/view-url.ts';

const code = fc.stringMatching(/^[a-z0-9_-]{1,40}$/);
const views: fc.Arbitrary<View> = fc
  .record({
    metric: code,
    by: fc.constantFrom(null, ...dimensionNames),
    where: fc.dictionary(fc.constantFrom(...dimensionNames), code, { noNullPrototype: true }),
    agencies: fc.array(code, { maxLength: 30 }),
    years: fc.tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 2000, max: 2099 })),
    measure: fc.constantFrom(...measures),
    chart: fc.constantFrom(...chartKinds),
    order: fc.constantFrom(...orders),
  })
  .map((view) => ({ ...view, years: { from: Math.min(...view.years), to: Math.max(...view.years) } }));

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
    ['d=rank', 'measure'],
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
      fc.property(fc.dictionary(fc.constantFrom('m', 'b', 'w', 'a', 'y', 'd', 'c', 'o'), fc.string()), (values) => {
        const result = errorOf(() => decodeView(new URLSearchParams(values)));
        expect(result === 'no error' || (result as { code?: string }).code === 'bad_view').toBe(true);
      }),
    );
  });

  it('does not write a View that its own reader would refuse', () => {
    expect(errorOf(() => encodeView({ ...defaultView, metric: 'a&m=b' }))).toMatchObject({ what: 'metric' });
  });
});
