import type { FormTable } from '../extract/statutory/forms.ts';
import { fill } from '../extract/statutory/print.ts';
import { drawAgency, type SyntheticAgency } from './agency.ts';
import { createDraw, type Draw } from './draw.ts';
import { type Expected, type ExpectedFact, expectedFact, owedFacts } from './expected.ts';
import type { Figures, Scale } from './figures.ts';
import { type Generation, generations, outcomesOf } from './generation.ts';
import { drawLayout, type Layout } from './layout.ts';
import { type PrintedFigure, printFigures, type ZeroHabit } from './print-figure.ts';
import { brokenIdentities, slips } from './rules.ts';
import { writeSections } from './section.ts';

/** A cell of a printed table. */
export type GridCell = ReturnType<typeof fill>[number];

/** A piece of a report, in reading order; no format has been chosen yet. */
export type Piece =
  | { readonly kind: 'title'; readonly lines: readonly string[] }
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'caption'; readonly text: string }
  | { readonly kind: 'table'; readonly cells: readonly GridCell[]; readonly headRows: number }
  | { readonly kind: 'signature'; readonly lines: readonly string[] };

/** A report nobody ever published, with what must be read from it. */
export interface SyntheticReport {
  readonly name: string;
  readonly pieces: readonly Piece[];
  readonly layout: Layout;
  readonly expected: Expected;
}

/** What breaks on purpose: a figure of a table, the text against it, the period, the day of signature. */
type Slip = 'none' | 'table' | 'text' | 'period' | 'late';

interface Plan {
  readonly generation: Generation;
  readonly agency: SyntheticAgency;
  readonly year: number;
  readonly slip: Slip;
  readonly zeros: ZeroHabit;
  readonly layout: Layout;
  readonly statesPeriod: boolean;
  readonly hasNotice: boolean;
}

function planOf(seed: number, draw: Draw): Plan {
  const generation = generations[seed % generations.length];
  if (generation === undefined) throw new Error('no generations');
  const slip = draw.chance(0.35) ? draw.pick(['table', 'text', 'period', 'late'] as const) : 'none';
  const hasForm = generation.judged !== null;
  const zeros =
    !hasForm || slip === 'table'
      ? 'none'
      : draw.pick(['none', 'none', 'some-blank', 'some-slash', 'most-blank'] as const);
  return {
    generation,
    agency: drawAgency(draw),
    year: draw.int(...generation.years),
    slip,
    zeros,
    layout: drawLayout(seed, zeros === 'some-blank' || zeros === 'most-blank'),
    statesPeriod: slip === 'period' || draw.chance(0.6),
    hasNotice: draw.chance(0.15),
  };
}

function drawFigures(plan: Plan, draw: Draw): { figures: Figures; broken: string[] } {
  const { generation, slip } = plan;
  const scale: Scale = slip === 'text' ? 'few' : draw.pick(['none', 'few', 'few', 'many']);
  const figures = generation.tables(draw, scale, plan.agency.isGovernment);
  if (generation.judged === null) return { figures, broken: [] };
  if (slip === 'table') {
    const key = draw.pick(slips[generation.judged === 'stat_2014' ? 'stat_2014' : 'new']);
    figures.set(key, (figures.get(key) ?? 0) + 1);
  }
  return { figures, broken: brokenIdentities(figures, generation.judged, outcomesOf(generation)) };
}

const wide = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

function tablePiece(form: FormTable, printed: readonly PrintedFigure[], { brackets, digits }: Layout): Piece {
  const raws = printed.map(({ raw }) => (digits === 'full' ? wide(raw) : raw));
  const isFigure = new Set<string>();
  const places = fill(
    form,
    raws.map(() => '\u0001'),
  );
  for (const { row, column, text } of places) if (text === '\u0001') isFigure.add(`${row},${column}`);
  const cells = fill(form, raws).map((cell) => {
    if (isFigure.has(`${cell.row},${cell.column}`) || brackets === 'full') return cell;
    return { ...cell, text: cell.text.replaceAll('（', '(').replaceAll('）', ')') };
  });
  const headRows = form.findIndex((row) => row.some(({ figure }) => figure !== null));
  return { kind: 'table', cells, headRows: Math.max(1, headRows) };
}

function titlePiece({ agency, year, layout }: Plan, draw: Draw): Piece {
  const kind = draw.pick(['政府信息公开工作年度报告', '政府信息公开年度报告', '政府信息公开工作年度报告']);
  const gap = layout.spaces === 'ideographic' ? '　' : '';
  if (layout.titleLines === 2) return { kind: 'title', lines: [agency.name, `${year}年${gap}${kind}`] };
  return { kind: 'title', lines: [`${agency.name}${gap}${year}年${kind}`] };
}

function opening({ year, slip, statesPeriod }: Plan): Piece {
  const stated = slip === 'period' ? year - 1 : year;
  const period = statesPeriod ? `所列数据的统计期限自${stated}年1月1日起至${stated}年12月31日止。` : '';
  return { kind: 'paragraph', text: `根据《中华人民共和国政府信息公开条例》的规定，编制本年度报告。${period}` };
}

function signature({ agency, year, slip }: Plan, draw: Draw): Piece {
  const day = slip === 'late' ? `${year + 1}年5月${draw.int(4, 28)}日` : `${year + 1}年1月${draw.int(5, 28)}日`;
  return { kind: 'signature', lines: [agency.name, day] };
}

/** A notice of another body that was captured with the report; none of its figures is the report's. */
function notice({ year }: Plan): Piece[] {
  return [
    { kind: 'paragraph', text: '关于做好冬季供暖保障工作的通知' },
    { kind: 'paragraph', text: `索引号：GN-${year}-0417　文号：住建发〔${year}〕52号　生成日期：${year}-11-08` },
    { kind: 'paragraph', text: '各供热企业：' },
    { kind: 'paragraph', text: '供暖期内累计受理投诉86件、公开信息152条、收到政府信息公开申请13件，请认真整改。' },
    { kind: 'signature', lines: ['住房和城乡建设局', `${year}年11月8日`] },
  ];
}

function tableFacts(printed: readonly PrintedFigure[]): ExpectedFact[] {
  return printed.map(({ fact }) => fact);
}

function findingsOf(plan: Plan, broken: readonly string[], facts: readonly ExpectedFact[]): string[] {
  const { generation, slip } = plan;
  const found = [...generation.findings, ...broken];
  if (slip === 'period') found.push('META-YEAR');
  if (!plan.statesPeriod) found.push('META-PERIOD-FULL');
  if (slip === 'late') found.push('META-DEADLINE');
  if (plan.hasNotice) found.push('META-EMBEDDED');
  if (facts.some((fact) => fact.status === 'blank')) found.push('VAL-BLANK-CELL');
  if (facts.some((fact) => fact.qualifier !== 'exact')) found.push('VAL-APPROX');
  return [...new Set(found)].sort();
}

/** Draws a report: its body, year, form, figures and sentences, and what must be read from it. Pure: the seed says all. */
export function syntheticReport(seed: number): SyntheticReport {
  const draw = createDraw(seed);
  const plan = planOf(seed, draw);
  const { generation, agency, year, layout } = plan;
  const { figures, broken } = drawFigures(plan, draw);
  const pieces: Piece[] = [titlePiece(plan, draw), opening(plan)];
  const facts: ExpectedFact[] = [];
  const tables = new Map<FormTable, PrintedFigure[]>();
  for (const { table } of generation.sections) {
    if (table === null) continue;
    const form = table.flat().some(({ figure }) => figure?.metric === 'special_funds') ? 'stat_2014' : null;
    tables.set(table, printFigures(table, figures, { zeros: plan.zeros, thousands: layout.thousands, form }, draw));
  }
  const written = writeSections({ draw, year, isGovernment: agency.isGovernment, table: figures }, generation, {
    slipsOnRequests: plan.slip === 'text',
    hasCaption: layout.caption,
  });
  for (const section of written.sections) {
    pieces.push(...section.pieces);
    facts.push(...section.facts);
    const printed = section.plan.table === null ? undefined : tables.get(section.plan.table);
    if (section.plan.table === null || printed === undefined) continue;
    pieces.push(tablePiece(section.plan.table, printed, layout));
    facts.push(...tableFacts(printed));
  }
  pieces.push(signature(plan, draw));
  if (plan.hasNotice) pieces.push(...notice(plan));
  const owed = owedFacts(generation.template, facts);
  const findings = findingsOf(plan, [...broken, ...written.findings], facts);
  const isSaid = (metric: string): boolean => facts.some((fact) => fact.metric === metric);
  const optional =
    generation.template === 'narrative_2008' && !isSaid('proposals_handled')
      ? [expectedFact('proposals_handled', { body: 'total' }, null, 'not_reported')]
      : [];
  return {
    name: `${String(seed).padStart(2, '0')}-${generation.name}`,
    pieces,
    layout,
    expected: {
      agency: agency.name,
      regionCode: agency.regionCode,
      year,
      template: generation.template,
      templatesPresent: generation.present,
      facts: [...facts, ...owed],
      optional,
      findings,
    },
  };
}
