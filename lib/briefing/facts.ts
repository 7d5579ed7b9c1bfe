import type { Colours } from '../charts/theme.ts';
import type { ExportFigure } from '../export/export-figure.ts';
import type { WordTable } from '../export/word-table.ts';
import type { Language } from '../model/language.ts';
import type { Dictionary } from '../model/metric.ts';
import type { ViewRow } from '../model/view.ts';

/** A finding in words: whose report, which rule, what it says, both sides where there are two. */
export interface FindingFact {
  readonly who: string;
  readonly rule: string;
  readonly lines: readonly string[];
}

/** An agency's main figures as a table. */
export interface ProfileFact {
  readonly name: string;
  readonly subtitle: string;
  readonly table: WordTable;
}

/** What the items of a briefing stand for just now, by item id; an item without a fact is left out and said so. */
export interface BriefingFacts {
  readonly figures: ReadonlyMap<string, ExportFigure>;
  readonly findings: ReadonlyMap<string, readonly FindingFact[]>;
  readonly profiles: ReadonlyMap<string, ProfileFact>;
  /** Rows by the address of their View, for the figures inside texts. */
  readonly rows: ReadonlyMap<string, readonly ViewRow[]>;
  readonly dictionary: Dictionary;
  readonly language: Language;
  readonly colours: Colours;
  /** The day of the export, ISO. */
  readonly date: string;
}
