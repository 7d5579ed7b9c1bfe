import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeLook,
  encodeLook,
  firstLook,
  type Look,
  lookParameters,
  panels,
} from '../../app/_components/compare/table-url.ts';
import { viewParameters } from '../../lib/query/view-url.ts';

const looks: fc.Arbitrary<Look> = fc.record({
  panel: fc.constantFrom(...panels),
  choices: fc.record({
    side: fc.constantFrom('year', 'code', 'none', null),
    unreported: fc.boolean(),
    sort: fc.array(
      fc.record({
        id: fc.constantFrom('agency', 'part', 'code', 'total', 'year-2019', 'code-website_own'),
        descending: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    search: fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.trim()),
  }),
});
const read = (query: string) => decodeLook(new URLSearchParams(query));

describe('how a View is looked at', () => {
  it('goes into the address and comes back the same, in characters no program rewrites', () => {
    fc.assert(
      fc.property(looks, (look) => {
        const written = encodeLook(look, 'm=x');
        expect(written).toMatch(/^[\w\-.~=&]*$/);
        expect(read(`m=x${written}`)).toEqual(look);
      }),
    );
  });

  it('adds nothing where nothing was chosen, and leaves the View’s own parameters alone', () => {
    expect(encodeLook(firstLook, 'm=x')).toBe('');
    expect(read('m=req_received&y=2019')).toEqual(firstLook);
    const own = new Set<string>(viewParameters);
    expect(lookParameters.filter((name) => own.has(name))).toEqual([]);
  });

  it('stays within 300 characters with any View: the search goes first, then the order', () => {
    const look: Look = {
      panel: 'table',
      choices: { side: 'year', unreported: true, sort: [{ id: 'year-2019', descending: true }], search: '郑州市' },
    };
    const whole = encodeLook(look, '');
    for (let length = 0; length < 299; length++) {
      const written = encodeLook(look, 'x'.repeat(length));
      expect(`?${'x'.repeat(length)}${written}`.length).toBeLessThanOrEqual(300);
      expect(whole.startsWith(written)).toBe(true);
    }
    expect(encodeLook(look, 'x'.repeat(260))).toBe('&p=table&t=y&u=1&s=year-2019.d');
  });

  it('takes nothing from an address that says what it cannot mean', () => {
    expect(read('p=toString&t=constructor&u=2&s=..~<b>&q=.zzzzzz.')).toEqual(firstLook);
  });
});
