import type { View, ViewRow } from '../model/view.ts';
import type { CoverageRow } from './coverage-sql.ts';
import type { FindingFigureRow, ReportEntryRow } from './entry.ts';
import type { BareFinding, FindingCountRow } from './findings-sql.ts';
import type { FlowReportRow, FlowRow } from './flow-sql.ts';
import type { ChangeRow, FirstCorrectionRow, HeadlineFigureRow } from './headlines-sql.ts';
import type { BrokenRow, HeadlineRow } from './highlights-sql.ts';
import type { Topic, TopicFigure, TopicId } from './topics.ts';

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
  /** The first page of the list of findings, and the counts of its filter bar. */
  readonly findings: { readonly rows: readonly BareFinding[]; readonly counts: readonly FindingCountRow[] };
  /** The topic pages of `data/topics.json` with the rows of every picture. */
  readonly topics: Readonly<Record<TopicId, FirstTopic>>;
  /** What the overview's sentences are built from (`sentences.ts`). */
  readonly headlines: {
    readonly figures: readonly HeadlineFigureRow[];
    readonly changes: readonly ChangeRow[];
    readonly firstCorrections: readonly FirstCorrectionRow[];
  };
}

/** A topic page as it is first seen. */
export interface FirstTopic extends Omit<Topic, 'figures'> {
  readonly figures: readonly (TopicFigure & { readonly rows: readonly ViewRow[] })[];
  /** The reports whose applications can be followed, and the way of those of one; null where there is none. */
  readonly flow: FirstFlow | null;
}

/** The way of the applications of the first report of a page, and the other reports to choose from. */
export interface FirstFlow {
  readonly reports: readonly FlowReportRow[];
  readonly report: FlowReportRow;
  readonly rows: readonly FlowRow[];
}
