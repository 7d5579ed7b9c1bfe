/** An agency id as almost all are: region code, dash, field of work. */
const usual = /^(\d{6})-([a-z]+\d*)$/;

/**
 * Agencies in few characters: runs of agencies of one field as their region codes in base 36, four characters each, then a
 * point and the field: `2cvk2cvl.kj~6lmo.zf`. Null where an id does not have the usual shape.
 */
export function packAgencies(ids: readonly string[]): string | null {
  const runs: { field: string; regions: string }[] = [];
  for (const id of ids) {
    const [, region, field] = usual.exec(id) ?? [];
    if (region === undefined || field === undefined) return null;
    const packed = Number(region).toString(36).padStart(4, '0');
    const last = runs.at(-1);
    if (last?.field === field) last.regions += packed;
    else runs.push({ field, regions: packed });
  }
  return runs.map(({ field, regions }) => `${regions}.${field}`).join('~');
}

/** The agencies of {@link packAgencies}; null for a text it never writes. */
export function unpackAgencies(text: string): string[] | null {
  const ids: string[] = [];
  for (const run of text.split('~')) {
    const [, regions, field] = /^((?:[0-9a-z]{4})+)\.([a-z]+\d*)$/.exec(run) ?? [];
    if (regions === undefined || field === undefined) return null;
    for (const packed of regions.match(/.{4}/g) ?? []) {
      ids.push(`${String(Number.parseInt(packed, 36)).padStart(6, '0')}-${field}`);
    }
  }
  return packAgencies(ids) === text ? ids : null;
}
