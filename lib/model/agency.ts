/** The levels of administrative divisions, from the top down. */
export const regionLevels = ['country', 'province', 'prefecture', 'county'] as const;

/** An administrative division; `code` is its GB/T 2260 code, six digits; the country is 100000. */
export interface Region {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
  readonly level: (typeof regionLevels)[number];
}

/** The levels of government, from the top down. */
export const agencyLevels = ['ministry', 'province', 'prefecture', 'county', 'township', 'zone'] as const;

/** A body that publishes reports. `id` is short, stable and URL-safe: region code, dash, kind ("640100-kj"). */
export interface Agency {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly regionCode: string;
  readonly level: (typeof agencyLevels)[number];
  /** Field of work, a code of `data/agency-kinds.json` ("kj" 科技). */
  readonly kind: string;
  /** Position in official order (region code, then kind); without ICU a database cannot sort Chinese. */
  readonly sortKey: number;
  /** Pinyin initials of full and short name, in the pages' data also the short name's whole pinyin; lower case, for search. */
  readonly initials: string;
}

/** Whether a body of this name administers a zone; 国有资产监督管理委员会, 城市管理委员会 and 公积金管理委员会 are departments. */
export function isZoneAdministration(name: string): boolean {
  return /(?:(?<!监督|城市|公积金)管理委员会|管委会)$/.test(name);
}

/** Whether a body of this name is a government, its office, or the administration of a zone. */
export function isGovernment(name: string): boolean {
  return /(?:人民政府|政府办公[厅室]|政府办)$/.test(name) || isZoneAdministration(name);
}
