import type { Agency, Region } from '../../lib/model/agency.ts';
import type { MortalEngine } from '../../lib/model/engine.ts';
import { AtlasError } from '../../lib/model/error.ts';
import { groupBy } from '../../lib/model/group.ts';
import { parseRules } from '../../lib/normalize/checks/rule.ts';
import { parseDictionary } from '../../lib/store/dictionary.ts';
import type { SiteData } from '../../lib/store/site.ts';
import { effectiveList, reportState } from '../../lib/workspace/effective.ts';
import type { Workspace } from '../../lib/workspace/model.ts';
import { createOwnLoader, type OwnLoader } from '../../lib/workspace/own-load.ts';
import { type BundledData, mergedAgencies } from '../../lib/workspace/own-sql.ts';
import { siteAddress } from '../_components/shell/routes.ts';
import { fetchedOnce } from './fetched-once.ts';
import type { OwnSite } from './use-data-state.ts';

/** The bundled data with what lists of agencies need of them. */
interface Bundled extends BundledData {
  readonly years: OwnSite['years'];
  /** `regions.csv`. */
  readonly regions: string;
}

async function loadJson(address: string): Promise<unknown> {
  const response = await fetch(siteAddress(address));
  if (response.ok) return response.json();
  throw new AtlasError('engine_failed', `workspace: cannot load ${address}: HTTP ${response.status}`, { address });
}

/** What the site knows of the bundled data, as the pages were built with. */
export const bundledSite = fetchedOnce(async () => (await loadJson('/data/site.json')) as SiteData);

/** What own data stand beside; for a page that has own data or may get some. */
export const bundledData = fetchedOnce(async (): Promise<Bundled> => {
  const [known, resources] = await Promise.all([bundledSite(), loadJson('/data/reading.json')]);
  const { agencies, dictionary, kinds, reports, years } = known;
  const { regions, rules } = resources as { readonly regions: string; readonly rules: unknown };
  return {
    dictionary: parseDictionary(dictionary),
    rules: parseRules(rules),
    agencies,
    reports: new Set(reports.map(({ id }) => id)),
    kinds: [...kinds],
    years,
    regions,
  };
});

/** One text for what a workspace makes every page show: where it changed, the engine has to be told. */
export function shownText(workspace: Workspace): string {
  const { agencies, shown } = workspace;
  const reports = effectiveList(workspace).map(reportState);
  return reports.length === 0 && shown.bundled ? '' : JSON.stringify([shown, reports, [...agencies.keys()]]);
}

/** What keeps an engine's own data as the workspace has them. Its Arrow writer comes with the engine's own code. */
export async function ownLoader(engine: Pick<MortalEngine, 'query' | 'insert'>): Promise<OwnLoader> {
  const [bundled, { textRows }] = await Promise.all([bundledData(), import('../../lib/usertables/arrow.ts')]);
  return createOwnLoader(
    {
      query: (sql, signal, options) => engine.query(sql, signal, options),
      insert: (name, columns, count) => engine.insert(name, textRows(columns, count).ipc),
    },
    bundled,
  );
}

/** What the pages list once own data show, or the bundled ones are hidden. */
export async function ownSite(workspace: Workspace): Promise<OwnSite> {
  const { agencies, kinds, regions, years } = await bundledData();
  const { shown } = workspace;
  const reports = shown.own ? effectiveList(workspace) : [];
  const reported = new Map(
    [...groupBy(reports, ({ agencyId }) => agencyId)].map(([id, own]) => [id, own.map(({ year }) => year)]),
  );
  const merged = mergedAgencies(workspace, agencies, kinds).filter(({ id }) => shown.bundled || reported.has(id));
  const told = [...reports.map(({ year }) => year), ...(shown.bundled ? [years.from, years.to] : [])];
  return {
    agencies: merged,
    regions: divisionsOf([...workspace.agencies.values()], regions),
    years: told.length === 0 ? years : { from: Math.min(...told), to: Math.max(...told) },
    reported,
    bundled: shown.bundled,
    deployed: null,
  };
}

/** The divisions of agencies and everything above them, from the text of `regions.csv`. */
function divisionsOf(agencies: readonly Pick<Agency, 'regionCode'>[], csv: string): Region[] {
  const lines = csv.trim().split(/\r?\n/).slice(1);
  const all = new Map(lines.map((line) => [line.slice(0, 6), line.split(',')]));
  const used = new Map<string, Region>();
  for (const { regionCode } of agencies) {
    for (let code = regionCode; code !== '' && !used.has(code); ) {
      const [, name = code, parent = '', level = ''] = all.get(code) ?? [];
      used.set(code, { code, name, parentCode: parent === '' ? null : parent, level: level as Region['level'] });
      code = parent;
    }
  }
  return [...used.values()];
}
