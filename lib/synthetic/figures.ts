import type { TableBlock, Templates } from '../extract/template.ts';
import { type DimensionName, dimensionNames, totalCodes } from '../model/dimension.ts';
import type { FactSource } from '../model/fact.ts';
import type { Dictionary, Metric } from '../model/metric.ts';

/** The forms of the synthetic years, oldest first. */
export const syntheticForms = ['narrative_2008', 'stat_2014', 'format_2019', 'format_2021'] as const;

/** One of {@link syntheticForms}. */
export type SyntheticForm = (typeof syntheticForms)[number];

/** Where a figure stands on one form. */
export interface FigurePlace {
  readonly form: SyntheticForm;
  readonly standsIn: FactSource;
  readonly section: string;
  readonly table: string | null;
  readonly row: string | null;
  readonly column: string | null;
}

/** One figure of the forms: a metric and its breakdown codes, and its place on every form that has it, oldest form first. */
export interface FormFigure {
  readonly metric: Metric;
  /** Without codes that mean the total. */
  readonly dims: Readonly<Partial<Record<DimensionName, string>>>;
  readonly places: readonly FigurePlace[];
}

/** Codes of a breakdown that running text tells apart; the form's tables have all of theirs. */
const toldApart = 4;

/** Groups of tables that are one bureau's or one region's own. */
const regional = 'regional';

/**
 * Every figure the forms of the synthetic years have a place for, in the order the table `fact` is stored in: what stands in
 * `data/templates.json`, and of the other metrics what running text usually tells.
 */
export function formFigures(templates: Templates, dictionary: Dictionary): FormFigure[] {
  const figures = new Map<string, { metric: Metric; dims: FormFigure['dims']; places: FigurePlace[] }>();
  const add = (id: string, dims: Readonly<Record<string, string>>, place: FigurePlace) => {
    const metric = dictionary.metrics.get(id);
    if (metric === undefined || 'org_subtotal' === dims.applicant) return;
    const kept = Object.fromEntries(Object.entries(dims).filter(([, code]) => !totalCodes.has(code)));
    const key = figureKey({ metric, dims: kept });
    const known = figures.get(key) ?? { metric, dims: kept, places: [] as FigurePlace[] };
    figures.set(key, known);
    if (known.places.every(({ form }) => form !== place.form)) known.places.push(place);
  };
  for (const form of syntheticForms) {
    addTables(templates, form, add);
    for (const metric of dictionary.metrics.values()) addTold(metric, form, [...figures.values()], add);
  }
  return [...figures.values()].sort((a, b) => compare(sortKey(a), sortKey(b)));
}

/** A figure's metric and codes as one text. */
export function figureKey({ metric, dims }: Pick<FormFigure, 'metric' | 'dims'>): string {
  return [metric.id, ...dimensionNames.map((name) => dims[name] ?? '')].join('|');
}

/** NULL stands first, as in the stored table; all texts are ASCII. */
function sortKey({ metric, dims }: Pick<FormFigure, 'metric' | 'dims'>): string[] {
  return [metric.id, ...dimensionNames.map((name) => dims[name] ?? '')];
}

function compare(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
}

type Add = (id: string, dims: Readonly<Record<string, string>>, place: FigurePlace) => void;

function addTables(templates: Templates, form: SyntheticForm, add: Add): void {
  for (const { section, blocks, id } of templates.groups) {
    if (id === regional) continue;
    for (const block of blocks) addBlock(section, block, form, add);
  }
  if (form !== 'format_2019' && form !== 'format_2021') return;
  const { section, table, row, groups } = templates.suits;
  for (const { parents, columns } of groups) {
    for (const { label, metric, dims } of columns) {
      const place = { form, standsIn: 'table', section, table, row, column: [...parents, label].join(' / ') } as const;
      add(metric, dims ?? {}, place);
    }
  }
}

function addBlock(section: string, { table, rows, columns }: TableBlock, form: SyntheticForm, add: Add): void {
  for (const row of rows.filter(({ forms }) => forms.includes(form))) {
    for (const column of columns.filter(({ forms, part }) => forms.includes(form) && part !== true)) {
      const metric = column.metric ?? row.metric;
      if (metric === undefined) continue;
      const label = [...(row.parents ?? []), row.labels[0]].join(' / ');
      const head = [...(column.parents ?? []), column.label].join(' / ');
      add(
        metric,
        { ...row.dims, ...column.dims },
        { form, standsIn: 'table', section, table, row: label, column: head },
      );
    }
  }
}

/** A metric the form's tables do not have is told in running text: the total, and the first codes of its first breakdown. */
function addTold(metric: Metric, form: SyntheticForm, known: readonly FormFigure[], add: Add): void {
  if (!metric.templates.includes(form) || form === 'stat_2014') return;
  const printed = known.some((each) => each.metric === metric && each.places.some((place) => place.form === form));
  if (printed) return;
  const place = { form, standsIn: 'narrative', section: '一、总体情况', table: null, row: null, column: null } as const;
  const name = dimensionNames.find(
    (each) => metric.dims[each] !== undefined && each !== 'applicant' && each !== 'route',
  );
  const codes = (name === undefined ? undefined : metric.dims[name]) ?? [];
  // Of figures that are parts by their nature no total is told.
  if (!/_by_(channel|category)$/.test(metric.id)) add(metric.id, {}, place);
  if (name === undefined) return;
  for (const code of codes.filter((each) => !totalCodes.has(each)).slice(0, toldApart))
    add(metric.id, { [name]: code }, place);
}
