import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { factsCsv, findingsCsv } from '../../lib/pipeline/data-record.ts';
import { readDataFolder } from '../../lib/pipeline/data-source.ts';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { readReport } from '../../lib/pipeline/reading.ts';
import { dataFolder } from './folder.ts';

const reports = new URL('../../../shared/reports/', import.meta.url);
const files = existsSync(reports) ? readdirSync(reports).filter((name) => name.endsWith('.txt')) : [];

describe.skipIf(files.length === 0)('the figures recorded from ../shared/reports (skipped where absent)', () => {
  const resources = loadReportResources();
  const { source } = readDataFolder(dataFolder);

  it.each(files)(
    '%s: data/ holds what the reader reads now; if not, `npm run record -- ../shared/reports/*.txt`',
    (name) => {
      const reading = readReport(name, readFileSync(new URL(name, reports)), resources);
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
