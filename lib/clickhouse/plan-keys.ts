import { type Step, stepsOf, tableOf } from './plan.ts';

/** Tables that may have millions of rows: the others are fetched faster than narrowed. */
export const large: ReadonlySet<string> = new Set(['report', 'fact', 'evidence', 'finding', 'finding_evidence']);

/** Steps that hand on each row they get, or not, and nothing else. */
const passing = new Set(['FILTER', 'PROJECTION']);
const grouping = new Set(['HASH_GROUP_BY', 'PERFECT_HASH_GROUP_BY']);
/** Joins whose rows are those of their left side, with nothing but a truth beside them. */
const leftOnly = new Set(['MARK', 'SEMI', 'ANTI']);

/** What rows come from, and yet no column of a table does. */
const keyless = new Set(['DUMMY_SCAN', 'COLUMN_DATA_SCAN', 'EMPTY_RESULT', 'RANGE']);

/** Steps behind which a column has the name it had before. A union names columns after its first part only. */
const naming = new Set([
  ...keyless,
  ...passing,
  ...grouping,
  ...['HASH_JOIN', 'NESTED_LOOP_JOIN', 'CROSS_PRODUCT', 'LEFT_DELIM_JOIN', 'RIGHT_DELIM_JOIN'],
  ...['UNGROUPED_AGGREGATE', 'WINDOW', 'STREAMING_WINDOW', 'ORDER_BY', 'TOP_N', 'LIMIT', 'STREAMING_LIMIT'],
]);

/** The keys both sides of a join must have alike. */
export function joinedKeys(
  { extra_info, children }: Step,
  keys: ReadonlySet<string>,
  all: readonly Step[],
): readonly string[] {
  const [left, right] = children;
  return extra_info.Conditions.flatMap((condition) => {
    const [, a = '', b = ''] = /^(\S+) (?:=|IS NOT DISTINCT FROM) (\S+)$/.exec(condition) ?? [];
    const name = nameOf(left, a, all);
    return name !== null && keys.has(name) && name === nameOf(right, b, all) ? [name] : [];
  });
}

/** A column as a plan writes it: by its name, or by its place among those of the step before. */
function nameOf(step: Step | undefined, column: string, all: readonly Step[]): string | null {
  const place = /^#(\d+)$/.exec(column)?.[1];
  if (place === undefined) return column;
  if (step === undefined) return null;
  if (step.name === 'CTE_SCAN') return nameOf(definitionOf(step, all), column, all);
  const written = step.name === 'FILTER' ? column : columnsOf(step)?.[Number(place)];
  return written === undefined ? null : nameOf(step.children[0], written, all);
}

function columnsOf({ name, extra_info }: Step): readonly string[] | null {
  if (grouping.has(name)) return extra_info.Groups;
  return name === 'PROJECTION' ? extra_info.Projections : null;
}

/** How many columns of the rows may have the name of a key. */
function columnsNamed(step: Step, key: string, all: readonly Step[]): number {
  const columns = columnsOf(step);
  if (columns !== null) {
    return columns.filter((column) => [null, key].includes(nameOf(step.children[0], column, all))).length;
  }
  if (step.children.length === 0) return givingSteps(step, key).length;
  const isLeftOnly = step.name === 'HASH_JOIN' && leftOnly.has(step.extra_info['Join Type'] ?? '');
  const sides = isLeftOnly ? step.children.slice(0, 1) : step.children;
  return sides.reduce((sum, side) => sum + columnsNamed(side, key, all), 0);
}

/**
 * The one scan, of a large table or of a common table, that a key of these rows comes from: every row is made of one of its rows,
 * and no row without one of them. Fewer of its rows are then fewer rows here, and change no other.
 */
export function leafWith(node: Step, key: string, all: readonly Step[]): Step | null {
  const table = tableOf(node);
  if (table !== undefined) return large.has(table.name) && readsKey(node, key) ? node : null;
  if (node.name === 'CTE_SCAN') return node;
  const before = givingChild(node, key, all);
  return before === null ? null : leafWith(before, key, all);
}

function givingChild({ name, extra_info, children }: Step, key: string, all: readonly Step[]): Step | null {
  const [left] = children;
  if (left === undefined) return null;
  if (grouping.has(name)) return extra_info.Groups.some((column) => nameOf(left, column, all) === key) ? left : null;
  const type = name === 'HASH_JOIN' ? (extra_info['Join Type'] ?? '') : '';
  if (leftOnly.has(type)) return left;
  const giving = children.filter((child) => givingSteps(child, key).length > 0);
  const [only] = giving.length === 1 ? giving : [];
  if (passing.has(name) || name === 'CROSS_PRODUCT' || type === 'INNER') return only ?? null;
  return (type === 'LEFT' || type === 'SINGLE') && only === left ? left : null;
}

/** Where a key may come from. A scan that lists no columns may read any. */
function givingSteps(side: Step, key: string): readonly Step[] {
  const gives = (node: Step) => tableOf(node) === undefined || readsKey(node, key);
  return stepsOf(side).filter((node) => node.children.length === 0 && !keyless.has(node.name) && gives(node));
}

function readsKey(scan: Step, key: string): boolean {
  const { Projections } = scan.extra_info;
  const has = tableOf(scan)?.columns.some(({ name }) => name === key) ?? true;
  return has && (Projections.length === 0 || Projections.includes(key));
}

/** Scans that among them have every value of a key in these rows; null where it may come from elsewhere. */
export function giversOf(side: Step, key: string, all: readonly Step[]): readonly Step[] | null {
  if (tableOf(side) !== undefined) return readsKey(side, key) ? [side] : [];
  if (side.name === 'CTE_SCAN' || side.name === 'DELIM_SCAN') {
    const from = definitionOf(side, all);
    return from === undefined ? null : giversOf(from, key, all);
  }
  if (!naming.has(side.name)) return null;
  const parts = givingSides(side, key, all).map((child) => giversOf(child, key, all));
  const known = parts.filter((part) => part !== null);
  return known.length < parts.length ? null : known.flat();
}

/** The sides of a step that have every value of a key it hands on: of a join on the key, one may do for both. */
function givingSides(node: Step, key: string, all: readonly Step[]): readonly Step[] {
  const { name, extra_info, children } = node;
  const [left, right] = children;
  const type = extra_info['Join Type'] ?? '';
  const isJoin = name === 'HASH_JOIN';
  // What stands behind a RIGHT_DELIM_JOIN in place of its rows gives no key: its rows are its first side.
  if (left === undefined || right === undefined || !(isJoin || name === 'LEFT_DELIM_JOIN')) return children;
  if (isJoin && leftOnly.has(type)) return [left];
  const isAlike = joinedKeys(node, new Set([key]), all).length > 0;
  // With two columns of that name on a side only one of them is held to the other side.
  const isOne = (side: Step) => columnsNamed(side, key, all) <= 1;
  if (isAlike && (type === 'INNER' || type === 'LEFT' || type === 'SINGLE') && isOne(right)) return [left];
  if (isJoin && isAlike && (type === 'INNER' || type === 'RIGHT') && isOne(left)) return [right];
  return children;
}

/** Whether a key of these rows is never NULL: it comes from a table, and no join fills it up. */
export function isAlwaysThere(side: Step, key: string, all: readonly Step[]): boolean {
  const leaf = leafWith(side, key, all);
  if (leaf === null || tableOf(leaf) !== undefined) return leaf !== null;
  const from = definitionOf(leaf, all);
  return from !== undefined && isAlwaysThere(from, key, all);
}

/** The rows a step repeats: those of a common table, or those a subquery is asked once for each of. */
function definitionOf({ name, extra_info }: Step, all: readonly Step[]): Step | undefined {
  const index = name === 'CTE_SCAN' ? extra_info['CTE Index'] : extra_info['Delim Index'];
  const isDefinition = (each: Step) =>
    name === 'CTE_SCAN'
      ? each.name === 'CTE' && each.extra_info['Table Index'] === index
      : /_DELIM_JOIN$/.test(each.name) && each.extra_info['Delim Index'] === index;
  return index === undefined ? undefined : all.find(isDefinition)?.children[0];
}

/** The scans that read the same common table. */
export function readersOf(table: Step, all: readonly Step[]): readonly Step[] {
  return all.filter(
    ({ name, extra_info }) => name === 'CTE_SCAN' && extra_info['CTE Index'] === table.extra_info['Table Index'],
  );
}
