import type { Agency, Region } from '../model/agency.ts';
import type { Bilingual } from '../model/language.ts';
import type { Completeness } from '../model/report.ts';
import type { TemplateId } from '../model/template.ts';
import { toAgencies } from './atlas-tables.ts';
import type { AtlasSource } from './check-atlas.ts';
import type { DictionaryFiles } from './dictionary.ts';

/** One report as the pages list it; `url` is null where the report has no public address on record. */
export interface SiteReport {
  readonly id: string;
  readonly agency: string;
  readonly year: number;
  readonly template: TemplateId;
  readonly completeness: Completeness;
  readonly title: string;
  readonly url: string | null;
}

/** What the pages know before the engine runs: `data/build/site.json`. */
export interface SiteData {
  /** ISO date up to which the data reach. */
  readonly dataDate: string;
  /** First and last reporting year. */
  readonly years: { readonly from: number; readonly to: number };
  readonly counts: { readonly agencies: number; readonly reports: number; readonly facts: number };
  /** For `parseDictionary`. */
  readonly dictionary: DictionaryFiles;
  /** Fields of work in official order. */
  readonly kinds: readonly { readonly code: string; readonly label: Bilingual }[];
  /** The agencies' divisions and everything above them. */
  readonly regions: readonly Region[];
  /** In official order. */
  readonly agencies: readonly Agency[];
  /** In the agencies' order, oldest first. */
  readonly reports: readonly SiteReport[];
}

/** The pages' data from checked rows. */
export function toSiteData(source: AtlasSource, dictionary: DictionaryFiles, dataDate: string): SiteData {
  const agencies = toAgencies(source.agencies, source.kinds);
  const order = new Map(agencies.map((agency) => [agency.id, agency.sortKey]));
  const years = source.reports.map((report) => report.year);
  const reports = source.reports.toSorted(
    (a, b) => (order.get(a.agency_id) ?? 0) - (order.get(b.agency_id) ?? 0) || a.year - b.year,
  );
  return {
    dataDate,
    years: { from: Math.min(...years), to: Math.max(...years) },
    counts: { agencies: agencies.length, reports: reports.length, facts: source.facts.length },
    dictionary,
    kinds: source.kinds,
    regions: usedRegions(source),
    agencies,
    reports: reports.map((row) => ({
      id: row.report_id,
      agency: row.agency_id,
      year: row.year,
      template: row.template,
      completeness: row.completeness,
      title: row.title,
      url: row.source_url,
    })),
  };
}

function usedRegions(source: AtlasSource): Region[] {
  const parents = new Map(source.regions.map((row) => [row.region_code, row.parent_code]));
  const used = new Set<string>();
  for (const agency of source.agencies) {
    for (let code: string | null = agency.region_code; code !== null; code = parents.get(code) ?? null) used.add(code);
  }
  return source.regions
    .filter((row) => used.has(row.region_code))
    .map((row) => ({ code: row.region_code, name: row.name, parentCode: row.parent_code, level: row.level }));
}
