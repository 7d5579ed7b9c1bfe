import { z } from 'zod';
import { dimensionNames } from '../model/dimension.ts';
import type { QueryResult } from '../model/engine.ts';
import { confidences, type Fact, factSources, factStatuses, qualifiers } from '../model/fact.ts';
import { quoteText } from '../model/quote.ts';
import { recordOf } from '../model/record.ts';
import { checkedRows } from '../model/rows.ts';
import { templateIds } from '../model/template.ts';
import type { LoadedReport } from '../normalize/checks/index.ts';
import { globalKey } from '../store/atlas-tables.ts';
import { toFact } from '../store/rows.ts';

const maybe = z.string().nullable();
const wholeOrNull = z.int().nullable();

const ofReport = {
  report_id: z.string(),
  year: z.int(),
  template: z.enum(templateIds),
  title: z.string(),
  source_name: z.string(),
  source_sha256: maybe,
};
const ofFact = {
  evidence_id: z.string(),
  metric_id: z.string(),
  ...recordOf(dimensionNames, () => maybe),
  value: z.number().nullable(),
  unit: z.string(),
  status: z.enum(factStatuses),
  qualifier: z.enum(qualifiers),
  confidence: z.enum(confidences),
  stands_in: z.enum(factSources),
};
const ofEvidence = {
  section: z.string(),
  table_name: maybe,
  row_label: maybe,
  column_label: maybe,
  page: wholeOrNull,
  char_start: wholeOrNull,
  char_end: wholeOrNull,
  phrase: maybe,
  raw: z.string(),
  rule: z.string(),
};
const rowSchema = z.object({
  ...ofReport,
  agency: z.string(),
  region_code: z.string(),
  ...ofFact,
  ...ofEvidence,
});
type Row = Readonly<z.infer<typeof rowSchema>>;

const of = (table: string, columns: object) => Object.keys(columns).map((name) => `${table}.${name}`);
const columns = [
  ...of('r', ofReport),
  'a.name AS agency',
  'a.region_code',
  ...of('f', ofFact),
  ...of('e', ofEvidence),
].join(', ');

/** The figures to use of bundled reports, whether or not own ones show in their place; ids as in `report_id`. */
export function bundledFactsSql(reports: readonly string[]): string {
  const ids = reports.map(quoteText).join(', ');
  return `SELECT ${columns}
FROM atlas.main.fact AS f
JOIN atlas.main.evidence AS e ON e.evidence_id = f.evidence_id
JOIN atlas.main.report AS r ON r.report_id = f.report_id
JOIN atlas.main.agency AS a ON a.agency_id = f.agency_id
WHERE f.preferred AND f.report_id IN (${ids})
ORDER BY r.report_id, e.char_start, f.evidence_id`;
}

/**
 * Bundled reports by `report_id`, as the rules look at them; their documents are not in the data, so the text is empty. Throws
 * `bad_data` for rows that are not those of {@link bundledFactsSql}.
 */
export function bundledReports(result: QueryResult): Map<string, LoadedReport> {
  const found = new Map<string, LoadedReport & { readonly facts: Fact[] }>();
  for (const row of checkedRows(result, rowSchema, 'bundled figures')) {
    const report = found.get(row.report_id) ?? emptyReport(row);
    found.set(row.report_id, report);
    report.facts.push(factOf(row));
  }
  return found;
}

function emptyReport(row: Row): LoadedReport & { readonly facts: Fact[] } {
  const { agency, region_code: regionCode, year, title, template } = row;
  return {
    document: {
      source: row.source_name,
      format: 'txt',
      sha256: row.source_sha256 ?? '',
      text: '',
      blocks: [],
      warnings: [],
    },
    identity: {
      agency,
      regionCode,
      year,
      title,
      period: null,
      signedOn: null,
      template,
      templatesPresent: [template],
    },
    facts: [],
    warnings: [],
  };
}

function factOf(row: Row): Fact {
  const key = row.evidence_id.slice(globalKey(row.report_id, '').length);
  return toFact({ ...row, key, unit_printed: null, scope_words: null });
}
