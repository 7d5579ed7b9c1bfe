import type { View, ViewRow } from '../model/view.ts';
import type { CoverageRow } from './coverage-sql.ts';
import type { FindingFigureRow, ReportEntryRow } from './entry.ts';
import type { BrokenRow, HeadlineRow } from './highlights-sql.ts';

/** Answers computed at build time, so that every page shows real data before its engine has started. */
export interface FirstAnswers {
  /** The Views of `data/views.json` with their rows. */
  readonly views: Readonly<Record<string, { readonly view: View; readonly rows: readonly ViewRow[] }>>;
  readonly headline: HeadlineRow | null;
  readonly coverage: readonly CoverageRow[];
  readonly broken: readonly BrokenRow[];
  /** The figure to open each report at. */
  readonly entries: readonly ReportEntryRow[];
  /** The figures the broken rules looked at. */
  readonly figures: readonly FindingFigureRow[];
}
