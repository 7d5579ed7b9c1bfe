import type { Agency } from '../model/agency.ts';
import type { SqlValue } from '../model/engine.ts';
import { quoteText } from '../model/quote.ts';
import { type AtlasTables, toAgencies, toTables } from '../store/atlas-tables.ts';
import { createTableSql, type TableSpec, tables } from '../store/schema.ts';
import type { Kinds } from '../store/source.ts';
import { views } from '../store/views.ts';
import { type CheckResources, type EffectiveReport, effectiveList } from './effective.ts';
import type { Workspace } from './model.ts';

/** What the bundled data are, as far as own data stand beside them. */
export interface BundledData extends CheckResources {
  readonly agencies: readonly Agency[];
  readonly reports: ReadonlySet<string>;
  readonly kinds: Kinds;
}

/** The tables own reports add rows to. */
export const ownTables = ['report', 'fact', 'evidence', 'finding', 'finding_evidence'] as const;

/** Where own rows lie, and where those that are on their way wait until all of them are there. */
const [own, next] = ['memory.own', 'memory.own_next'] as const;

const kept = tables.filter(({ name }) => name === 'agency' || ownTables.some((each) => each === name));

/** Empty places for own rows; what an interrupted load left is gone. */
export const beginSql: readonly string[] = [
  `DROP SCHEMA IF EXISTS ${next} CASCADE`,
  `CREATE SCHEMA ${next}`,
  ...kept.map((table) => createTableSql({ ...table, name: `${next}.${table.name}` })),
];

/** The tables own rows come to lie in. */
export const createSql: readonly string[] = [
  `CREATE SCHEMA ${own}`,
  ...kept.map((table) => createTableSql({ ...table, name: `${own}.${table.name}` })),
];

/** Takes rows of texts that were put into `from` to those on their way; columns without a value were left out. */
export function takeSql(name: string, columns: ReadonlySet<string>, from: string): string[] {
  const table = kept.find((each) => each.name === name);
  const cells = table?.columns.map((column) =>
    columns.has(column.name) ? `CAST(${column.name} AS ${column.type})` : 'NULL',
  );
  return [`INSERT INTO ${next}.${name} SELECT ${cells?.join(', ')} FROM ${from}`, `DROP TABLE ${from}`];
}

/** Puts the rows on their way in the place of those of the reports named, and of all agencies where there are new ones. */
export function moveSql(gone: readonly string[], agenciesToo: boolean): string[] {
  return [
    ...(gone.length === 0 ? [] : removeSql(`report_id IN (${quoted(gone)})`, ownTables)),
    ...(agenciesToo ? [`DELETE FROM ${own}.agency`] : []),
    ...kept.map(({ name }) => `INSERT INTO ${own}.${name} SELECT * FROM ${next}.${name}`),
    `DROP SCHEMA ${next} CASCADE`,
  ];
}

/** Puts the findings on their way in the place of all that these rules found before. */
export function moveFindingsSql(rules: readonly string[]): string[] {
  const isOf = `rule_id IN (${quoted(rules)})`;
  return [...removeSql(isOf, ['finding']), ...moveSql([], false)];
}

function removeSql(condition: string, from: readonly string[]): string[] {
  return [
    `DELETE FROM ${own}.finding_evidence WHERE finding_id IN (SELECT finding_id FROM ${own}.finding WHERE ${condition})`,
    ...from
      .filter((name) => name !== 'finding_evidence')
      .map((name) => `DELETE FROM ${own}.${name} WHERE ${condition}`),
  ];
}

/** How own and bundled data show together. */
export interface ShownTogether {
  readonly own: boolean;
  readonly bundled: boolean;
  /** Whether an own report stands in the place of a bundled one. */
  readonly replaced: boolean;
  /** Bundled reports of which nothing holds that these rules found before: their year before is another now. */
  readonly followers: readonly string[];
  readonly rules: readonly string[];
}

/**
 * The public tables as views of both under the names people know; where an own report is of the same agency and year as a
 * bundled one, the own one shows. The bundled database is attached as `atlas`, the engine's own is `memory`.
 */
export function showSql(shown: ShownTogether): string[] {
  return [
    ...tables.map((table) => tableView(table, shown)),
    'USE memory',
    ...views.map(({ name, sql }) => `CREATE OR REPLACE VIEW memory.main.${name} AS ${sql}`),
  ];
}

/** The bundled data alone, used directly, as if there were no workspace. */
export const hideSql: readonly string[] = [
  'USE atlas',
  ...[...views, ...tables].map(({ name }) => `DROP VIEW IF EXISTS memory.main.${name}`),
];

/** Every trace of own data gone. */
export const clearSql: readonly string[] = [
  ...hideSql,
  `DROP SCHEMA IF EXISTS ${next} CASCADE`,
  `DROP SCHEMA IF EXISTS ${own} CASCADE`,
];

function tableView(table: TableSpec, shown: ShownTogether): string {
  const columns = table.columns.map(({ name }) => name).join(', ');
  const from = (place: string, condition = '') => `SELECT ${columns} FROM ${place}.${table.name}${condition}`;
  const isOwn = ownTables.some((each) => each === table.name);
  const parts = !isOwn
    ? [from(table.name === 'agency' ? own : 'atlas.main')]
    : [
        ...(shown.bundled ? [from('atlas.main', stillTrue(table.name, shown))] : []),
        ...(shown.own || !shown.bundled ? [from(own, shown.own ? '' : ' WHERE false')] : []),
      ];
  return `CREATE OR REPLACE VIEW memory.main.${table.name} AS ${parts.join(' UNION ALL ')}`;
}

/** The condition of bundled rows that own reports leave standing. */
function stillTrue(table: string, { followers, own: hasOwn, replaced, rules }: ShownTogether): string {
  const gone = `report_id IN (SELECT report_id FROM ${own}.report)`;
  const outdated = `report_id IN (${quoted(followers)}) AND rule_id IN (${quoted(rules)})`;
  const finding = [...(replaced ? [gone] : []), ...(followers.length > 0 ? [`(${outdated})`] : [])];
  if (!hasOwn || finding.length === 0) return '';
  switch (table) {
    case 'finding':
      return ` WHERE NOT (${finding.join(' OR ')})`;
    case 'finding_evidence':
      return ` WHERE finding_id NOT IN (SELECT finding_id FROM atlas.main.finding WHERE ${finding.join(' OR ')})`;
    default:
      return replaced ? ` WHERE NOT (${gone})` : '';
  }
}

const quoted = (texts: readonly string[]): string => texts.map(quoteText).join(', ');

/** Rows as columns of texts, a column without any value left out; control characters, which mean nothing, are taken out. */
export function textColumns(name: string, rows: AtlasTables[string]) {
  const specs = kept.find((table) => table.name === name)?.columns ?? [];
  return specs.flatMap((column, index) => {
    const values = rows.map((row) => cellText(row[index] ?? null));
    return values.every((value) => value === null) ? [] : [{ name: column.name, values }];
  });
}

const control = /\p{Cc}/u;

function cellText(value: SqlValue): string | null {
  if (typeof value === 'string') return control.test(value) ? value.replace(/\p{Cc}/gu, ' ') : value;
  return value === null ? null : String(value);
}

/** Own reports as rows of the public tables, marked as own and, figure by figure, as corrected. */
export function effectiveTables(
  reports: readonly EffectiveReport[],
  bundled: Pick<BundledData, 'dictionary' | 'kinds'>,
): AtlasTables {
  const marks = { origin: 'own', edited: new Set(reports.flatMap(({ edited }) => [...edited])) } as const;
  const preferred = new Set(reports.flatMap((each) => [...each.preferred]));
  const source = {
    regions: [],
    agencies: [],
    kinds: bundled.kinds,
    reports: reports.map(({ report }) => report),
    facts: reports.flatMap(({ facts }) => facts),
    findings: reports.flatMap(({ findings }) => findings),
  };
  return toTables(source, bundled.dictionary, preferred, marks);
}

/** Bundled and created agencies in one official order; without the bundled data only those with own reports. */
export function agencyRows(workspace: Workspace, { agencies, dictionary, kinds }: BundledData): AtlasTables[string] {
  const used = new Set([...workspace.agencies.keys(), ...effectiveList(workspace).map(({ agencyId }) => agencyId)]);
  const listed = mergedAgencies(workspace, agencies, kinds).filter(({ id }) => workspace.shown.bundled || used.has(id));
  const rows = listed.map((agency) => agencyRow(agency));
  const source = { regions: [], agencies: rows, kinds, reports: [], facts: [], findings: [] };
  return toTables(source, dictionary, new Set()).agency ?? [];
}

function agencyRow({ id, initials, kind, level, name, regionCode, shortName }: Omit<Agency, 'sortKey'>) {
  return { agency_id: id, name, short_name: shortName, region_code: regionCode, level, kind, initials };
}

/** All agencies, bundled and created, in official order. */
export function mergedAgencies(workspace: Workspace, bundled: readonly Agency[], kinds: Kinds): Agency[] {
  const known = new Set(bundled.map(({ id }) => id));
  const created = [...workspace.agencies.values()].filter(({ id }) => !known.has(id));
  return toAgencies([...bundled, ...created].map(agencyRow), kinds);
}
