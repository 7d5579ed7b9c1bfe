import { describe, expect, it } from 'vitest';
import {
  type AgencyState,
  decodeAgency,
  encodeAgency,
  firstState,
} from '../../../app/_components/agency/agency-url.ts';
import { peerRules } from '../../../lib/query/peers.ts';

const through = (state: AgencyState) => decodeAgency(new URLSearchParams(encodeAgency(state)));

describe('the address of an agency', () => {
  it('holds the whole state and gives it back', () => {
    const states: AgencyState[] = [
      firstState,
      { ...firstState, id: '320813-zf' },
      ...peerRules.map((rule) => ({ ...firstState, id: '320813-zf', rule, year: 2024 })),
      { ...firstState, search: '洪泽 区&', grouping: 'kind' },
    ];
    for (const state of states) expect(through(state)).toEqual({ state, unusable: [] });
    expect(encodeAgency({ ...firstState, id: '320813-zf', rule: 'kind_city', year: 2024 })).toBe(
      'id=320813-zf&p=kind_city&y=2024',
    );
    expect(encodeAgency(firstState)).toBe('');
  });

  it('names what it cannot use and keeps the rest', () => {
    const { state, unusable } = decodeAgency(new URLSearchParams('id=320813-zf&p=friends&y=20x4&k=colour'));
    expect(state).toEqual({ ...firstState, id: '320813-zf' });
    expect(unusable).toEqual(['p=friends', 'y=20x4', 'k=colour']);
  });
});
