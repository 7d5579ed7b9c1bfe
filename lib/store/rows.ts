import { dimensionNames, totalCodes } from '../model/dimension.ts';
import type { Fact, Finding } from '../model/fact.ts';
import { recordOf } from '../model/record.ts';
import type { FactRow, FindingRow } from './source.ts';

/** The most of a report's own words that may stand beside a figure. */
const locatorLength = 20;

/** A figure as a row: the total over a breakdown is null, words are locators and never a sentence. */
export function toFactRow(reportId: string, fact: Fact): FactRow {
  const { locator } = fact;
  const codes = recordOf(dimensionNames, (name) => {
    const code = fact.dims[name];
    return code === undefined || totalCodes.has(code) ? null : code;
  });
  const isPrinted = locator.end > locator.start;
  return {
    key: fact.key,
    report_id: reportId,
    metric_id: fact.metric,
    ...codes,
    value: fact.value,
    unit: fact.unit,
    status: fact.status,
    qualifier: fact.qualifier,
    confidence: fact.confidence,
    stands_in: fact.source,
    scope_words: fact.scopeWords,
    section: locator.section,
    table_name: locator.table,
    row_label: locator.row,
    column_label: locator.column,
    page: locator.page,
    char_start: isPrinted ? locator.start : null,
    char_end: isPrinted ? locator.end : null,
    phrase: locator.phrase,
    // Words that state a zero can run on; a locator is enough to find them.
    raw: [...fact.raw].slice(0, locatorLength).join(''),
    unit_printed: fact.unitPrinted,
    rule: fact.rule,
  };
}

/** A row as the reader's figure, as {@link toFactRow} wrote it: what it kept no words of stays empty. */
export function toFact(row: Omit<FactRow, 'report_id'>): Fact {
  const dims = dimensionNames.flatMap((name) => {
    const code = row[name];
    return code === null ? [] : [[name, code] as const];
  });
  return {
    key: row.key,
    metric: row.metric_id,
    dims: Object.fromEntries(dims),
    value: row.value,
    unit: row.unit,
    unitPrinted: row.unit_printed,
    raw: row.raw,
    status: row.status,
    qualifier: row.qualifier,
    confidence: row.confidence,
    source: row.stands_in,
    partOf: null,
    scopeWords: row.scope_words,
    rule: row.rule,
    locator: {
      section: row.section,
      table: row.table_name,
      row: row.row_label,
      column: row.column_label,
      page: row.page,
      start: row.char_start ?? 0,
      end: row.char_end ?? 0,
      phrase: row.phrase,
    },
  };
}

/** Findings of one report as rows; a rule applied twice is numbered. */
export function toFindingRows(reportId: string, findings: readonly Finding[]): FindingRow[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const count = (seen.get(finding.rule) ?? 0) + 1;
    seen.set(finding.rule, count);
    return {
      key: count === 1 ? finding.rule : `${finding.rule}.${count}`,
      report_id: reportId,
      rule_id: finding.rule,
      severity: finding.severity,
      kept: finding.kept,
      verdict: finding.verdict,
      expected: finding.expected,
      actual: finding.actual,
      message_zh: finding.messageZh,
      message_en: finding.messageEn,
      fact_keys: [...finding.facts],
    };
  });
}
