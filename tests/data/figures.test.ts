import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readDataFolder } from '../../lib/pipeline/data-source.ts';
import { dataFolder } from './folder.ts';

const figuresPath = new URL('../../../shared/corpus/figures.csv', import.meta.url);

type Cells = Readonly<Record<string, string>>;
const csv = (path: string | URL): Cells[] => parse(readFileSync(path, 'utf8'), { columns: true });
const fullWidth = (text: string) => text.replaceAll('(', '（').replaceAll(')', '）');
const sorted = (lines: readonly string[]) => [...lines].sort();

describe.skipIf(!existsSync(figuresPath))(
  'the excerpts against ../shared/corpus/figures.csv (skipped where absent)',
  () => {
    const figures = existsSync(figuresPath) ? csv(figuresPath) : [];
    const { source } = readDataFolder(dataFolder);
    const names = new Map(source.agencies.map((agency) => [agency.agency_id, agency.name]));
    const reports = new Map(source.reports.map((report) => [report.report_id, report]));
    const kept = source.facts.filter((fact) => reports.get(fact.report_id)?.completeness === 'excerpt');
    const leftOut = csv(`${dataFolder}excerpts-left-out.csv`);

    it('every figure is kept or listed as left out, with a reason', () => {
      const all = figures.map((row) => `${fullWidth(row.agency ?? '')} ${row.year} ${row.metric} ${row.unit}`);
      const found = kept.map((fact) => {
        const report = reports.get(fact.report_id);
        return `${names.get(report?.agency_id ?? '')} ${report?.year} ${fact.metric_id} ${fact.unit_printed ?? ''}`;
      });
      const missing = leftOut.map((row) => `${row.agency} ${row.year} ${row.metric_id} ${row.unit_printed}`);
      expect(sorted([...found, ...missing])).toEqual(sorted(all));
      expect(leftOut.filter((row) => !row.reason)).toEqual([]);
    });

    it('values are as read; only 17.27万元 of procurement is carried into 元', () => {
      const changed = new Map<string, number>();
      for (const fact of kept) changed.set(`${fact.value}`, (changed.get(`${fact.value}`) ?? 0) + 1);
      for (const row of [...figures].filter((figure) => figure.value !== '17.27')) {
        changed.set(`${row.value}`, (changed.get(`${row.value}`) ?? 0) - 1);
      }
      for (const row of leftOut) changed.set(`${row.value}`, (changed.get(`${row.value}`) ?? 0) + 1);
      expect([...changed].filter(([, count]) => count !== 0)).toEqual([['172700', 1]]);
    });

    it('what the page states as none is a stated zero, nothing else is', () => {
      const stated = figures.filter((row) => row.qualifier === 'stated_zero').length;
      expect(kept.filter((fact) => fact.status === 'zero_stated')).toHaveLength(stated);
    });

    it('every address is kept with its report', () => {
      const addresses = new Set(figures.map((row) => row.source_url));
      expect(new Set([...reports.values()].flatMap((report) => report.source_url ?? []))).toEqual(addresses);
    });
  },
);

describe('what data/ holds of the reports', () => {
  it('is figures and places: no cell of the facts is a sentence', () => {
    const { source } = readDataFolder(dataFolder);
    const long = source.facts.flatMap((fact) =>
      [fact.raw, fact.label, fact.row_label, fact.column_label, fact.table_name, fact.scope_words]
        .filter((text) => text !== null && ([...text].length > 60 || /。./.test(text)))
        .map((text) => `${fact.file}:${fact.line} ${text}`),
    );
    expect(long).toEqual([]);
  });
});
