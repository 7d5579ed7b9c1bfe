import type { ReportIdentity } from '../../model/report.ts';

/** What tells which report is whose previous year: who reports for which year, and which version it is. */
export interface ReportVersion {
  readonly identity: ReportIdentity;
  readonly sha256: string;
  /** Figures with a number in it. */
  readonly figures: number;
}

/** A division named before another: 宁夏回族自治区 before 银川市, 泰州市 before 海陵区. */
const upperDivision = /^\p{Script=Han}{2,7}?(?:省|自治区|自治州|地区|盟|市)(?=\p{Script=Han}{2,}?(?:市|县|区|旗))/u;
/** A name that carries its place, so that it means one body only. */
const namesItsPlace = /^\p{Script=Han}{2,}?(?:省|自治区|州|地区|盟|市|县|区|旗|镇|乡|街道)|^(?:国家|国务院|中国|中华)/u;

/**
 * One text for one reporting body, the same for every year of it: region and name, a division above the named one left
 * out. Null where the report does not say whose it is, or only "科学技术局" of a place we do not know. A renamed body is
 * another body: chains across a merger are no errors (domain README, section 7.18).
 */
export function bodyOf({ agency, regionCode }: ReportIdentity): string | null {
  if (agency === null) return null;
  if (regionCode === null) return namesItsPlace.test(agency) ? agency : null;
  let name = agency;
  for (let shorter = name.replace(upperDivision, ''); shorter !== name; shorter = name.replace(upperDivision, '')) {
    name = shorter;
  }
  return `${regionCode} ${name}`;
}

/**
 * For each report, by position, the position of the same body's report of the year before, where it is among them. Of
 * several versions of one year the one signed last counts, then the one with more figures, then the smaller SHA-256: the
 * order of loading decides nothing.
 */
export function pairYears(versions: readonly ReportVersion[]): Map<number, number> {
  const best = new Map<string, number>();
  versions.forEach((version, index) => {
    const key = keyOf(version.identity, 0);
    const held = key === null ? undefined : best.get(key);
    const rival = held === undefined ? undefined : versions[held];
    if (key !== null && (rival === undefined || isNewer(version, rival))) best.set(key, index);
  });
  const pairs = new Map<number, number>();
  versions.forEach(({ identity }, index) => {
    const key = keyOf(identity, -1);
    const previous = key === null ? undefined : best.get(key);
    if (previous !== undefined) pairs.set(index, previous);
  });
  return pairs;
}

function keyOf(identity: ReportIdentity, offset: number): string | null {
  const body = bodyOf(identity);
  return body === null || identity.year === null ? null : `${identity.year + offset} ${body}`;
}

function isNewer(a: ReportVersion, b: ReportVersion): boolean {
  const [signedA, signedB] = [a.identity.signedOn ?? '', b.identity.signedOn ?? ''];
  if (signedA !== signedB) return signedA > signedB;
  return a.figures === b.figures ? a.sha256 < b.sha256 : a.figures > b.figures;
}
