import type { Fact, Finding, ReadWarning } from '../model/fact.ts';
import type { Doubt, FactValues, OwnReading, ReportSummary } from './model.ts';

/** Warnings that say figures may have been read wrong or stand where nobody read; the others say what was left out, or how. */
const doubtfulReading: ReadonlySet<ReadWarning['code']> = new Set([
  'column_shift',
  'double_number',
  'pages_without_text',
  'report_elsewhere',
  'uncertain_table',
  'proposed_repair',
  'too_long',
]);

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
    doubtfulReading.has(code) ? [{ id: `warning:${index}`, facts: [] }] : [],
  );
}

/** What a correction may change of a figure. */
export function valuesOf({ metric, dims, value, unit, status, qualifier }: FactValues): FactValues {
  return { metric, dims, value, unit, status, qualifier };
}
