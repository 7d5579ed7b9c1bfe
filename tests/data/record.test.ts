import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReportReading } from '../../lib/model/report.ts';
import { factsCsv, findingsCsv } from '../../lib/pipeline/data-csv.ts';
import { readDataFolder } from '../../lib/pipeline/data-source.ts';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { openTogether } from '../../lib/pipeline/reading.ts';
import { dataFolder } from './folder.ts';

const shared = new URL('../../../shared/', import.meta.url);
const files = ['reports/', 'corpus/'].flatMap((folder) => {
  const place = new URL(folder, shared);
  const names = existsSync(place) ? readdirSync(place) : [];
  return names.filter((name) => /\.(?:txt|pdf)$/.test(name)).map((name) => folder + name);
});

describe.skipIf(files.length === 0)('the figures recorded from ../shared (skipped where absent)', () => {
  const resources = loadReportResources();
  const { source } = readDataFolder(dataFolder);

  let readings: readonly ReportReading[] = [];
  beforeAll(async () => {
    const sources = files.map((name) => ({ source: name, bytes: readFileSync(new URL(name, shared)) }));
    readings = await openTogether(sources, resources);
  });

  it.each(files)(
    '%s: data/ holds what the reader reads now; if not, `npm run add -- ../shared/FILE…`, years of a body together',
    (name) => {
      const reading = readings[files.indexOf(name)];
      if (reading === undefined) throw new Error(`${name} was not read`);
      const row = source.reports.find((report) => report.source_sha256 === reading.sha256);
      expect(row).toMatchObject({
        year: reading.identity.year,
        template: reading.identity.template,
        title: reading.identity.title,
        completeness: 'full',
      });
      const id = row?.report_id ?? '';
      expect(readFileSync(`${dataFolder}facts/${id}.csv`, 'utf8')).toBe(factsCsv(id, reading));
      expect(readFileSync(`${dataFolder}findings/${id}.csv`, 'utf8')).toBe(findingsCsv(id, reading));
    },
  );
});
