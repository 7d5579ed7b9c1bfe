import type { Agency } from '../model/agency.ts';
import type { Engine, SqlValue } from '../model/engine.ts';
import { type AtlasTables, toAgencies, toTables } from '../store/atlas-tables.ts';
import { createTableSql, type TableSpec, tables } from '../store/schema.ts';
import type { Kinds } from '../store/source.ts';
import { views } from '../store/views.ts';
import {
  type CheckResources,
  type EffectiveReport,
  effectiveList,
  effectiveReports,
  type ReadingStore,
} from './effective.ts';
import type { Workspace } from './model.ts';

/** What the bundled data are, as far as own data stand beside them. */
export interface BundledData extends CheckResources {
  readonly agencies: readonly Agency[];
  readonly reports: ReadonlySet<string>;
  readonly kinds: Kinds;
}

/** The tables own reports add rows to. */
const ownTables = ['report', 'fact', 'evidence', 'finding', 'finding_evidence'] as const;
/** Figures given to the engine in one statement: the page must not stand still while a thousand reports go in. */
const batchFacts = 2000;

/**
 * Statements that make own and bundled data one, in groups; the statements of a group must reach the engine together, with no
 * other between them. The bundled database is attached as `atlas`, the engine's own is `memory`. The public tables become
 * views of both under the names people know; where an own report is of the same agency and year as a bundled one, the own
 * one shows. Until the last group the engine answers as before. With nothing of one's own to show the bundled data are used
 * directly, as if there were no workspace. `generation` is a number not used with this engine before.
 */
export async function* ownDataSql(
  workspace: Workspace,
  store: ReadingStore,
  bundled: BundledData,
  generation: number,
): AsyncGenerator<readonly string[]> {
  const list = effectiveList(workspace);
  const hasOwn = workspace.shown.own && list.length > 0;
  if (!hasOwn && workspace.shown.bundled) {
    yield ['USE atlas', ...dropViews(), ...dropOthers(null, generation)];
    return;
  }
  const schema = schemaName(generation);
  const own = tables.filter(({ name }) => name === 'agency' || ownTables.some((own) => own === name));
  yield [
    `CREATE SCHEMA ${schema}`,
    ...own.map((table) => createTableSql({ ...table, name: `${schema}.${table.name}` })),
  ];
  const agencies = agencyRows(workspace, bundled);
  yield insertSql('agency', agencies.agency ?? [], schema);
  if (hasOwn) yield* insertReports(workspace, store, bundled, schema);
  const replaced = list.some(({ agencyId, year }) => bundled.reports.has(`${agencyId}-${year}`));
  yield [
    ...tables.map((table) => tableView(table, schema, { ...workspace.shown, own: hasOwn }, replaced)),
    'USE memory',
    ...views.map(({ name, sql }) => `CREATE OR REPLACE VIEW memory.main.${name} AS ${sql}`),
    ...dropOthers(schema, generation),
  ];
}

/** Runs the statements of {@link ownDataSql}, each group together. */
export async function loadOwnData(engine: Engine, groups: AsyncIterable<readonly string[]>): Promise<void> {
  for await (const group of groups) await Promise.all(group.map((sql) => engine.query(sql)));
}

async function* insertReports(
  workspace: Workspace,
  store: ReadingStore,
  bundled: BundledData,
  schema: string,
): AsyncGenerator<readonly string[]> {
  const names = new Map([...bundled.agencies, ...workspace.agencies.values()].map((agency) => [agency.id, agency]));
  const insert = (reports: readonly EffectiveReport[]) => {
    const rows = effectiveTables(reports, bundled);
    return ownTables.flatMap((name) => insertSql(name, rows[name] ?? [], schema));
  };
  let batch: EffectiveReport[] = [];
  let facts = 0;
  for await (const report of effectiveReports(workspace, store, names, bundled)) {
    batch.push(report);
    facts += report.facts.length;
    if (facts < batchFacts) continue;
    yield insert(batch);
    batch = [];
    facts = 0;
  }
  yield insert(batch);
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
function agencyRows(workspace: Workspace, { agencies, dictionary, kinds }: BundledData): AtlasTables {
  const used = new Set([...workspace.agencies.keys(), ...effectiveList(workspace).map(({ agencyId }) => agencyId)]);
  const listed = mergedAgencies(workspace, agencies, kinds).filter(({ id }) => workspace.shown.bundled || used.has(id));
  const rows = listed.map((agency) => agencyRow(agency));
  return toTables({ regions: [], agencies: rows, kinds, reports: [], facts: [], findings: [] }, dictionary, new Set());
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

function schemaName(generation: number): string {
  return `memory.own_${generation}`;
}

/** The schemas of the generations before; only the latest few can still be there. */
function dropOthers(kept: string | null, generation: number): string[] {
  return Array.from({ length: 4 }, (_, index) => schemaName(generation - index))
    .filter((name) => name !== kept && !name.includes('-'))
    .map((name) => `DROP SCHEMA IF EXISTS ${name} CASCADE`);
}

function dropViews(): string[] {
  return [...views, ...tables].map(({ name }) => `DROP VIEW IF EXISTS memory.main.${name}`);
}

function tableView(table: TableSpec, schema: string, shown: Workspace['shown'], replaced: boolean): string {
  const columns = table.columns.map(({ name }) => name).join(', ');
  const from = (place: string, condition = '') => `SELECT ${columns} FROM ${place}.${table.name}${condition}`;
  const isOwn = ownTables.some((own) => own === table.name);
  const parts = !isOwn
    ? [from(table.name === 'agency' ? schema : 'atlas.main')]
    : [
        ...(shown.bundled ? [from('atlas.main', replaced && shown.own ? notReplaced(table.name, schema) : '')] : []),
        ...(shown.own || !shown.bundled ? [from(schema)] : []),
      ];
  return `CREATE OR REPLACE VIEW memory.main.${table.name} AS ${parts.join(' UNION ALL ')}`;
}

function notReplaced(table: string, schema: string): string {
  const own = `SELECT report_id FROM ${schema}.report`;
  if (table !== 'finding_evidence') return ` WHERE report_id NOT IN (${own})`;
  return ` WHERE finding_id NOT IN (SELECT finding_id FROM atlas.main.finding WHERE report_id IN (${own}))`;
}

/** Separates the rows of a column, and stands for NULL; control characters are taken out of texts, where they mean nothing. */
const separator = '\u001f';
const none = '\u001e';

/** Column by column as one text each: parsing a thousand tuples would take the engine seconds. */
function insertSql(name: string, rows: AtlasTables[string], schema: string): string[] {
  const table = tables.find((each) => each.name === name);
  if (table === undefined || rows.length === 0) return [];
  const lists = table.columns.map((_, index) => {
    const cells = rows.map((row) => cellText(row[index] ?? null)).join(separator);
    return `unnest(string_split('${cells}', chr(31))) AS c${index}`;
  });
  const cast = table.columns.map(({ type }, index) => `CAST(nullif(c${index}, chr(30)) AS ${type})`);
  return [`INSERT INTO ${schema}.${name} SELECT ${cast.join(', ')} FROM (SELECT ${lists.join(', ')})`];
}

function cellText(value: SqlValue): string {
  return value === null
    ? none
    : String(value)
        .replace(/\p{Cc}/gu, ' ')
        .replaceAll("'", "''");
}
