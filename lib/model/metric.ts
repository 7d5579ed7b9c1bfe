import type { DimensionName } from './dimension.ts';
import type { Bilingual } from './language.ts';
import type { TemplateId } from './template.ts';

/** How far a figure may be compared (domain README, section 3): A joined; B joined with a mark; C same agency and wording only; X never. */
export type Comparability = 'A' | 'B' | 'C' | 'X';

/** One code of a breakdown: `label` in full, `short` for axes and headers. */
export interface DimensionCode {
  readonly code: string;
  readonly label: Bilingual;
  readonly short: Bilingual;
}

/** One breakdown with its codes in official order. */
export interface Dimension {
  readonly name: DimensionName;
  readonly label: Bilingual;
  readonly codes: readonly DimensionCode[];
}

/** One indicator of the dictionary. */
export interface Metric {
  readonly id: string;
  readonly name: Bilingual;
  readonly group: string;
  /** Unit the value is stored in, as printed in Chinese (条, 件, 万元 …). */
  readonly unit: string;
  readonly valueType: 'count' | 'amount' | 'percent' | 'signed_count';
  /** Breakdowns the metric can carry, with the codes it uses. */
  readonly dims: Readonly<Partial<Record<DimensionName, readonly string[]>>>;
  /** Forms that have a place for this figure; a figure absent from any other form is "not on this form". */
  readonly templates: readonly TemplateId[];
  readonly legalBasis: readonly string[];
  readonly comparability: Comparability;
  readonly comparableNote: string;
}

/** The dictionary a View is read against: metrics, breakdowns, units, groups. */
export interface Dictionary {
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly dimensions: ReadonlyMap<DimensionName, Dimension>;
  readonly groups: ReadonlyMap<string, Bilingual>;
  /** English for each Chinese unit. */
  readonly units: ReadonlyMap<string, string>;
}
