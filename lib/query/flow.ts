import type { Bilingual } from '../model/language.ts';
import type { Dictionary } from '../model/metric.ts';
import type { Completeness } from '../model/report.ts';
import type { TemplateId } from '../model/template.ts';
import type { CellStatus } from '../model/view.ts';
import {
  concludedMetric,
  type FlowItem,
  type FlowStep,
  flowForms,
  inflow,
  itemsOn,
  leftOver,
  outcomeSteps,
} from './flow-shape.ts';
import type { FlowRow } from './flow-sql.ts';
import { type GapReason, gapWords, type Told } from './flow-words.ts';

/** One place on the way of applications. Codes are those of the breakdown `part`; gaps and the middle have none. */
export interface FlowNode {
  /** Unique in the flow: a part's code, `intake`, or `gap_in_…` / `gap_out_…` of the node that does not balance. */
  readonly id: string;
  readonly kind: 'in' | 'intake' | 'concluded' | 'outcome' | 'item' | 'left' | 'gap';
  readonly name: Bilingual;
  /** As printed, or the sum of what is printed (`status` derived); null where the report has no figure: never 0. */
  readonly value: number | null;
  readonly status: CellStatus;
  readonly doubt: boolean;
  /** Whether a person corrected or added a figure it rests on. */
  readonly edited: boolean;
  readonly evidenceIds: readonly string[];
}

/** A stream between two nodes, in applications; only streams above 0. A gap is drawn as one. */
export interface FlowLink {
  readonly source: string;
  readonly target: string;
  readonly value: number;
  readonly kind: 'flow' | 'gap';
}

/** What the two sides of a node differ by; `amount` > 0. `lacking`: more went out than came in, and the reverse. */
export interface FlowGap {
  readonly node: string;
  readonly side: 'lacking' | 'left_open';
  readonly amount: number;
  readonly reason: GapReason;
  readonly words: Bilingual;
}

/** A figure of the form the report does not have. */
export interface FlowAbsence {
  readonly metric: string;
  readonly name: Bilingual;
  readonly status: CellStatus;
}

/** The way of one agency's applications in one year: streams that balance at every node, gaps included. */
export interface Flow {
  readonly reportId: string;
  readonly template: TemplateId;
  readonly completeness: Completeness;
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
  readonly gaps: readonly FlowGap[];
  readonly absences: readonly FlowAbsence[];
}

/**
 * The flow of the rows of `flowSql`; null without a report. A form without both sides of the balance (before 2019) gives no
 * nodes and names every figure as not on the form.
 */
export function toFlow(rows: readonly FlowRow[], dictionary: Dictionary): Flow | null {
  const [first] = rows;
  if (first === undefined) return null;
  const report = { reportId: first.report_id, template: first.template, completeness: first.completeness };
  const reader = readerOf(rows, first, dictionary);
  if (!flowForms.includes(first.template)) {
    const absences = reader.names([...inflow, { code: 'concluded', metric: concludedMetric }, leftOver]);
    return { ...report, nodes: [], links: [], gaps: [], absences };
  }
  const steps = outcomeSteps.map((step) => stepOf(step, itemsOn(step, first.template), reader));
  const outcomes = steps.map(({ figure }) => figure);
  const received = inflow.map(reader.read);
  const left = reader.read(leftOver);
  const printed = reader.read({ code: 'concluded', metric: concludedMetric });
  const concluded = printed.value === null ? sumOf(printed, outcomes) : printed;
  const intake = sumOf({ id: 'intake', name: hubName(dictionary) }, received);
  const balances = [
    balance('intake', received, [{ ...concluded, absent: printed.absent }, left]),
    balance('concluded', [concluded], outcomes),
    ...steps.flatMap(({ figure, items }) => (items.length === 0 ? [] : [balance(figure.id, [figure], items)])),
  ].flatMap((each) => each ?? []);
  const nodes = [
    ...received.map((each) => toNode(each, 'in')),
    toNode(intake, 'intake'),
    toNode(concluded, 'concluded'),
    toNode(left, 'left'),
    ...outcomes.map((each) => toNode(each, 'outcome')),
    ...steps.flatMap(({ items }) => items.map((each) => toNode(each, 'item'))),
    ...balances.map(gapNode),
  ];
  const links = [
    ...received.map((each) => link(each.id, 'intake', each.value)),
    ...[concluded, left].map((each) => link('intake', each.id, each.value)),
    ...outcomes.map((each) => link('concluded', each.id, each.value)),
    ...steps.flatMap(({ figure, items }) => items.map((each) => link(figure.id, each.id, each.value))),
    ...balances.map(gapLink),
  ].filter(({ value }) => value > 0);
  const asked = [
    ...received,
    ...steps.flatMap(({ figure, items }) => (items.length > 0 ? items : [figure])),
    printed,
    left,
  ];
  return { ...report, nodes, links, gaps: balances, absences: asked.flatMap(({ absent }) => absent ?? []) };
}

/** A figure on its way to a node. */
interface Figure extends Told {
  readonly id: string;
  readonly status: CellStatus;
  readonly doubt: boolean;
  readonly edited: boolean;
  readonly evidenceIds: readonly string[];
  readonly absent: FlowAbsence | null;
}

interface Reader {
  read(item: FlowItem): Figure;
  names(items: readonly FlowItem[]): FlowAbsence[];
}

function readerOf(rows: readonly FlowRow[], report: FlowRow, dictionary: Dictionary): Reader {
  const byMetric = new Map(rows.map((row) => [row.metric_id, row]));
  const read = ({ code, metric }: FlowItem): Figure => {
    const row = byMetric.get(metric);
    const value = row?.value ?? null;
    const name = labelOf(code, dictionary);
    const status =
      value === null ? absenceOf(row, report, dictionary.metrics.get(metric)?.templates ?? []) : row?.status;
    return {
      id: code,
      name,
      value,
      exact: row?.qualifier === 'exact',
      status: status ?? 'not_reported',
      doubt: value !== null && (row?.doubt ?? false),
      edited: row?.edited ?? false,
      evidenceIds: row?.evidence_id ? [row.evidence_id] : [],
      absent: value === null ? { metric, name, status: status ?? 'not_reported' } : null,
    };
  };
  return { read, names: (items) => items.flatMap((item) => read(item).absent ?? []) };
}

function absenceOf(row: FlowRow | undefined, report: FlowRow, forms: readonly TemplateId[]): CellStatus {
  if (row?.status === 'blank' || row?.status === 'not_applicable') return row.status;
  if (!forms.includes(report.template)) return 'not_on_form';
  return report.completeness === 'excerpt' ? 'not_captured' : 'not_reported';
}

function labelOf(code: string, dictionary: Dictionary): Bilingual {
  const known = dictionary.dimensions.get('part')?.codes.find((each) => each.code === code);
  return known?.short ?? { zh: code, en: code };
}

const hubName = (dictionary: Dictionary) => dictionary.indicators.get('intake')?.name ?? labelOf('intake', dictionary);

/** The sum of the figures that are there; without one, nothing. */
function sumOf({ id, name }: Pick<Figure, 'id' | 'name'>, figures: readonly Figure[]): Figure {
  const known = figures.filter(({ value }) => value !== null);
  return {
    id,
    name,
    value: known.length === 0 ? null : known.reduce((sum, { value }) => sum + (value ?? 0), 0),
    exact: known.every(({ exact }) => exact),
    status: known.length === 0 ? (figures[0]?.status ?? 'not_reported') : 'derived',
    doubt: known.some(({ doubt }) => doubt),
    edited: figures.some(({ edited }) => edited),
    evidenceIds: known.flatMap(({ evidenceIds }) => evidenceIds),
    absent: figures.find(({ absent }) => absent !== null)?.absent ?? null,
  };
}

/** A group is the sum of its rows; where one is missing, the subtotal the text tells, or the sum of the others. */
function stepOf(step: FlowStep, items: readonly FlowItem[], { read }: Reader): { figure: Figure; items: Figure[] } {
  const printed = read({ code: step.code, metric: step.printed });
  if (items.length === 0) return { figure: printed, items: [] };
  const rows = items.map(read);
  const whole = rows.every(({ value }) => value !== null);
  return { figure: !whole && printed.value !== null ? printed : sumOf(printed, rows), items: rows };
}

/** What the sides of a node differ by; null where they agree. */
function balance(node: string, into: readonly Figure[], out: readonly Figure[]): FlowGap | null {
  const total = (side: readonly Figure[]) => side.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const difference = total(into) - total(out);
  if (difference === 0) return null;
  const members = [...into, ...out];
  const reason: GapReason = members.some(({ absent, value }) => absent !== null || value === null)
    ? 'absent'
    : members.every(({ exact }) => exact)
      ? 'unbalanced'
      : 'inexact';
  const amount = Math.abs(difference);
  return {
    node,
    side: difference > 0 ? 'left_open' : 'lacking',
    amount,
    reason,
    words: gapWords(into, out, amount, reason),
  };
}

function toNode({ id, name, value, status, doubt, edited, evidenceIds }: Figure, kind: FlowNode['kind']): FlowNode {
  return { id, kind, name, value, status, doubt, edited, evidenceIds };
}

/** The id of the node a gap is drawn as. */
export function gapId({ node, side }: Pick<FlowGap, 'node' | 'side'>): string {
  return `${side === 'lacking' ? 'gap_in' : 'gap_out'}_${node}`;
}

function gapNode(gap: FlowGap): FlowNode {
  const name =
    gap.side === 'lacking' ? { zh: '来源不明', en: 'Unexplained source' } : { zh: '去向不明', en: 'Unaccounted for' };
  const figure = { id: gapId(gap), name, value: gap.amount, doubt: gap.reason === 'unbalanced', evidenceIds: [] };
  return { ...figure, kind: 'gap', status: 'derived', edited: false };
}

function gapLink(gap: FlowGap): FlowLink {
  const [source, target] = gap.side === 'lacking' ? [gapId(gap), gap.node] : [gap.node, gapId(gap)];
  return { source, target, value: gap.amount, kind: 'gap' };
}

const link = (source: string, target: string, value: number | null): FlowLink => ({
  source,
  target,
  value: value ?? 0,
  kind: 'flow',
});
