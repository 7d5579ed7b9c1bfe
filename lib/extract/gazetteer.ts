import type { Region } from '../model/agency.ts';

/** Administrative divisions by name; several divisions can share one. */
export type Gazetteer = ReadonlyMap<string, readonly Region[]>;

/** Indexes divisions by name. */
export function createGazetteer(regions: readonly Region[]): Gazetteer {
  const byName = new Map<string, Region[]>();
  for (const region of regions) byName.set(region.name, [...(byName.get(region.name) ?? []), region]);
  return byName;
}

/** Names longer than this are no division's ("积石山保安族东乡族撒拉族自治县" has 15). */
const maxNameLength = 16;

/** A division's codes begin with its parents': 64 0181 under 64 0000, 6401 81 under 6401 00. */
function liesIn(child: Region, parent: Region): boolean {
  const prefix = parent.code.replace(/(?:00)+$/, '');
  return child.code !== parent.code && child.code.startsWith(prefix);
}

function longestName(words: string, gazetteer: Gazetteer, parent: Region | null): [string, readonly Region[]] | null {
  for (let length = Math.min(maxNameLength, words.length); length >= 2; length--) {
    const name = words.slice(0, length);
    const found = (gazetteer.get(name) ?? []).filter((region) => parent === null || liesIn(region, parent));
    if (found.length > 0) return [name, found];
  }
  return null;
}

/** What stands before the division in the name of a central body's branch ("国家税务总局银川市税务局"). */
const centralBody = /^(?:国家|中国)\p{sc=Han}{2,12}?(?:总局|局|银行|委员会)/u;

/**
 * The division a body's name begins with, the smallest named ("宁夏回族自治区银川市…" is 银川市), and the rest of the
 * name; of a central body's branch the division behind it. Null where there is none, or only one that several divisions share.
 */
export function findRegion(agency: string, gazetteer: Gazetteer): { region: Region; rest: string } | null {
  let region: Region | null = null;
  let rest = agency.replace(centralBody, '');
  for (;;) {
    const found = longestName(rest, gazetteer, region);
    const only: Region | undefined = found?.[1].length === 1 ? found[1][0] : undefined;
    if (found === null || only === undefined) return region === null ? null : { region, rest };
    region = only;
    rest = rest.slice(found[0].length);
  }
}
