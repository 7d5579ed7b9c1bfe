import { type BreakdownName, type DimensionName, dimensionNames, totalCodes } from '../model/dimension.ts';
import type { Formula, Indicator, Term } from '../model/metric.ts';
import { formHasBreakdown, type TemplateId } from '../model/template.ts';
import type { View } from '../model/view.ts';

/** One figure an indicator needs from reports of one form. */
export interface FormulaRow {
  readonly template: TemplateId;
  /** 1 the computation; 2 the report's own printed figure, for where a term of the computation is missing. */
  readonly choice: 1 | 2;
  readonly position: number;
  readonly side: 'part' | 'whole';
  readonly sign: 1 | -1;
  readonly metric: string;
  /** The part of a composition it belongs to; null where the View does not draw the parts. */
  readonly part: string | null;
  /** Codes the figure is fixed to; `drawn` where the View draws it along the breakdown; absent = the total. */
  readonly dims: Readonly<Partial<Record<DimensionName, string>>>;
}

/** Stands in a formula for "the code that is drawn"; no code of the dictionary has this character. */
export const drawn = '*';

interface Split {
  readonly by: BreakdownName | null;
  readonly where: View['where'];
}

/**
 * The figures an indicator is computed from, form by form, with what the View draws and fixes applied to every term that
 * has it. A form whose numerator cannot be split so has none: it has no such figure.
 */
export function formulaRows(
  indicator: Indicator,
  split: Split,
  dimsOf: (metric: string) => readonly string[],
): FormulaRow[] {
  const named = namedBreakdowns(split);
  return askedFormulas(indicator, split).flatMap(({ part, formula }) => {
    if (!splits(formula, named, dimsOf)) return [];
    const forms = formula.templates.filter((form) => named.every((name) => formHasBreakdown(form, name)));
    // A bureau's own table stands in a narrative report.
    const all: TemplateId[] = forms.includes('narrative_2008') ? [...forms, 'local_table'] : forms;
    return all.flatMap((template) => rowsOf(formula, split, dimsOf).map((row) => ({ template, part, ...row })));
  });
}

/** The formulas a View asks for: of every part where the parts are drawn, of the one it fixes, or of the whole. */
function askedFormulas(
  { formulas, composition }: Indicator,
  { by, where }: Split,
): { readonly part: string | null; readonly formula: Formula }[] {
  const parts = composition?.parts ?? [];
  if (by === 'part') {
    return parts.flatMap((part) => part.formulas.map((formula) => ({ part: part.code, formula })));
  }
  const fixed = where.part === undefined ? formulas : parts.find(({ code }) => code === where.part)?.formulas;
  return (fixed ?? []).map((formula) => ({ part: null, formula }));
}

/** The breakdowns of a View that ask for a part, not for the total. */
export function namedBreakdowns({ by, where }: Split): DimensionName[] {
  return dimensionNames.filter((name) => {
    const fixed = where[name];
    return name === by || (fixed !== undefined && !totalCodes.has(fixed));
  });
}

function splits(
  { plus, minus }: Formula,
  named: readonly DimensionName[],
  dimsOf: (metric: string) => readonly string[],
) {
  return [...plus, ...minus].every(({ metric, dims }) =>
    named.every((name) => dimsOf(metric).includes(name) && !(name in dims)),
  );
}

function rowsOf(
  { plus, minus, printed, over }: Formula,
  split: Split,
  dimsOf: (metric: string) => readonly string[],
): Omit<FormulaRow, 'template' | 'part'>[] {
  const row = (side: FormulaRow['side'], sign: 1 | -1, choice: 1 | 2) => (term: Term) => ({
    choice,
    side,
    sign,
    metric: term.metric,
    dims: { ...splitOf(term, split, dimsOf), ...term.dims },
  });
  const computed = [
    ...plus.map(row('part', 1, 1)),
    ...minus.map(row('part', -1, 1)),
    ...(over?.plus ?? []).map(row('whole', 1, 1)),
    ...(over?.minus ?? []).map(row('whole', -1, 1)),
  ];
  const known = printed !== null && namedBreakdowns(split).every((name) => dimsOf(printed.metric).includes(name));
  const told = known ? [row('part', 1, 2)(printed)] : [];
  return [...computed, ...told].map((each, index) => ({ ...each, position: index + 1 }));
}

function splitOf(
  { metric }: Term,
  { by, where }: Split,
  dimsOf: (metric: string) => readonly string[],
): FormulaRow['dims'] {
  const has = dimsOf(metric);
  const fixed = Object.entries(where).filter(([name, code]) => has.includes(name) && !totalCodes.has(code));
  return { ...Object.fromEntries(fixed), ...(by !== null && has.includes(by) ? { [by]: drawn } : {}) };
}
