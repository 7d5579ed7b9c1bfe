import { type PeerRule, peerRules } from '../../../lib/query/peers.ts';
import type { QueryReader } from '../../../lib/query/view-url.ts';
import { type AgencyGrouping, agencyGroupings } from '../compare/agency-groups.ts';

/** Everything the page shows, and all of it in the address. */
export interface AgencyState {
  /** Null shows the list; an id may be unknown to the data. */
  readonly id: string | null;
  /** Null: the first rule with enough peers. */
  readonly rule: PeerRule | null;
  /** Null: the latest year with a report. */
  readonly year: number | null;
  readonly search: string;
  readonly grouping: AgencyGrouping;
}

export const firstState: AgencyState = { id: null, rule: null, year: null, search: '', grouping: 'region' };

/** The state of an address, and what of it cannot be used, as written there. */
export interface ReadAgencyState {
  readonly state: AgencyState;
  readonly unusable: readonly string[];
}

/** Reads `id`, `p` (peer rule), `y` (year), `q` (search) and `k` (grouping). */
export function decodeAgency(parameters: QueryReader): ReadAgencyState {
  const unusable: string[] = [];
  const read = <Value>(key: string, parse: (text: string) => Value | undefined): Value | null => {
    const text = parameters.get(key);
    if (text === null || text === '') return null;
    const value = parse(text);
    if (value === undefined) unusable.push(`${key}=${text}`);
    return value ?? null;
  };
  const state = {
    id: read('id', (text) => text.slice(0, 40)),
    rule: read('p', (text) => peerRules.find((rule) => rule === text)),
    year: read('y', (text) => (/^20\d\d$/.test(text) ? Number(text) : undefined)),
    search: read('q', (text) => text.slice(0, 60)) ?? '',
    grouping: read('k', (text) => agencyGroupings.find((grouping) => grouping === text)) ?? firstState.grouping,
  };
  return { state, unusable };
}

/** The state as the query of an address, without the question mark. */
export function encodeAgency({ id, rule, year, search, grouping }: AgencyState): string {
  const parts: readonly (readonly [string, string])[] = [
    ['id', id ?? ''],
    ['p', rule ?? ''],
    ['y', year === null ? '' : String(year)],
    ['q', search],
    ['k', grouping === firstState.grouping ? '' : grouping],
  ];
  return parts.flatMap(([key, value]) => (value === '' ? [] : [`${key}=${encodeURIComponent(value)}`])).join('&');
}
