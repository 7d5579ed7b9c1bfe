import type { BreakdownName, DimensionName } from './dimension.ts';
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
  readonly name: BreakdownName;
  readonly label: Bilingual;
  readonly codes: readonly DimensionCode[];
  /** The codes that add up to the whole without overlap (no subtotals); null where parts may repeat each other. */
  readonly partition: readonly string[] | null;
}

/** One indicator of the dictionary. */
export interface Metric {
  readonly id: string;
  readonly name: Bilingual;
  readonly group: string;
  /** Unit the value is stored in, as printed in Chinese (条, 件, 万元 …). */
  readonly unit: string;
  readonly valueType: 'count' | 'amount' | 'percent' | 'signed_count';
  /** Breakdowns the metric can carry, with the codes it uses; `part` only of a composition. */
  readonly dims: Readonly<Partial<Record<BreakdownName, readonly string[]>>>;
  /** The figure this one is a part of (the forms' own "其中" rows), which shares are taken of; null: shares are of its own total. */
  readonly whole: string | null;
  /** Forms that have a place for this figure; a figure absent from any other form is "not on this form". */
  readonly templates: readonly TemplateId[];
  readonly legalBasis: readonly string[];
  readonly comparability: Comparability;
  /** Why it compares so far and no further; empty in both languages where there is nothing to say. */
  readonly comparableNote: Bilingual;
}

/** One figure a formula adds or takes away: a metric, and the breakdown codes it is fixed to. */
export interface Term {
  readonly metric: string;
  readonly dims: Readonly<Partial<Record<DimensionName, string>>>;
}

/** How an indicator is computed in some forms: the sum of `plus` less the sum of `minus`, and for a ratio what it is divided by. */
export interface Formula {
  readonly templates: readonly TemplateId[];
  readonly plus: readonly Term[];
  readonly minus: readonly Term[];
  /** The report's own printed figure for the whole, used where a term is missing (a sum told in words only); null = none. */
  readonly printed: Term | null;
  /** The denominator; null for a plain sum. */
  readonly over: { readonly plus: readonly Term[]; readonly minus: readonly Term[] } | null;
}

/** One part of a composition: a figure of its own, computed by its own formulas. */
export interface Part {
  /** A code of the breakdown `part`. */
  readonly code: string;
  readonly formulas: readonly Formula[];
}

/** Several figures set side by side as the parts of one: how applications ended, on which grounds they were refused. */
export interface Composition {
  readonly parts: readonly Part[];
  /** Whether the parts add up to the indicator's own figure without overlap; what they leave open is the report's gap. */
  readonly partition: boolean;
}

/**
 * A figure no form prints: a rate, or one question followed across forms (domain README, section 3, the crosswalk). A form
 * without a formula has no such figure. `definition` is printed beside the number; indicators of one `variants` group answer
 * the same question by different definitions, and a View chooses one.
 */
export interface Indicator extends Metric {
  readonly formulas: readonly Formula[];
  readonly definition: Bilingual;
  readonly variants: string | null;
  /** The parts it can be broken down into; null for a figure without parts of its own. */
  readonly composition: Composition | null;
}

/** The dictionary a View is read against: metrics, breakdowns, units, groups. */
export interface Dictionary {
  readonly metrics: ReadonlyMap<string, Metric>;
  /** Computed figures; their ids are never metric ids. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly dimensions: ReadonlyMap<BreakdownName, Dimension>;
  readonly groups: ReadonlyMap<string, Bilingual>;
  /** English for each Chinese unit, beside one and beside any other number. */
  readonly units: ReadonlyMap<string, { readonly one: string; readonly other: string }>;
}

/** The metric or indicator of an id; undefined for an id the dictionary does not know. */
export function viewMetric(dictionary: Dictionary, id: string): Metric | Indicator | undefined {
  return dictionary.indicators.get(id) ?? dictionary.metrics.get(id);
}

/** Whether a figure is computed rather than printed. */
export function isIndicator(metric: Metric): metric is Indicator {
  return 'formulas' in metric;
}

/** Whether a figure is a rate: computed with a denominator, in percent. */
export function isRatio(metric: Metric): boolean {
  return isIndicator(metric) && metric.formulas.some((formula) => formula.over !== null);
}

/**
 * English for a Chinese unit, beside one and beside any other number; undefined for one the dictionary does not know. 件 are
 * cases, documents, proposals or decisions: of which `group` the metric is tells which.
 */
export function unitWords(
  { units }: Dictionary,
  unit: string,
  group = '',
): { readonly one: string; readonly other: string } | undefined {
  return units.get(`${unit}/${group}`) ?? units.get(unit);
}
