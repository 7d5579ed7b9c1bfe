import { type DimensionName, dimensionNames } from '../model/dimension.ts';
import type { QueryResult, SqlValue } from '../model/engine.ts';
import { AtlasError } from '../model/error.ts';
import type { Confidence, Fact, FactStatus, Qualifier } from '../model/fact.ts';
import { quoteText } from '../model/quote.ts';
import type { TemplateId } from '../model/template.ts';
import type { LoadedReport } from '../normalize/checks/index.ts';
import { globalKey } from '../store/atlas-tables.ts';

const reportColumns = ['report_id', 'year', 'template', 'title', 'source_name', 'source_sha256'] as const;
const placeColumns = [
  'section',
  'table_name',
  'row_label',
  'column_label',
  'page',
  'char_start',
  'char_end',
  'phrase',
  'raw',
  'rule',
] as const;
const columns = [
  ...reportColumns,
  'agency',
  'region_code',
  'evidence_id',
  'metric_id',
  ...dimensionNames,
  'value',
  'unit',
  'status',
  'qualifier',
  'confidence',
  'stands_in',
  ...placeColumns,
] as const;
type Column = (typeof columns)[number];
type Row = Readonly<Record<Column, SqlValue>>;

const places: Readonly<Partial<Record<Column, string>>> = {
  agency: 'a.name',
  region_code: 'a.region_code',
  ...Object.fromEntries(reportColumns.map((name) => [name, `r.${name}`])),
  ...Object.fromEntries(placeColumns.map((name) => [name, `e.${name}`])),
};

/** The figures to use of bundled reports, whether or not own ones show in their place; ids as in `report_id`. */
export function bundledFactsSql(reports: readonly string[]): string {
  const ids = reports.map(quoteText).join(', ');
  return `SELECT ${columns.map((name) => `${places[name] ?? `f.${name}`} AS ${name}`).join(', ')}
FROM atlas.main.fact AS f
JOIN atlas.main.evidence AS e ON e.evidence_id = f.evidence_id
JOIN atlas.main.report AS r ON r.report_id = f.report_id
JOIN atlas.main.agency AS a ON a.agency_id = f.agency_id
WHERE f.preferred AND f.report_id IN (${ids})
ORDER BY r.report_id, e.char_start, f.evidence_id`;
}

/**
 * Bundled reports by `report_id`, as the rules look at them; their documents are not in the data, so the text is empty. Throws
 * `bad_data` for an answer to another question than {@link bundledFactsSql}.
 */
export function bundledReports({ columns: told, rows }: QueryResult): Map<string, LoadedReport> {
  const wrong = columns.find((name, index) => told[index]?.name !== name);
  if (wrong !== undefined) throw new AtlasError('bad_data', `bundled figures: no column ${wrong}`, { where: wrong });
  const found = new Map<string, LoadedReport & { readonly facts: Fact[] }>();
  for (const cells of rows) {
    const row = Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? null])) as Row;
    const id = String(row.report_id);
    const report = found.get(id) ?? emptyReport(row);
    found.set(id, report);
    report.facts.push(factOf(id, row));
  }
  return found;
}

function emptyReport(row: Row): LoadedReport & { readonly facts: Fact[] } {
  const template = row.template as TemplateId;
  return {
    document: {
      source: String(row.source_name),
      format: 'txt',
      sha256: textOf(row.source_sha256) ?? '',
      text: '',
      blocks: [],
      warnings: [],
    },
    identity: {
      agency: String(row.agency),
      regionCode: textOf(row.region_code),
      year: Number(row.year),
      title: String(row.title),
      period: null,
      signedOn: null,
      template,
      templatesPresent: [template],
    },
    facts: [],
    warnings: [],
  };
}

function factOf(report: string, row: Row): Fact {
  const named = dimensionNames.flatMap((name: DimensionName) => {
    const code = textOf(row[name]);
    return code === null ? [] : [[name, code] as const];
  });
  return {
    key: String(row.evidence_id).slice(globalKey(report, '').length),
    metric: String(row.metric_id),
    dims: Object.fromEntries(named),
    value: numberOf(row.value),
    unit: String(row.unit),
    unitPrinted: null,
    raw: String(row.raw),
    status: row.status as FactStatus,
    qualifier: row.qualifier as Qualifier,
    confidence: row.confidence as Confidence,
    source: row.stands_in as Fact['source'],
    partOf: null,
    scopeWords: null,
    rule: String(row.rule),
    locator: {
      section: String(row.section),
      table: textOf(row.table_name),
      row: textOf(row.row_label),
      column: textOf(row.column_label),
      page: numberOf(row.page),
      start: numberOf(row.char_start) ?? 0,
      end: numberOf(row.char_end) ?? 0,
      phrase: textOf(row.phrase),
    },
  };
}

const textOf = (value: SqlValue): string | null => (value === null ? null : String(value));
const numberOf = (value: SqlValue): number | null => (value === null ? null : Number(value));
