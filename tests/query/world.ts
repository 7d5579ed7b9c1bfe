import { readFileSync } from 'node:fs';
import { openNodeEngine } from '../../lib/engine/node.ts';
import { type Dims, dimensionNames } from '../../lib/model/dimension.ts';
import type { Engine, QueryResult } from '../../lib/model/engine.ts';
import type { Dictionary } from '../../lib/model/metric.ts';
import { parseDictionary, readDictionaryFiles } from '../../lib/store/dictionary.ts';
import { createTableSql, tables } from '../../lib/store/schema.ts';

const json = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8'));

/** The product's own dictionary. */
export const dictionary: Dictionary = parseDictionary(readDictionaryFiles(json));

/** One figure of the small world; what is left out is an ordinary printed number. */
export interface SmallFact {
  readonly report: string;
  readonly metric: string;
  readonly dims?: Dims;
  readonly value: number | null;
  readonly status?: string;
  readonly qualifier?: string;
  readonly confidence?: string;
  readonly preferred?: boolean;
  /** Corrected or added by a person. */
  readonly edited?: boolean;
  readonly standsIn?: 'table' | 'narrative';
  /** Evidence id; by default report, metric and codes joined. */
  readonly evidence?: string;
}

export interface SmallReport {
  readonly template: string;
  readonly completeness?: 'full' | 'excerpt';
  readonly origin?: 'bundled' | 'own';
}

export interface SmallWorld {
  /** Agency id → short name, in official order. */
  readonly agencies: Readonly<Record<string, string>>;
  /** "agency year" → report. */
  readonly reports: Readonly<Record<string, SmallReport>>;
  readonly facts: readonly SmallFact[];
  /** Broken findings: evidence ids they touch. */
  readonly findings?: readonly {
    readonly rule: string;
    readonly report: string;
    readonly severity: string;
    readonly kept?: boolean;
    readonly verdict: string;
    readonly touches: readonly string[];
  }[];
}

/** Evidence id of a fact of the small world. */
export function evidenceId({ report, metric, dims, evidence }: SmallFact): string {
  return evidence ?? [report.replace(' ', '-'), metric, ...Object.values(dims ?? {})].join('-');
}

/** An engine in memory over the real schema, filled with a small world. */
export async function openWorld(world: SmallWorld): Promise<Engine> {
  const engine = await openNodeEngine({ threads: 1 });
  for (const table of tables) await engine.query(createTableSql(table));
  const insert = async (table: string, rows: readonly (readonly unknown[])[]) => {
    if (rows.length > 0) await engine.query(`INSERT INTO ${table} VALUES ${rows.map(toTuple).join(', ')}`);
  };
  const split = (key: string) => key.split(' ') as [string, string];
  const metrics = [...dictionary.metrics.values()];
  await insert(
    'agency',
    Object.entries(world.agencies).map(([id, name], index) => [
      id,
      `${name}（全称）`,
      name,
      id.slice(0, 6),
      'county',
      'kj',
      index,
      'x',
    ]),
  );
  await insert(
    'report',
    Object.entries(world.reports).map(([key, { template, completeness = 'full', origin = 'bundled' }]) => {
      const [agency, year] = split(key);
      return [
        `${agency}-${year}`,
        agency,
        Number(year),
        template,
        `${agency} ${year}`,
        completeness,
        'f.txt',
        null,
        null,
        null,
        origin,
      ];
    }),
  );
  await insert(
    'metric',
    metrics.map((m) => [
      m.id,
      m.name.zh,
      m.name.en,
      m.group,
      m.unit,
      m.templates,
      '',
      m.comparability,
      m.comparableNote.zh,
      m.comparableNote.en,
    ]),
  );
  await insert(
    'dimension_code',
    [...dictionary.dimensions.values()].flatMap(({ name, codes }) =>
      codes.map(({ code, label }, position) => [name, code, position, label.zh, label.en]),
    ),
  );
  await insert('fact', world.facts.map(factRow));
  await insert(
    'evidence',
    world.facts.map((fact) => [
      evidenceId(fact),
      fact.report.replace(' ', '-'),
      '二、主动公开',
      '统计表',
      '微信',
      '数量',
      null,
      10,
      13,
      null,
      String(fact.value ?? ''),
      'table-cell',
    ]),
  );
  const findings = world.findings ?? [];
  await insert(
    'finding',
    findings.map(({ rule, report, severity, kept = false, verdict }, index) => [
      `f${index}`,
      report.replace(' ', '-'),
      rule,
      severity,
      kept,
      verdict,
      '276',
      '278',
      `${rule} 不合`,
      `${rule} broken`,
    ]),
  );
  await insert(
    'finding_evidence',
    findings.flatMap(({ touches }, index) => touches.map((evidence) => [`f${index}`, evidence])),
  );
  return engine;
}

function factRow(fact: SmallFact): readonly unknown[] {
  const [agency, year] = fact.report.split(' ');
  const dims = dimensionNames.map((name) => fact.dims?.[name] ?? null);
  const unit = dictionary.metrics.get(fact.metric)?.unit ?? '?';
  return [
    `${agency}-${year}`,
    agency,
    Number(year),
    fact.metric,
    ...dims,
    fact.value,
    unit,
    fact.status ?? 'reported',
    fact.qualifier ?? 'exact',
    fact.confidence ?? 'high',
    fact.standsIn ?? 'table',
    fact.preferred ?? true,
    evidenceId(fact),
    fact.edited ?? false,
  ];
}

function toTuple(row: readonly unknown[]): string {
  return `(${row.map(toLiteral).join(', ')})`;
}

function toLiteral(value: unknown): string {
  if (value === null) return 'NULL';
  if (Array.isArray(value)) return `[${value.map(toLiteral).join(', ')}]`;
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

/** A result as lines of text, one per row, the named columns joined by " | ". */
export function lines(result: QueryResult, ...names: readonly string[]): string[] {
  const positions = names.map((name) => result.columns.findIndex((column) => column.name === name));
  return result.rows.map((row) => positions.map((position) => String(row[position])).join(' | '));
}
