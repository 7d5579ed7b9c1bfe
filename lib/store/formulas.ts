import { z } from 'zod';
import { isDimensionName, totalCodes } from '../model/dimension.ts';
import type { Formula, Metric, Term } from '../model/metric.ts';
import { templateIds } from '../model/template.ts';

/** A figure as people write it: "req_received", or "litigation_total[route=direct]". */
export const termSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]*(\[[a-z_]+=[a-z0-9_]+(,[a-z_]+=[a-z0-9_]+)*\])?$/, 'must read metric[breakdown=code]')
  .transform((text): Term => {
    const [, metric = '', dims = ''] = /^([a-z0-9_]+)(?:\[(.*)\])?$/.exec(text) ?? [];
    return { metric, dims: Object.fromEntries(dims.split(',').flatMap((pair) => (pair ? [pair.split('=')] : []))) };
  });

const terms = z.array(termSchema).min(1);

/** One formula as people write it. */
export const formulaSchema = z
  .strictObject({
    templates: z.array(z.enum(templateIds)).min(1),
    plus: terms,
    minus: terms.optional(),
    printed: termSchema.optional(),
    over: z.strictObject({ plus: terms, minus: terms.optional() }).optional(),
  })
  .transform(
    ({ templates, plus, minus, printed, over }): Formula => ({
      templates,
      plus,
      minus: minus ?? [],
      printed: printed ?? null,
      over: over === undefined ? null : { plus: over.plus, minus: over.minus ?? [] },
    }),
  );

/** What is wrong with formulas of one figure, each fault beginning with `at`. */
export function formulaFaults(
  formulas: readonly Formula[],
  at: string,
  metrics: ReadonlyMap<string, Metric>,
): string[] {
  const templates = formulas.flatMap((formula) => formula.templates);
  const twice = [...new Set(templates.filter((template, index) => templates.indexOf(template) !== index))];
  const used = formulas.flatMap(({ plus, minus, printed, over }) => [
    ...plus,
    ...minus,
    ...(printed ? [printed] : []),
    ...(over?.plus ?? []),
    ...(over?.minus ?? []),
  ]);
  const kinds = new Set(formulas.map(({ over }) => over !== null));
  return [
    ...twice.map((template) => `${at} formulas: "${template}" has two formulas`),
    ...(kinds.size > 1 ? [`${at} formulas: some are ratios, some are not`] : []),
    ...(unitsOf(formulas, metrics).size > 1 ? [`${at} formulas: adds figures in different units`] : []),
    ...used.flatMap((term) => termFaults(term, at, metrics)),
  ];
}

/** The units of the figures that formulas add up. */
export function unitsOf(formulas: readonly Formula[], metrics: ReadonlyMap<string, Metric>): Set<string | undefined> {
  return new Set(
    formulas.flatMap(({ plus, minus }) => [...plus, ...minus].map(({ metric }) => metrics.get(metric)?.unit)),
  );
}

/** What is wrong with one term. */
export function termFaults({ metric: name, dims }: Term, at: string, metrics: ReadonlyMap<string, Metric>): string[] {
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
