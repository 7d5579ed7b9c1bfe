import { type Step, stepsOf, tableOf } from './plan.ts';

/** The condition of each scan; null where it reads every row. */
export type Conditions = ReadonlyMap<Step, string | null>;

/** Tables that may have millions of rows: the others are fetched faster than narrowed. */
export const large: ReadonlySet<string> = new Set(['report', 'fact', 'evidence', 'finding', 'finding_evidence']);

/** Which sides of a join lose the rows that have no partner: 0 left, 1 right. */
const loses: Readonly<Record<string, readonly (0 | 1)[]>> = { INNER: [0, 1], SEMI: [0, 1], LEFT: [1], RIGHT: [0] };

/** Steps that hand on each row they get, or not, and nothing else. */
const passing = new Set(['FILTER', 'PROJECTION']);

/** What rows come from, and yet no column of a table does. */
const keyless = new Set(['DUMMY_SCAN', 'COLUMN_DATA_SCAN', 'EMPTY_RESULT', 'RANGE']);

/** Steps behind which a column has the name it had before. A union names columns after its first part only. */
const naming = new Set([
  ...keyless,
  ...passing,
  ...[
    'SEQ_SCAN',
    'CTE_SCAN',
    'HASH_JOIN',
    'NESTED_LOOP_JOIN',
    'CROSS_PRODUCT',
    'HASH_GROUP_BY',
    'PERFECT_HASH_GROUP_BY',
  ],
  ...['UNGROUPED_AGGREGATE', 'WINDOW', 'STREAMING_WINDOW', 'ORDER_BY', 'TOP_N', 'LIMIT', 'STREAMING_LIMIT'],
]);

/**
 * The conditions of the scans, those of large tables narrowed by the tables they are joined with: of the reports joined with the
 * agencies of one county only that county's are read. A scan is narrowed by the conditions of all scans that can give
 * its key, and only where no row is lost that the join would keep. `keys` are the columns that mean the same all over the
 * statement.
 */
export function narrowed(
  roots: readonly Step[],
  conditions: Conditions,
  { database, keys }: { readonly database: string; readonly keys: ReadonlySet<string> },
): Conditions {
  const all = roots.flatMap(stepsOf);
  const found = new Map(conditions);
  for (const { own, other, key } of joinsOf(all, keys)) {
    const target = scanWith(own, key);
    const givers = target === null ? null : giversOf(other, key, all);
    if (target === null || givers === null || givers.includes(target)) continue;
    const condition = membership(key, givers, conditions, database);
    if (condition !== null)
      found.set(target, [found.get(target), condition].filter((part) => part != null).join(' AND '));
  }
  return found;
}

/** Each side of a join that loses the rows whose key the other side does not have. */
function joinsOf(
  all: readonly Step[],
  keys: ReadonlySet<string>,
): readonly { readonly own: Step; readonly other: Step; readonly key: string }[] {
  return all.flatMap(({ name, extra_info, children }) => {
    const sides = name === 'HASH_JOIN' ? (loses[extra_info['Join Type'] ?? ''] ?? []) : [];
    const on = [...keys].filter((key) => extra_info.Conditions.includes(`${key} = ${key}`));
    return sides.flatMap((side) => {
      const [own, other] = [children[side], children[1 - side]];
      return own === undefined || other === undefined ? [] : on.map((key) => ({ own, other, key }));
    });
  });
}

/** The one large scan the key of a side comes from, where every row of the side is one of its rows. */
function scanWith(node: Step, key: string): Step | null {
  const table = tableOf(node);
  if (table !== undefined) return large.has(table.name) && readsKey(node, key) ? node : null;
  const isInner = node.name === 'HASH_JOIN' && node.extra_info['Join Type'] === 'INNER';
  if (!isInner && !passing.has(node.name)) return null;
  const giving = node.children.filter((child) => stepsOf(child).some((each) => mayGive(each, key)));
  return giving.length === 1 && giving[0] !== undefined ? scanWith(giving[0], key) : null;
}

/** Whether a scan reads the key. One that lists no columns may read any. */
function readsKey(scan: Step, key: string): boolean {
  const { Projections } = scan.extra_info;
  const has = tableOf(scan)?.columns.some(({ name }) => name === key) ?? true;
  return has && (Projections.length === 0 || Projections.includes(key));
}

function mayGive(node: Step, key: string): boolean {
  return node.children.length === 0 && !keyless.has(node.name) && (tableOf(node) === undefined || readsKey(node, key));
}

/** Every scan that can give the key on a side; null where it may come from elsewhere. */
function giversOf(side: Step, key: string, all: readonly Step[]): readonly Step[] | null {
  const givers: Step[] = [];
  if (!stepsOf(side).every(({ name }) => naming.has(name))) return null;
  for (const each of stepsOf(side).filter((step) => mayGive(step, key))) {
    const common = all.find(
      ({ name, extra_info }) => name === 'CTE' && extra_info['Table Index'] === each.extra_info['CTE Index'],
    )?.children[0];
    const from = tableOf(each) !== undefined ? [each] : common === undefined ? null : giversOf(common, key, all);
    if (from === null) return null;
    givers.push(...from);
  }
  return givers;
}

/** Whether a key is among those of the givers; null where one of them has no condition, and so every key. */
function membership(key: string, givers: readonly Step[], conditions: Conditions, database: string): string | null {
  const parts = givers.map((giver) => {
    const condition = conditions.get(giver) ?? null;
    const from = `${database}.${tableOf(giver)?.name} WHERE ${condition}`;
    return condition === null ? null : `${key} GLOBAL IN (SELECT ${key} FROM ${from})`;
  });
  return parts.length === 0 || parts.includes(null) ? null : `(${[...new Set(parts)].join(' OR ')})`;
}
