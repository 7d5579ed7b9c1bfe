import type { Agency, Region } from '../../../lib/model/agency.ts';
import type { Bilingual } from '../../../lib/model/language.ts';
import type { Dictionary } from '../../../lib/model/metric.ts';
import type { View } from '../../../lib/model/view.ts';
import type { SiteData } from '../../../lib/store/site.ts';

/** What the page knows of the data before the engine runs. */
export interface Atlas {
  readonly dictionary: Dictionary;
  /** In official order. */
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly regions: ReadonlyMap<string, Region>;
  /** Fields of work, by the code `Agency.kind` carries. */
  readonly kinds: ReadonlyMap<string, Bilingual>;
  /** ISO date up to which the data reach. */
  readonly dataDate: string;
  /** First and last reporting year of the data. */
  readonly years: View['years'];
}

type KnownSite = Pick<SiteData, 'agencies' | 'regions' | 'kinds' | 'dataDate' | 'years'> & {
  readonly dictionary: Dictionary;
};

/** What a page with figures knows of the data, for its client components. */
export function atlasOf({ dictionary, agencies, regions, kinds, dataDate, years }: KnownSite): Atlas {
  return {
    dictionary,
    agencies: new Map(agencies.map((agency) => [agency.id, agency])),
    regions: new Map(regions.map((region) => [region.code, region])),
    kinds: new Map(kinds.map(({ code, label }) => [code, label])),
    dataDate,
    years,
  };
}
