import type { TableSpec } from '../store/schema.ts';
import { scanCondition } from './condition.ts';
import { narrowed } from './narrow.ts';
import { parseSteps, type Step, stepsOf, tableOf } from './plan.ts';

/** What a statement reads of one table: rows that meet the condition (all where it is null), of them these columns. */
export interface Scan {
  readonly table: TableSpec;
  readonly columns: ReadonlySet<string>;
  readonly condition: string | null;
  /** The first so many rows are enough; null where they are not. */
  readonly limit: number | null;
}

/** What is known of the statement beside its plan. */
export interface PlanHints {
  /** Where the tables stand. */
  readonly database: string;
  /** Keys the statement uses in no other meaning than the tables do: by them one table may narrow another. */
  readonly keys: ReadonlySet<string>;
  /** Asks for all columns: of what is pivoted only a run tells which are read. */
  readonly every: boolean;
  /** More rows than any limit of the statement lets through; null where that is not known. */
  readonly limit: number | null;
}

/** Operators that count rows and look at no column of them. */
const counting = new Set(['UNGROUPED_AGGREGATE']);

/** The scans of a statement from DuckDB's plan of it, wherever in it they stand. Throws `bad_data` for what is no plan. */
export function planScans(json: string, hints: PlanHints): readonly Scan[] {
  const roots = parseSteps(json);
  const conditions = new Map<Step, string | null>();
  for (const each of roots.flatMap(stepsOf)) {
    const table = tableOf(each);
    if (table !== undefined) conditions.set(each, scanCondition(table, each.extra_info.Filters));
  }
  const narrow = narrowed(roots, conditions, hints);
  const all = { conditionOf: (each: Step) => narrow.get(each) ?? null, ...hints };
  return roots.flatMap((root) => scansOf(root, null, false, all));
}

/** Steps that let only the first rows through. */
const limiting = new Set(['LIMIT', 'STREAMING_LIMIT']);

function scansOf(
  node: Step,
  parent: Step | null,
  isLimited: boolean,
  hints: PlanHints & { readonly conditionOf: (node: Step) => string | null },
): readonly Scan[] {
  const limits = limiting.has(node.name) || (isLimited && node.name === 'PROJECTION');
  const below = node.children.flatMap((child) => scansOf(child, node, limits, hints));
  const table = tableOf(node);
  if (table === undefined) return below;
  const { Projections, Filters } = node.extra_info;
  // A plan lists no columns where all are read, and where none is.
  const isListed = Projections.length > 0 || counting.has(parent?.name ?? '');
  const words = new Set(Filters.flatMap((filter) => filter.match(/\w+/g) ?? []));
  const names = table.columns.map(({ name }) => name);
  const columns =
    isListed && !hints.every ? names.filter((name) => Projections.includes(name) || words.has(name)) : names;
  const condition = hints.conditionOf(node);
  const limit = isLimited && Filters.length === 0 ? hints.limit : null;
  return [...below, { table, columns: new Set(columns), condition, limit }];
}
