import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Dims } from '../../lib/model/dimension.ts';
import type { Document } from '../../lib/model/document.ts';
import type { Fact, FactStatus, Finding, PartOf, Qualifier, ReadWarning } from '../../lib/model/fact.ts';
import type { ReportIdentity } from '../../lib/model/report.ts';
import type { TemplateId } from '../../lib/model/template.ts';
import { toMetricUnit } from '../../lib/normalize/units.ts';
import { readDocument } from '../../lib/read/index.ts';
import { fact } from './build.ts';

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));

/** Whether the hand-checked reports lie beside the repository. */
export const hasGold = existsSync(`${shared}gold/inconsistencies.json`);

interface GoldFact {
  readonly fid: string;
  readonly metric: string;
  readonly dims: Dims;
  readonly value: number | null;
  readonly unit: string;
  readonly status: FactStatus;
  readonly qualifier: Qualifier;
  readonly source: 'table' | 'narrative';
  readonly raw?: string;
  readonly partition?: boolean;
  readonly locator: { section: string; table?: string; row?: string; col?: string; phrase?: string; offset?: number };
}

interface Gold {
  readonly agency: { canonical: string; adcode: string };
  readonly year: number;
  readonly title: string;
  readonly period: { start: string; end: string; stated: boolean };
  readonly signed_date: string | null;
  readonly template: TemplateId;
  readonly templates_present: TemplateId[];
  readonly facts: readonly GoldFact[];
}

/** One expected finding, or one identity that holds, of `inconsistencies.json`. */
export interface GoldFinding {
  readonly id?: string;
  readonly report: string;
  readonly rule: string;
  readonly severity?: Finding['severity'];
  readonly zh: string;
  readonly judgement?: string;
  readonly facts: readonly string[];
  readonly computed: Readonly<Record<string, number | string>>;
  readonly evidence_phrases?: readonly { phrase: string; offset: number }[];
}

/** One hand-checked report as the rules take it. */
export interface GoldReport {
  readonly document: Document;
  readonly identity: ReportIdentity;
  readonly facts: Fact[];
  readonly warnings: ReadWarning[];
}

/** Wholes of the parts the gold files mark with `partition`, by first and last part. */
const wholes: readonly (readonly [string, string, string])[] = [
  ['000-004', '000-005', '000-002'],
  ['000-008', '000-015', '000-006'],
  ['001-004', '001-008', '001-003'],
  ['001-009', '001-016', '001-001'],
  ['002-014', '002-021', '002-012'],
  ['003-004', '003-006', '003-003'],
  ['004-003', '004-007', '004-002'],
];

/** Words that narrow a figure, and units printed; the gold files tell them in notes only. */
const scopeWords: Readonly<Record<string, string>> = {
  '000-025': '预算、决算、年度报告和现行文件',
  '001-023': '2018年调整',
};
const unitPrinted: Readonly<Record<string, string>> = { '002-025': '次', '003-022': '个' };

export const goldNames = ['yinchuan-2017', 'baiyin-2019', 'baise-2018', 'zhongning-2018', 'lingwu-2021'] as const;

function json(path: string): unknown {
  return JSON.parse(readFileSync(`${shared}${path}`, 'utf8'));
}

/** The 30 findings and the 23 identities that hold. */
export function goldFindings(): { inconsistencies: GoldFinding[]; confirmed_identities: GoldFinding[] } {
  return json('gold/inconsistencies.json') as ReturnType<typeof goldFindings>;
}

/** One report: its text, its gold facts, and the reader's warnings its layout calls for. */
export function goldReport(name: string): GoldReport {
  const gold = json(`gold/${name}.json`) as Gold;
  return {
    document: readDocument(`${name}.txt`, readFileSync(`${shared}reports/${name}.txt`)),
    identity: {
      agency: gold.agency.canonical,
      regionCode: gold.agency.adcode,
      year: gold.year,
      title: gold.title,
      period: gold.period,
      signedOn: gold.signed_date,
      template: gold.template,
      templatesPresent: gold.templates_present,
    },
    facts: gold.facts.map(toFact),
    warnings: warningsOf(name, gold.facts),
  };
}

function toFact(gold: GoldFact): Fact {
  const { locator } = gold;
  const start = (locator.offset ?? 0) + Math.max(0, (locator.phrase ?? '').indexOf(gold.raw ?? ''));
  const changes = fact({ metric: gold.metric, dims: gold.dims });
  const value = gold.value === null ? null : toMetricUnit(gold.value, gold.unit, changes.unit).value;
  return {
    ...changes,
    key: gold.fid,
    value,
    raw: gold.raw ?? '',
    unitPrinted: unitPrinted[gold.fid] ?? null,
    status: gold.status,
    qualifier: gold.qualifier,
    source: gold.source,
    partOf: partOf(gold),
    scopeWords: scopeWords[gold.fid] ?? null,
    locator: {
      section: locator.section,
      table: locator.table ?? null,
      row: locator.row ?? null,
      column: locator.col ?? null,
      page: null,
      start,
      end: start + (gold.raw ?? '').length,
      phrase: locator.phrase ?? null,
    },
  };
}

function partOf(gold: GoldFact): PartOf | null {
  if (gold.partition === undefined) return null;
  const whole = wholes.find(([first, last]) => gold.fid >= first && gold.fid <= last)?.[2];
  return whole === undefined ? null : { whole, declared: gold.partition };
}

function warningsOf(name: string, facts: readonly GoldFact[]): ReadWarning[] {
  const of = (id: string): GoldFinding | undefined =>
    goldFindings().inconsistencies.find((finding) => finding.id === id);
  const warn = (code: ReadWarning['code'], start: number, end: number): ReadWarning => ({
    code,
    message: '',
    start,
    end,
  });
  if (name === 'zhongning-2018') {
    const captured = of('INC-003-01')?.evidence_phrases ?? [];
    return captured.map(({ phrase, offset }) => warn('embedded_document', offset, offset + phrase.length));
  }
  const codes = { 'INC-001-03': 'double_number', 'INC-004-02': 'column_shift' } as const;
  return Object.entries(codes).flatMap(([id, code]) => {
    const finding = of(id);
    if (finding?.report !== name) return [];
    const offsets = facts.filter((each) => finding.facts.includes(each.fid)).map((each) => each.locator.offset ?? 0);
    return [warn(code, Math.min(...offsets), Math.max(...offsets) + 1)];
  });
}
