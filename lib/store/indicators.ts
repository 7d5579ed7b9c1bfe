import { z } from 'zod';
import { type DimensionName, dimensionNames, isDimensionName, totalCodes } from '../model/dimension.ts';
import type { Formula, Indicator, Metric, Term } from '../model/metric.ts';
import { formHasBreakdown, templateIds } from '../model/template.ts';

const id = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** A figure as people write it: "req_received", or "litigation_total[route=direct]". */
const termSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]*(\[[a-z_]+=[a-z0-9_]+(,[a-z_]+=[a-z0-9_]+)*\])?$/, 'must read metric[breakdown=code]')
  .transform((text): Term => {
    const [, metric = '', dims = ''] = /^([a-z0-9_]+)(?:\[(.*)\])?$/.exec(text) ?? [];
    return { metric, dims: Object.fromEntries(dims.split(',').flatMap((pair) => (pair ? [pair.split('=')] : []))) };
  });

const terms = z.array(termSchema).min(1);

const formulaSchema = z.strictObject({
  templates: z.array(z.enum(templateIds)).min(1),
  plus: terms,
  minus: terms.optional(),
  printed: termSchema.optional(),
  over: z.strictObject({ plus: terms, minus: terms.optional() }).optional(),
});

/** One entry of `indicators.json`: forms, breakdowns, unit and kind of value follow from the formulas. */
export const indicatorSchema = z.strictObject({
  id,
  name: bilingual,
  group: id,
  definition: bilingual,
  comparability: z.enum(['A', 'B', 'C', 'X']),
  comparableNote: z.string(),
  legalBasis: z.array(z.string().min(1)).optional(),
  variants: id.nullable().optional(),
  formulas: z.array(formulaSchema).min(1),
});

type IndicatorEntry = z.output<typeof indicatorSchema>;

/**
 * The indicators of the file, completed from the metrics their terms name: a ratio is in percent, a sum in its terms' unit;
 * it can be broken down by what all terms of the numerator of some formula can, in the codes they share. What does not
 * hold is told in `faults`, with file and id.
 */
export function toIndicators(
  entries: readonly IndicatorEntry[],
  metrics: ReadonlyMap<string, Metric>,
): { readonly indicators: readonly Indicator[]; readonly faults: readonly string[] } {
  return {
    indicators: entries.map((entry) => toIndicator(entry, metrics)),
    faults: entries.flatMap((entry) => faultsOf(entry, metrics)),
  };
}

function toIndicator(entry: IndicatorEntry, metrics: ReadonlyMap<string, Metric>): Indicator {
  const formulas = entry.formulas.map(
    (formula): Formula => ({
      templates: formula.templates,
      plus: formula.plus,
      minus: formula.minus ?? [],
      printed: formula.printed ?? null,
      over: formula.over === undefined ? null : { plus: formula.over.plus, minus: formula.over.minus ?? [] },
    }),
  );
  const ratio = formulas.some(({ over }) => over !== null);
  const first = metrics.get(formulas[0]?.plus[0]?.metric ?? '');
  return {
    id: entry.id,
    name: entry.name,
    group: entry.group,
    unit: ratio ? '%' : (first?.unit ?? '%'),
    valueType: ratio ? 'percent' : formulas.some(({ minus }) => minus.length > 0) ? 'signed_count' : 'count',
    dims: sharedDims(formulas, metrics),
    templates: templateIds.filter((template) => formulas.some(({ templates }) => templates.includes(template))),
    legalBasis: entry.legalBasis ?? [],
    comparability: entry.comparability,
    comparableNote: entry.comparableNote,
    formulas,
    definition: entry.definition,
    variants: entry.variants ?? null,
  };
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

function faultsOf(entry: IndicatorEntry, metrics: ReadonlyMap<string, Metric>): string[] {
  const at = `indicators.json ${entry.id}`;
  const templates = entry.formulas.flatMap((formula) => formula.templates);
  const twice = [...new Set(templates.filter((template, index) => templates.indexOf(template) !== index))];
  const used = entry.formulas.flatMap((formula) => [
    ...formula.plus,
    ...(formula.minus ?? []),
    ...(formula.printed ? [formula.printed] : []),
    ...(formula.over?.plus ?? []),
    ...(formula.over?.minus ?? []),
  ]);
  const kinds = new Set(entry.formulas.map(({ over }) => over !== undefined));
  const units = new Set(
    entry.formulas.flatMap(({ plus, minus }) =>
      [...plus, ...(minus ?? [])].map(({ metric }) => metrics.get(metric)?.unit),
    ),
  );
  return [
    ...(metrics.has(entry.id) ? [`${at}: is the id of a metric`] : []),
    ...twice.map((template) => `${at} formulas: "${template}" has two formulas`),
    ...(kinds.size > 1 ? [`${at} formulas: some are ratios, some are not`] : []),
    ...(units.size > 1 ? [`${at} formulas: adds figures in different units`] : []),
    ...used.flatMap((term) => termFaults(term, at, metrics)),
  ];
}

function termFaults({ metric: name, dims }: Term, at: string, metrics: ReadonlyMap<string, Metric>): string[] {
  const metric = metrics.get(name);
  if (metric === undefined) return [`${at} formulas: metric "${name}" is not in metrics.json`];
  if ('label' in metric.dims) return [`${at} formulas: "${name}" carries the reports' own labels and cannot be a term`];
  return Object.entries(dims).flatMap(([dimension, code]) => {
    const codes = isDimensionName(dimension) ? metric.dims[dimension] : undefined;
    if (codes === undefined) return [`${at} formulas: "${name}" has no breakdown "${dimension}"`];
    return codes.includes(code) && !totalCodes.has(code)
      ? []
      : [`${at} formulas: "${code}" is no code of ${name}[${dimension}]`];
  });
}
