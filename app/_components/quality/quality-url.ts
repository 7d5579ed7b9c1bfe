import type { DecisionState } from '../../../lib/decisions/decided-sql.ts';
import type { Severity, Verdict } from '../../../lib/model/fact.ts';
import { packAgencies, unpackAgencies } from '../../../lib/query/agency-list.ts';
import { allFindings, type FindingFilter, graveFindings } from '../../../lib/query/findings-sql.ts';
import type { QueryReader } from '../../../lib/query/view-url.ts';

/** Everything the page shows, and all of it in the address. An empty list means all. */
export interface QualityState {
  readonly filter: FindingFilter;
  readonly decisions: readonly DecisionState[];
  /** 0 is the first. */
  readonly page: number;
}

/** What the page shows when the address says nothing. */
export const firstState: QualityState = {
  filter: graveFindings,
  decisions: [],
  page: 0,
};

/** The codes an address may name. */
export interface KnownCodes {
  readonly agencies: { has(id: string): boolean };
  readonly rules: { has(id: string): boolean };
}

/** Agencies longer than this are written packed (`g` in place of `a`). */
const longestAgencies = 160;
const mostPages = 10_000;

/** One letter for each code, in the order the codes are shown; `0` for none chosen, which means all. */
const severityLetters: Letters<Severity> = { e: 'error', w: 'warning', i: 'info' };
const verdictLetters: Letters<Verdict> = { p: 'report_says_so', m: 'maybe_misread', s: 'maybe_scope' };
const decisionLetters: Letters<DecisionState> = { u: 'undecided', c: 'confirmed', e: 'explained', d: 'dismissed' };

type Letters<Code extends string> = Readonly<Record<string, Code>>;

function toLetters<Code extends string>(letters: Letters<Code>, codes: readonly Code[]): string {
  return (
    Object.entries(letters)
      .flatMap(([letter, code]) => (codes.includes(code) ? [letter] : []))
      .join('') || '0'
  );
}

/**
 * The page's state as the query of an address, without the question mark; empty for {@link firstState}. Only letters,
 * digits and `-._~=&` occur.
 */
export function encodeQuality({ filter, decisions, page }: QualityState): string {
  const { agencies, years, rules, severities: grave, verdicts: judged, kept } = filter;
  const letters = {
    s: toLetters(severityLetters, grave),
    v: toLetters(verdictLetters, judged),
    d: toLetters(decisionLetters, decisions),
  };
  const first = toLetters(severityLetters, firstState.filter.severities);
  const parts: readonly (readonly [string, string])[] = [
    agencyPart(agencies),
    ['y', yearsCode(years)],
    ['r', rules.join('~')],
    ['s', letters.s === first ? '' : letters.s],
    ['v', letters.v === '0' ? '' : letters.v],
    ['d', letters.d === '0' ? '' : letters.d],
    ['k', kept ? '1' : ''],
    ['p', page === 0 ? '' : String(page + 1)],
  ];
  return parts.flatMap(([key, value]) => (value === '' ? [] : [`${key}=${value}`])).join('&');
}

function agencyPart(agencies: readonly string[]): readonly [string, string] {
  const plain = agencies.join('~');
  const packed = plain.length > longestAgencies ? packAgencies(agencies) : null;
  return packed === null ? ['a', plain] : ['g', packed];
}

function yearsCode({ from, to }: FindingFilter['years']): string {
  if (from === allFindings.years.from && to === allFindings.years.to) return '';
  return from === to ? String(from) : `${from}-${to}`;
}

/** The state of an address, and what it names that cannot be used, as written there; the rest of it stands. */
export interface ReadState {
  readonly state: QualityState;
  readonly unusable: readonly string[];
}

/** Reads an address; what it leaves out, and what cannot be used, is {@link firstState}'s. */
export function decodeQuality(parameters: QueryReader, known: KnownCodes): ReadState {
  const unusable: string[] = [];
  const read = <Value>(key: string, parse: (text: string) => Value | null, otherwise: Value): Value => {
    const text = parameters.get(key);
    if (text === null || text === '') return otherwise;
    const value = parse(text);
    if (value === null) unusable.push(`${key}=${text}`);
    return value ?? otherwise;
  };
  const knownOnly = (codes: readonly string[], among: { has(id: string): boolean }): readonly string[] => {
    unusable.push(...codes.filter((code) => !among.has(code)));
    return [...new Set(codes.filter((code) => among.has(code)))];
  };
  const agencies = read('a', (text) => text.split('~'), read('g', unpackAgencies, []));
  const state = {
    filter: {
      agencies: knownOnly(agencies, known.agencies),
      years: read('y', toYears, firstState.filter.years),
      rules: knownOnly(
        read('r', (text) => text.split('~'), []),
        known.rules,
      ),
      severities: read('s', (text) => fromLetters(severityLetters, text), firstState.filter.severities),
      verdicts: read('v', (text) => fromLetters(verdictLetters, text), []),
      kept: read('k', (text) => (text === '1' ? true : null), false),
    },
    decisions: read('d', (text) => fromLetters(decisionLetters, text), []),
    page: read('p', toPage, 0),
  };
  return { state, unusable };
}

function fromLetters<Code extends string>(letters: Letters<Code>, text: string): readonly Code[] | null {
  if (text === '0') return [];
  const chosen = new Set(text);
  if (![...chosen].every((letter) => Object.hasOwn(letters, letter))) return null;
  return Object.entries(letters).flatMap(([letter, code]) => (chosen.has(letter) ? [code] : []));
}

function toYears(text: string): FindingFilter['years'] | null {
  const [, first, last = first] = /^(20\d\d)(?:-(20\d\d))?$/.exec(text) ?? [];
  if (first === undefined || last === undefined || first > last) return null;
  return { from: Number(first), to: Number(last) };
}

function toPage(text: string): number | null {
  const page = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return page >= 1 && page <= mostPages ? page - 1 : null;
}

/** A list of codes with one put in or taken out, in the order they are shown. */
export function toggled<Code>(codes: readonly Code[], code: Code, order: readonly Code[]): readonly Code[] {
  const chosen = codes.includes(code) ? codes.filter((each) => each !== code) : [...codes, code];
  return order.filter((each) => chosen.includes(each));
}
