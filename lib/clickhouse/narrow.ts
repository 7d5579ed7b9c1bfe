import type { TableSpec } from '../store/schema.ts';
import { scanCondition } from './condition.ts';
import { type Step, stepsOf, tableOf } from './plan.ts';
import { giversOf, isAlwaysThere, joinedKeys, leafWith, readersOf } from './plan-keys.ts';

/** The condition of each scan; null where it reads every row. */
export type Conditions = ReadonlyMap<Step, string | null>;

/** Which sides of a join lose the rows that have no partner: 0 left, 1 right. */
const loses: Readonly<Record<string, readonly (0 | 1)[]>> = {
  INNER: [0, 1],
  SEMI: [0, 1],
  RIGHT_SEMI: [0, 1],
  LEFT: [1],
  SINGLE: [1],
  MARK: [1],
  ANTI: [1],
  RIGHT: [0],
  RIGHT_ANTI: [0],
};

/** A scan that loses the rows whose key none of the other sides has. */
interface Loss {
  readonly scan: Step;
  readonly key: string;
  readonly others: readonly Step[];
  /** Only looked into (`x IN (SELECT …)`): worth narrowing by few rows, not by many. */
  readonly isLookedInto: boolean;
}

/** Of a chain of tables so many narrow one another. */
const longest = 3;

/**
 * The conditions of the scans, those of large tables narrowed by the tables they are joined with: of the reports joined with the
 * agencies of one county only that county's are read, and of the findings only those about a figure that is read. A scan is
 * narrowed by the conditions of all scans that can give its key, and only where no row is lost that the join would keep. `keys`
 * are the columns that mean the same all over the statement.
 */
export function narrowed(
  roots: readonly Step[],
  conditions: Conditions,
  { database, keys }: { readonly database: string; readonly keys: ReadonlySet<string> },
): Conditions {
  const all = roots.flatMap(stepsOf);
  const losses = lossesOf(all, keys);

  const conditionOf = (scan: Step, through: readonly Step[]): string | null => {
    const own = conditions.get(scan) ?? null;
    const of = through.length < longest ? losses.filter((loss) => loss.scan === scan) : [];
    const parts = of.flatMap((loss) => keysHeld(loss, [...through, scan]) ?? []);
    const named = parts.filter(namesKeys);
    const chosen = new Set(named.length > 0 ? named : parts);
    const others = [...chosen].filter((part) => own?.includes(part) !== true);
    return [own, ...others].filter((part) => part !== null).join(' AND ') || null;
  };
  /** The condition that the key of a loss is one the other sides have; null where they may have any. */
  const keysHeld = (loss: Loss, through: readonly Step[]): string | null => {
    const { key, others, isLookedInto } = loss;
    const givers = others.map((other) => giversOf(other, key, all));
    const scans = givers.flatMap((each) => each ?? []);
    if (scans.length === 0 || givers.includes(null) || scans.some((scan) => through.includes(scan))) return null;
    const parts = scans.map((scan) => keysOf(scan, loss, conditionOf(scan, through)));
    if (parts.includes(null) || (isLookedInto && !parts.every((part) => namesKeys(part ?? '')))) return null;
    const distinct = [...new Set(parts)];
    return distinct.length === 1 ? (distinct[0] ?? null) : `(${distinct.join(' OR ')})`;
  };
  /** The keys of a scan: as its condition names them, else as the cluster finds them. */
  const keysOf = (giver: Step, { scan, key }: Loss, condition: string | null): string | null => {
    const table = tableOf(giver);
    if (table === undefined || condition === null) return null;
    const direct = conditionOn(giver, table, [key]);
    if (direct !== null && (direct === condition || namesKeys(direct))) return direct;
    const member = `${key} GLOBAL IN (SELECT ${key} FROM ${database}.${table.name} WHERE ${condition})`;
    const isOfReport = key === 'report_id' && table.name === 'report' && tableOf(scan)?.name === 'fact';
    const body = isOfReport ? conditionOn(giver, table, ['agency_id', 'year']) : null;
    return body === null ? member : `(${body} AND ${member})`;
  };

  return new Map([...conditions.keys()].map((scan) => [scan, conditionOf(scan, [])]));
}

/**
 * What the condition of a scan says of these columns alone. A figure has the body and the year of its report (the loader sees to
 * it), and by these the cluster finds figures without reading them all.
 */
function conditionOn(scan: Step, table: TableSpec, names: readonly string[]): string | null {
  const columns = table.columns.filter(({ name }) => names.includes(name));
  return scanCondition({ ...table, columns }, scan.extra_info.Filters);
}

/** Whether a condition names keys one by one: then few rows meet it. */
function namesKeys(condition: string): boolean {
  return /\b(?:agency|report|metric|evidence|finding)_id (?:=|IN) /.test(condition);
}

function lossesOf(all: readonly Step[], keys: ReadonlySet<string>): readonly Loss[] {
  const found = all.flatMap((join) => lossesAt(join, keys, all));
  const common = all.filter(({ name }) => name === 'CTE');
  const leafOf =
    ({ children: [body] }: Step) =>
    (key: string) =>
      body === undefined ? null : leafWith(body, key, all);
  return [
    ...found.filter(({ scan }) => tableOf(scan) !== undefined),
    ...common.flatMap((table) => lossesOfCommon(leafOf(table), readersOf(table, all), found, keys)),
  ];
}

function lossesAt(join: Step, keys: ReadonlySet<string>, all: readonly Step[]): readonly Loss[] {
  const { name, extra_info, children } = join;
  const type = extra_info['Join Type'] ?? '';
  const [left] = children;
  const sides = name === 'HASH_JOIN' ? (loses[type] ?? []) : [];
  return sides.flatMap((side) => {
    const [own, other] = [children[side], children[1 - side]];
    if (own === undefined || other === undefined || left === undefined) return [];
    return joinedKeys(join, keys, all).flatMap((key) => {
      const scan = leafWith(own, key, all);
      // Looked into for a NULL, nothing is found in many rows, and is not found in none.
      const isUnsure = type === 'MARK' && !isAlwaysThere(left, key, all);
      return scan === null || isUnsure ? [] : [{ scan, key, others: [other], isLookedInto: type === 'MARK' }];
    });
  });
}

/** Of a common table the rows that none of its readers keeps are lost. */
function lossesOfCommon(
  leafOf: (key: string) => Step | null,
  readers: readonly Step[],
  found: readonly Loss[],
  keys: ReadonlySet<string>,
): readonly Loss[] {
  return [...keys].flatMap((key) => {
    const scan = leafOf(key);
    const lost = readers.map((reader) => found.find((loss) => loss.scan === reader && loss.key === key));
    const known = lost.filter((loss) => loss !== undefined);
    if (scan === null || tableOf(scan) === undefined || known.length < lost.length || lost.length === 0) return [];
    const others = known.flatMap((loss) => loss.others);
    return [{ scan, key, others, isLookedInto: known.some(({ isLookedInto }) => isLookedInto) }];
  });
}
