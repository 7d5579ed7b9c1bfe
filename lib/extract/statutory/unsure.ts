import type { ReadWarning } from '../../model/fact.ts';
import type { TableGroup } from '../template.ts';
import type { Segment, Token } from '../token.ts';
import type { FormRow } from './align.ts';
import { cellWarning } from './emit.ts';
import { filledCells, type Run } from './run.ts';

/** More figures one after the other than any row of the forms has (table four: 15) are a column's. */
const minColumn = 20;
/** A label shorter than this may stand in any text. */
const minLabel = 5;
/** Fewer labels of a form than this may stand in a text that prints no table. */
const minLabels = 5;

function figuresOf(run: Run): Token[] {
  return filledCells(run).filter(({ kind }) => kind === 'number');
}

/** What is told of a table whose figures cannot be tied to their labels. */
export function unsureWarning({ section }: TableGroup, figures: readonly Token[], how: string): ReadWarning {
  return cellWarning('uncertain_table', `${section}: ${figures.length} figures ${how}`, figures);
}

/** The figures of a table written out column by column: they stand together, far from the labels of their rows. */
export function columnsOfFigures(runs: readonly Run[]): Token[] {
  return runs.map(figuresOf).flatMap((figures) => (figures.length >= minColumn ? figures : []));
}

/** Numbers a piece of text prints, those of labels left out. */
function numbersIn({ text }: Token, labels: readonly string[]): number {
  return (labels.reduce((rest, label) => rest.replaceAll(label, ''), text).match(/[0-9０-９]+/g) ?? []).length;
}

/** The labels of a form and figures among them, run together in a way that shows no cells; empty for any other text. */
export function labelsWithFigures(segment: Segment, rows: readonly FormRow[]): Token[] {
  const words = segment.map((token) => token.words).join('');
  const printed = rows.flatMap(({ variants }) =>
    variants.filter(({ leaf }) => leaf.length >= minLabel && words.includes(leaf)),
  );
  const labels = printed.map(({ label }) => label);
  const numbers = segment.reduce((sum, token) => sum + numbersIn(token, labels), 0);
  return labels.length >= minLabels && numbers * 2 >= labels.length ? [...segment] : [];
}
