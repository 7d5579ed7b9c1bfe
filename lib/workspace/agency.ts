import { type Agency, isZoneAdministration } from '../model/agency.ts';
import type { ReportIdentity } from '../model/report.ts';
import type { KnownAgency } from './model.ts';

/**
 * The agency a report names: the only one of that full name, or else the only one whose name ends so, because a county's
 * report often leaves out its city. Null where there is none, or more than one.
 */
export function recognise(
  { agency, regionCode }: Pick<ReportIdentity, 'agency' | 'regionCode'>,
  agencies: readonly KnownAgency[],
): string | null {
  if (agency === null) return null;
  const only = (found: readonly KnownAgency[]) => (found.length === 1 ? (found[0]?.id ?? null) : null);
  const exact = agencies.filter(({ name }) => name === agency);
  if (exact.length > 0) return only(exact);
  const longer = agencies.filter(({ name }) => name.endsWith(agency));
  return only(regionCode === null ? longer : longer.filter((found) => found.regionCode === regionCode));
}

/** Kinds told by how a name ends; the others are told by the first two characters of their own name. */
const endings: readonly (readonly [(name: string) => boolean, string])[] = [
  [(name) => name.endsWith('人民政府'), 'zf'],
  [(name) => /政府办公[厅室]$/.test(name), 'zfb'],
  [isZoneAdministration, 'gwh'],
];
const otherKind = 'qt';

/** The kind a new body most likely is of, by its name, for a person to confirm; "other" where nothing tells. */
export function likelyKind(name: string, kinds: ReadonlyMap<string, { readonly zh: string }>): string {
  const ending = endings.find(([ends]) => ends(name));
  if (ending) return ending[1];
  const told = [...kinds].find(([, { zh }]) => name.includes(zh.slice(0, 2)));
  return told?.[0] ?? otherKind;
}

/** The division a body's name begins with, as far as its words tell ("平潭县市场监督管理局": 平潭县); '' where it names none. */
export function placeInName(name: string): string {
  return (
    /^.{1,20}(?:[省州盟区县旗]|(?<!城)市(?![场政容]))(?=.*(?:局|委|厅|办|室|府|处|会|院|中心)$)/.exec(name)?.[0] ?? ''
  );
}

/** What a person says of a new agency. */
export type AgencyDraft = Omit<Agency, 'id' | 'sortKey'>;

const lowest = 1000;
const span = 9000;

/**
 * Id of a new agency: region, kind and a number that follows from the name, so that two people or tabs who create the same
 * body create one (`640100-kj4821`). `taken` are all ids in use by other bodies.
 */
export function newAgencyId({ name, regionCode, kind }: AgencyDraft, taken: ReadonlySet<string>): string {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % span;
  while (taken.has(`${regionCode}-${kind}${lowest + hash}`)) hash = (hash + 1) % span;
  return `${regionCode}-${kind}${lowest + hash}`;
}
