import { z } from 'zod';
import { AtlasError } from '../model/error.ts';
import { type TableSpec, tables } from '../store/schema.ts';

const lines = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => (typeof value === 'string' ? [value] : value).filter((line) => line !== ''));
const step = z.object({
  name: z.string().transform((name) => name.trim()),
  extra_info: z.object({
    Table: z.string().optional(),
    Projections: lines,
    Filters: lines,
    Conditions: lines,
    Groups: lines,
    'Join Type': z.string().optional(),
    'CTE Index': z.string().optional(),
    'Delim Index': z.string().optional(),
    'Table Index': z.string().optional(),
  }),
  get children() {
    return z.array(step).default([]);
  },
});

/** One step of DuckDB's plan, as far as it says what is read. */
export type Step = z.infer<typeof step>;

/** The last steps of DuckDB's plan of a statement (`EXPLAIN (FORMAT json)`). Throws `bad_data` where the text is no plan. */
export function parseSteps(json: string): readonly Step[] {
  const parsed = z.array(step).safeParse(JSON.parse(json));
  if (parsed.success) return parsed.data;
  throw new AtlasError('bad_data', `plan: not DuckDB's: ${json.slice(0, 80)}`, {}, parsed.error);
}

/** The name of the empty table that stands for a public one in plans: people's own tables may be called `fact` too. */
export function plannedName({ name }: TableSpec): string {
  return `cluster:${name}`;
}

/** The public table a step scans. */
export function tableOf({ extra_info }: Step): TableSpec | undefined {
  return tables.find((table) => plannedName(table) === extra_info.Table);
}

/** A step and all steps before it. */
export function stepsOf(root: Step): readonly Step[] {
  return [root, ...root.children.flatMap(stepsOf)];
}
