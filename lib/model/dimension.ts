/**
 * The breakdowns a figure can carry: the dims of the metric dictionary. In the `fact` table each is a column, and NULL
 * is the total over it.
 */
export const dimensionNames = [
  'channel',
  'category',
  'label',
  'form',
  'applicant',
  'req_channel',
  'doc_type',
  'act',
  'route',
  'body',
  'medium',
  'scope',
  'subset',
] as const;

/** The name of one breakdown. */
export type DimensionName = (typeof dimensionNames)[number];

/**
 * The breakdown codes of one figure, as the dictionary writes them (`{applicant: 'total'}`, `{channel: 'wechat'}`).
 * `label` is the report's own wording for a category, at most 40 characters.
 */
export type Dims = Readonly<Partial<Record<DimensionName, string>>>;

/** Codes that mean "the total over this breakdown" in the dictionary; the `fact` table stores them as NULL. */
export const totalCodes: ReadonlySet<string> = new Set(['total', 'all']);

/**
 * Everything a View can be broken down by: the breakdowns of the `fact` table, and `part`, the parts of a composition
 * (an indicator whose parts are figures of their own). `part` is no column of the `fact` table.
 */
export const breakdownNames = [...dimensionNames, 'part'] as const;

/** The name of one breakdown of a View. */
export type BreakdownName = (typeof breakdownNames)[number];

/** Whether a View can be broken down by that name. */
export function isBreakdownName(name: string): name is BreakdownName {
  return (breakdownNames as readonly string[]).includes(name);
}

/** Whether a breakdown (of a known dictionary name) is asked for by that name. */
export function isDimensionName(name: string): name is DimensionName {
  return (dimensionNames as readonly string[]).includes(name);
}
