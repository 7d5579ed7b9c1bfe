import type { Document } from '../../model/document.ts';
import type { Fact, ReadWarning, Severity, Verdict } from '../../model/fact.ts';
import type { Dictionary } from '../../model/metric.ts';
import type { ReportIdentity } from '../../model/report.ts';
import type { Figures } from './figures.ts';
import type { Words } from './words.ts';

/** One report read and normalized: what rules are applied to. */
export interface LoadedReport {
  readonly document: Document;
  readonly identity: ReportIdentity;
  readonly facts: readonly Fact[];
  readonly warnings: readonly ReadWarning[];
}

/** Everything the rules look at: one report, and the figures of the same agency's report of the year before. */
export interface CheckContext {
  readonly document: Document;
  readonly identity: ReportIdentity;
  readonly figures: Figures;
  readonly previous: Figures | null;
  readonly warnings: readonly ReadWarning[];
  /** The reader's warnings about the report of the year before. */
  readonly previousWarnings: readonly ReadWarning[];
  readonly dictionary: Dictionary;
}

/** One place where a rule does not hold. */
export interface Breach {
  readonly expected: string | null;
  readonly actual: string | null;
  readonly words: Words;
  readonly facts: readonly Fact[];
  readonly verdict: Verdict;
  /** Graver or lighter than the rule itself; absent = the rule's own. */
  readonly severity?: Severity;
}

/** What a rule found in a report: where it broke, and how many comparisons of numbers it made. */
export interface Outcome {
  readonly breaches: readonly Breach[];
  /** Comparisons of numbers made, broken ones included; 0 where the rule had nothing to compare. */
  readonly compared: number;
  /** Facts compared. */
  readonly looked: readonly Fact[];
}

/** Outcome of a rule that compares no numbers. */
export function breachesOnly(breaches: readonly Breach[]): Outcome {
  return { breaches, compared: 0, looked: [] };
}

/** Which metrics a procedure is about. */
export interface MetricChoice {
  /** Only these metrics; empty = all. */
  readonly only: readonly string[];
  readonly except: readonly string[];
  /** Metrics compared within running text only: another rule compares their text with the table. */
  readonly textOnly: readonly string[];
}

/** A check that is no formula: looks at the whole report and says where it broke. */
export type Procedure = (context: CheckContext, choice: MetricChoice) => Outcome;
