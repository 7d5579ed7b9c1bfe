import type { Agency } from '../../../lib/model/agency.ts';
import { groupBy } from '../../../lib/model/group.ts';
import type { Language } from '../../../lib/model/language.ts';
import { type Dictionary, type Metric, viewMetric } from '../../../lib/model/metric.ts';
import { agenciesAtMost, type View } from '../../../lib/model/view.ts';
import { metricLabel, metricUnit, plainForm } from '../../../lib/query/labels.ts';
import { smallBase } from '../../../lib/query/measured.ts';
import { type ProfileRow, profileCell } from '../../../lib/query/profile-sql.ts';
import { defaultView } from '../../../lib/query/view-url.ts';
import { cellNotes, cellText, editedWord, numberText, type PlainForm } from '../../../lib/query/words.ts';
import { type YearGap, yearGap } from '../../../lib/query/year-pair.ts';
import { label } from '../../_labels/label.ts';

/** One figure of one year as it stands in the table. */
export interface ProfileCell {
  readonly year: number;
  readonly row: ProfileRow;
  /** The figure, or why there is none. */
  readonly text: string;
  /** Stated zero, denominator, small denominator, doubt, correction. */
  readonly notes: readonly string[];
  /** Whether it may be compared with the figure of the year before: a line joins the two. */
  readonly follows: boolean;
}

/** One figure over the years. */
export interface ProfileLine {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly form: PlainForm;
  /** Every year, oldest first. */
  readonly cells: readonly ProfileCell[];
}

/** The lines of a profile, in the order of the figures. */
export function profileLines(
  rows: readonly ProfileRow[],
  agency: Agency,
  dictionary: Dictionary,
  lang: Language,
): readonly ProfileLine[] {
  return [...groupBy(rows, (row) => row.figure)].map(([id, own]) => {
    const metric = viewMetric(dictionary, id);
    const form = plainForm({ metric: id }, dictionary);
    return {
      id,
      name: metricLabel(dictionary, id, lang),
      unit: metricUnit(dictionary, id, lang),
      form,
      cells: own.map((row, at) => ({
        ...writtenCell(row, agency, form, lang),
        follows: metric !== undefined && follows(row, own[at - 1], metric),
      })),
    };
  });
}

function follows(now: ProfileRow, before: ProfileRow | undefined, metric: Metric): boolean {
  if (now.value === null || before === undefined || before.value === null) return false;
  return before.year === now.year - 1 && gapBetween(now, before, metric) === null;
}

function writtenCell(row: ProfileRow, agency: Agency, form: PlainForm, lang: Language): Omit<ProfileCell, 'follows'> {
  const cell = profileCell(row, agency);
  const small = form === 'percent' && row.value !== null && (row.base ?? 0) < smallBase;
  const notes = row.value === null ? (row.edited ? [editedWord[lang]] : []) : cellNotes(cell, form, form, lang);
  return {
    year: row.year,
    row,
    text: cellText(cell, form, lang),
    notes: small ? [...notes, label(lang, 'agency.base.small')] : notes,
  };
}

/** What a figure gained or lost on the year before, in words: percentage points for rates, a percentage for counts. */
export function changeText(line: ProfileLine, year: number, dictionary: Dictionary, lang: Language): string {
  const now = line.cells.find((cell) => cell.year === year)?.row;
  const before = line.cells.find((cell) => cell.year === year - 1)?.row;
  if (now === undefined || now.value === null) return '';
  if (before === undefined || before.value === null) return label(lang, 'agency.change.none');
  const metric = viewMetric(dictionary, line.id);
  const gap = metric === undefined ? 'grade' : gapBetween(now, before, metric);
  if (gap !== null) return label(lang, `agency.change.${gap}`);
  const difference = now.value - before.value;
  if (difference === 0) return label(lang, 'agency.change.same');
  if (line.form === 'percent') {
    const small = [now, before].some(({ base }) => base !== null && base < smallBase);
    const key = small ? 'agency.change.points.small' : 'agency.change.points';
    return label(lang, key, { value: numberText(difference, 'points') });
  }
  if (before.value !== 0) return numberText((100 * difference) / Math.abs(before.value), 'change');
  return label(lang, 'agency.change.zero', { value: numberText(difference, 'difference') });
}

function gapBetween(now: ProfileRow, before: ProfileRow, metric: Metric): YearGap | null {
  return yearGap(now, before, metric, { ...defaultView, metric: metric.id });
}

/** The View of one figure of an agency over its years; with peers, of all of them in one year. */
export function figureOverYears(id: string, agency: string, years: View['years']): View {
  return { ...defaultView, metric: id, agencies: [agency], years, chart: years.from === years.to ? 'bar' : 'line' };
}

export function figureAmongPeers(id: string, agency: string, peers: readonly string[], year: number): View {
  return {
    ...defaultView,
    metric: id,
    agencies: [agency, ...peers.slice(0, agenciesAtMost - 1)],
    years: { from: year, to: year },
    order: 'value',
  };
}
