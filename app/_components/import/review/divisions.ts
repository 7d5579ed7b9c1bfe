import { siteAddress } from '../../shell/routes.ts';

let loaded: Promise<ReadonlyMap<string, string>> | null = null;

async function load(): Promise<ReadonlyMap<string, string>> {
  const response = await fetch(siteAddress('/data/reading.json'));
  const { regions }: { readonly regions: string } = await response.json();
  const rows = regions
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
  const names = new Map(rows.map(([code = '', name = '', parent = '']) => [code, { name, parent }]));
  const full = (code: string): string => {
    const own = names.get(code);
    return own === undefined || own.parent === '100000' ? (own?.name ?? '') : `${full(own.parent)}${own.name}`;
  };
  return new Map([...names.keys()].map((code) => [code, full(code)]));
}

/** All divisions of the country, by code, with the names of those above them; asked for once. */
export function loadDivisions(): Promise<ReadonlyMap<string, string>> {
  loaded ??= load().catch((error: unknown) => {
    loaded = null;
    throw error;
  });
  return loaded;
}
