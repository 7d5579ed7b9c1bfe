import type { Fact, Finding, ReadWarning } from '../model/fact.ts';
import type { Doubt, FactValues, OwnReading, ReportSummary } from './model.ts';

/**
 * What a warning is to a person: a doubt (figures may have been read wrong, or stand where nobody read), a note (what was left out), or whose
 * the report is, which the workspace asks itself.
 */
const meanings: Readonly<Record<ReadWarning['code'], 'doubt' | 'note' | 'whose'>> = {
  column_shift: 'doubt',
  double_number: 'doubt',
  pages_without_text: 'doubt',
  report_elsewhere: 'doubt',
  uncertain_table: 'doubt',
  proposed_repair: 'doubt',
  too_long: 'doubt',
  unmapped_number: 'note',
  embedded_document: 'note',
  hidden_content: 'note',
  no_agency: 'whose',
  no_year: 'whose',
};

/** What the list of reports says of a reading; `no_agency` and `no_year` are doubts of the workspace, not of the reading. */
export function summaryOf({ identity, facts, findings, warnings }: OwnReading): ReportSummary {
  const broken = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) if (!finding.kept) broken[finding.severity] += 1;
  return {
    identity,
    facts: facts.length,
    numbers: facts.filter(({ value }) => value !== null).length,
    broken,
    doubts: [...factDoubts(facts), ...findingDoubts(findings), ...warningDoubts(warnings)],
  };
}

function factDoubts(facts: readonly Fact[]): Doubt[] {
  return facts
    .filter(({ confidence }) => confidence === 'doubtful')
    .map(({ key }) => ({ id: `fact:${key}`, facts: [key] }));
}

function findingDoubts(findings: readonly Finding[]): Doubt[] {
  return findings.flatMap((finding, index) =>
    finding.kept || finding.verdict !== 'maybe_misread' || finding.severity === 'info'
      ? []
      : [{ id: `finding:${finding.rule}:${index}`, facts: finding.facts }],
  );
}

function warningDoubts(warnings: readonly ReadWarning[]): Doubt[] {
  return warnings.flatMap(({ code }, index) =>
    meanings[code] === 'doubt' ? [{ id: `warning:${index}`, facts: [] }] : [],
  );
}

/** What the reader saw in the document and left out of its figures. */
export function leftOut({ warnings }: Pick<OwnReading, 'warnings'>): ReadWarning[] {
  return warnings.filter(({ code }) => meanings[code] === 'note');
}

/** What a correction may change of a figure. */
export function valuesOf({ metric, dims, value, unit, status, qualifier }: FactValues): FactValues {
  return { metric, dims, value, unit, status, qualifier };
}
