import { z } from 'zod';
import { AtlasError } from '../model/error.ts';

/** One step of how DuckDB answers a statement; its children are the steps it reads from. */
export interface PlanStep {
  /** DuckDB's name of the operator: SEQ_SCAN, HASH_JOIN … */
  readonly operator: string;
  /** What it works on, as DuckDB says it: names with one or several lines each. */
  readonly details: readonly { readonly name: string; readonly lines: readonly string[] }[];
  /** How many rows were expected; null where DuckDB does not say. */
  readonly expected: number | null;
  /** How many rows came out; null where the statement was not run. */
  readonly rows: number | null;
  /** How long the step itself took; null where the statement was not run. */
  readonly seconds: number | null;
  readonly children: readonly PlanStep[];
}

const details = z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({});
const step = z.object({
  name: z.string().optional(),
  operator_name: z.string().optional(),
  operator_cardinality: z.number().optional(),
  operator_timing: z.number().optional(),
  extra_info: details,
  get children() {
    return z.array(step).default([]);
  },
});
type RawStep = z.infer<typeof step>;

const notDetails = new Set(['Estimated Cardinality', '__estimated_cardinality__', '__projections__', '__expression__']);

/** The steps of a plan from DuckDB's JSON, the last step first. Throws `bad_data` where it is something else. */
export function parsePlan(json: string): readonly PlanStep[] {
  const parsed = z.union([z.array(step), step]).safeParse(maybeJson(json));
  if (!parsed.success) {
    const start = json.slice(0, 80);
    throw new AtlasError('bad_data', `plan: not DuckDB's JSON of a plan: ${start}`, { start });
  }
  const steps = Array.isArray(parsed.data) ? parsed.data : [parsed.data];
  return steps.flatMap(toSteps);
}

function maybeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Without the frames that only stand for the question itself. */
function toSteps(raw: RawStep): PlanStep[] {
  const operator = (raw.operator_name ?? raw.name ?? '').trim();
  const children = raw.children.flatMap(toSteps);
  if (operator === '' || operator === 'EXPLAIN_ANALYZE') return children;
  const expected = raw.extra_info['Estimated Cardinality'];
  return [
    {
      operator,
      details: Object.entries(raw.extra_info)
        .filter(([name]) => !notDetails.has(name))
        .map(([name, text]) => ({ name, lines: [text].flat().filter((line) => line !== '') }))
        .filter(({ lines }) => lines.length > 0),
      expected: typeof expected === 'string' && /^\d+$/.test(expected) ? Number(expected) : null,
      rows: raw.operator_cardinality ?? null,
      seconds: raw.operator_timing ?? null,
      children,
    },
  ];
}

/** The longest of the steps' own times in seconds; 0 where nothing was timed. */
export function longestStep(steps: readonly PlanStep[]): number {
  return Math.max(0, ...steps.map(({ seconds, children }) => Math.max(seconds ?? 0, longestStep(children))));
}
