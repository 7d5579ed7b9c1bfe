import { z } from 'zod';
import { type DimensionName, dimensionNames } from '../model/dimension.ts';
import type { Formula, Indicator, Metric, Term } from '../model/metric.ts';
import { formHasBreakdown, templateIds } from '../model/template.ts';
import { bilingual, bilingualNote } from './bilingual.ts';
import { compositionFaults, compositionSchema, type Figures, toComposition } from './composition.ts';
import { formulaFaults, formulaSchema } from './formulas.ts';

const id = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** One entry of `indicators.json`: forms, breakdowns, unit and kind of value follow from the formulas. */
export const indicatorSchema = z.strictObject({
  id,
  name: bilingual,
  group: id,
  whole: id.nullable().default(null),
  definition: bilingual,
  comparability: z.enum(['A', 'B', 'C', 'X']),
  comparableNote: bilingualNote,
  legalBasis: z.array(z.string().min(1)).optional(),
  variants: id.nullable().optional(),
  formulas: z.array(formulaSchema).min(1),
  composition: compositionSchema.optional(),
});

type IndicatorEntry = z.output<typeof indicatorSchema>;

/**
 * The indicators of the file, completed from the metrics their terms name: a ratio is in percent, a sum in its terms' unit;
 * it can be broken down by what all terms of the numerator of some formula can, in the codes they share, and by its parts.
 * What does not hold is told in `faults`, with file and id.
 */
export function toIndicators(
  entries: readonly IndicatorEntry[],
  metrics: ReadonlyMap<string, Metric>,
): { readonly indicators: readonly Indicator[]; readonly faults: readonly string[] } {
  const figures: Figures = { metrics, formulas: new Map(entries.map(({ id, formulas }) => [id, formulas])) };
  return {
    indicators: entries.map((entry) => toIndicator(entry, figures)),
    faults: entries.flatMap((entry) => faultsOf(entry, figures)),
  };
}

function toIndicator(entry: IndicatorEntry, figures: Figures): Indicator {
  const { formulas } = entry;
  const composition = entry.composition === undefined ? null : toComposition(entry.composition, figures);
  const ratio = formulas.some(({ over }) => over !== null);
  const all = [...formulas, ...(composition?.parts ?? []).flatMap((part) => part.formulas)];
  return {
    id: entry.id,
    name: entry.name,
    group: entry.group,
    unit: unitOf(entry, figures.metrics),
    valueType: ratio ? 'percent' : composition === null && takesAway(formulas) ? 'signed_count' : 'count',
    dims: {
      ...sharedDims(formulas, figures.metrics),
      ...(composition === null ? {} : { part: composition.parts.map(({ code }) => code) }),
    },
    whole: entry.whole,
    templates: templateIds.filter((template) => all.some(({ templates }) => templates.includes(template))),
    legalBasis: entry.legalBasis ?? [],
    comparability: entry.comparability,
    comparableNote: entry.comparableNote,
    formulas,
    definition: entry.definition,
    variants: entry.variants ?? null,
    composition,
  };
}

const takesAway = (formulas: readonly Formula[]) => formulas.some(({ minus }) => minus.length > 0);

function unitOf({ formulas }: IndicatorEntry, metrics: ReadonlyMap<string, Metric>): string {
  if (formulas.some(({ over }) => over !== null)) return '%';
  return metrics.get(formulas[0]?.plus[0]?.metric ?? '')?.unit ?? '%';
}

/** The breakdowns every term of some formula's numerator has free, each in the codes all of them know. */
function sharedDims(formulas: readonly Formula[], metrics: ReadonlyMap<string, Metric>): Metric['dims'] {
  const free = (term: Term, name: DimensionName) =>
    name in term.dims ? [] : (metrics.get(term.metric)?.dims[name] ?? []);
  const shared: Partial<Record<DimensionName, readonly string[]>> = {};
  for (const name of dimensionNames) {
    for (const { plus, minus, templates } of formulas) {
      if (!templates.some((form) => formHasBreakdown(form, name))) continue;
      const [first = [], ...rest] = [...plus, ...minus].map((term) => free(term, name));
      const codes = first.filter((code) => rest.every((known) => known.includes(code)));
      if (codes.length > 0 && shared[name] === undefined) shared[name] = codes;
    }
  }
  return shared;
}

function faultsOf(entry: IndicatorEntry, figures: Figures): string[] {
  const at = `indicators.json ${entry.id}`;
  const { composition } = entry;
  return [
    ...(figures.metrics.has(entry.id) ? [`${at}: is the id of a metric`] : []),
    ...formulaFaults(entry.formulas, at, figures.metrics),
    ...(composition === undefined ? [] : compositionFaults(composition, at, unitOf(entry, figures.metrics), figures)),
  ];
}
