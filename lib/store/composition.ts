import { z } from 'zod';
import { isDimensionName } from '../model/dimension.ts';
import type { Composition, Formula, Metric, Term } from '../model/metric.ts';
import { formHasBreakdown } from '../model/template.ts';
import { formulaFaults, formulaSchema, termFaults, termSchema, unitsOf } from './formulas.ts';

/** One part as people write it: `of` another indicator or a printed figure, or with formulas of its own. */
const partSchema = z.union([
  z.strictObject({ code: z.string().regex(/^[a-z][a-z0-9_]*$/), of: termSchema }),
  z.strictObject({ code: z.string().regex(/^[a-z][a-z0-9_]*$/), formulas: z.array(formulaSchema).min(1) }),
]);

/** The composition of an entry of `indicators.json`; labels of the codes stand in `dimensions.json` under `part`. */
export const compositionSchema = z.strictObject({ partition: z.boolean(), parts: z.array(partSchema).min(2) });

type CompositionEntry = z.output<typeof compositionSchema>;
type PartEntry = CompositionEntry['parts'][number];

/** What parts may be made of. */
export interface Figures {
  /** The formulas of every indicator, by its id. */
  readonly formulas: ReadonlyMap<string, readonly Formula[]>;
  readonly metrics: ReadonlyMap<string, Metric>;
}

/** A composition with the formulas of its parts. */
export function toComposition(entry: CompositionEntry, figures: Figures): Composition {
  return {
    partition: entry.partition,
    parts: entry.parts.map((part) => ({ code: part.code, formulas: formulasOf(part, figures) })),
  };
}

function formulasOf(part: PartEntry, { formulas, metrics }: Figures): readonly Formula[] {
  if ('formulas' in part) return part.formulas;
  return formulas.get(part.of.metric) ?? printedFormulas(part.of, metrics);
}

/** A printed figure as a formula: in the forms that have it, broken down so. */
function printedFormulas(term: Term, metrics: ReadonlyMap<string, Metric>): Formula[] {
  const fixed = Object.keys(term.dims).filter(isDimensionName);
  const templates = (metrics.get(term.metric)?.templates ?? []).filter((form) =>
    fixed.every((name) => formHasBreakdown(form, name)),
  );
  return [{ templates, plus: [term], minus: [], printed: null, over: null }];
}

/** What is wrong with a composition whose own figure is in `unit`. */
export function compositionFaults(entry: CompositionEntry, at: string, unit: string, figures: Figures): string[] {
  const codes = entry.parts.map(({ code }) => code);
  return [
    ...codes
      .filter((code, index) => codes.indexOf(code) !== index)
      .map((code) => `${at}: part "${code}" is there twice`),
    ...entry.parts.flatMap((part) => partFaults(part, `${at} part ${part.code}`, unit, figures)),
  ];
}

function partFaults(part: PartEntry, at: string, unit: string, figures: Figures): string[] {
  const computed = formulasOf(part, figures);
  const other = [...unitsOf(computed, figures.metrics)].filter((each) => each !== unit && each !== undefined);
  return [
    ...(computed.some(({ over }) => over !== null) ? [`${at}: a ratio is no part`] : []),
    ...other.map((each) => `${at}: is in ${each}, the whole in ${unit}`),
    ...('formulas' in part ? formulaFaults(part.formulas, at, figures.metrics) : []),
    ...('of' in part && !figures.formulas.has(part.of.metric) ? termFaults(part.of, at, figures.metrics) : []),
  ];
}
