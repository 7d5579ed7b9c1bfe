import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Dims } from '../../lib/model/dimension.ts';
import type { FactStatus, Qualifier } from '../../lib/model/fact.ts';
import type { TemplateId } from '../../lib/model/template.ts';

/** One figure a report says, known from the figures it was written with. The report's own label for a category is left out. */
export interface ExpectedFact {
  readonly metric: string;
  readonly dims: Dims;
  readonly value: number | null;
  readonly unit: string;
  readonly status: FactStatus;
  readonly qualifier: Qualifier;
}

/** What every format of a synthetic report must be read as. */
export interface Expected {
  readonly agency: string;
  readonly regionCode: string | null;
  readonly year: number;
  readonly template: TemplateId;
  readonly templatesPresent: readonly TemplateId[];
  readonly facts: readonly ExpectedFact[];
  /** May be listed or not: what a report of its time usually says, and no form asks for. */
  readonly optional: readonly ExpectedFact[];
  /** Ids of the rules that are broken, each once. */
  readonly findings: readonly string[];
}

const metricsFile = resolve(import.meta.dirname, '../../data/metrics.json');
const metrics = z
  .array(z.object({ id: z.string(), unit: z.string() }))
  .parse(JSON.parse(readFileSync(metricsFile, 'utf8')));
const units = new Map(metrics.map(({ id, unit }) => [id, unit]));

/** A figure of a metric of the dictionary. */
export function expectedFact(
  metric: string,
  dims: Dims,
  value: number | null,
  status: FactStatus = 'reported',
  qualifier: Qualifier = 'exact',
): ExpectedFact {
  const unit = units.get(metric);
  if (unit === undefined) throw new Error(`no such metric: ${metric}`);
  return { metric, dims, value, unit, status, qualifier };
}

/** One line for one figure, for comparing and printing. */
export function factLine({ metric, dims, value, unit, status, qualifier }: ExpectedFact): string {
  const codes = Object.entries(dims)
    .filter(([name]) => name !== 'label')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, code]) => `${name}=${code}`);
  return [metric, codes.join(','), value ?? '', unit, status, qualifier].join('|');
}

type Owed = readonly [metric: string, dims: Dims, unless?: readonly string[]];

const total: Dims = { applicant: 'total' };
const owedOf: Readonly<Partial<Record<TemplateId, readonly Owed[]>>> = {
  narrative_2008: [
    ['proactive_total', {}],
    ['req_received', total],
    ['ans_refused_total', {}],
    ['disclosure_fee_charged', {}],
    ['disclosure_fee_waived', {}],
    ['review_total', {}],
    ['litigation_total', { route: 'all' }],
  ],
  format_2019: [
    ['proactive_total', {}],
    ['interpretation_published', { form: 'all' }],
    ['press_conferences', {}],
    ['disclosure_fee_charged', {}, ['handling_fee_collected']],
  ],
  format_2021: [
    ['proactive_total', {}],
    ['interpretation_published', { form: 'all' }],
    ['press_conferences', {}],
    ['handling_fee_collected', {}, ['disclosure_fee_charged', 'handling_fee_cases']],
  ],
};

/** The figures a report of a form owes its reader (domain README, sections 2 and 4) and does not give. */
export function owedFacts(template: TemplateId, said: readonly ExpectedFact[]): ExpectedFact[] {
  const isSaid = (metric: string, dims: Dims): boolean =>
    said.some((fact) => fact.metric === metric && JSON.stringify(fact.dims) === JSON.stringify(dims));
  return (owedOf[template] ?? [])
    .filter(([metric, dims, unless = []]) => {
      return !isSaid(metric, dims) && !said.some((fact) => unless.includes(fact.metric));
    })
    .map(([metric, dims]) => expectedFact(metric, dims, null, 'not_reported'));
}
