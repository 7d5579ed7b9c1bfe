import { groupBy } from '../model/group.ts';
import type { Bilingual, Language } from '../model/language.ts';
import type { Dictionary } from '../model/metric.ts';
import type { CellStatus, ChartKind, View, ViewRow } from '../model/view.ts';
import { drawnKind, stackedRows } from './charts-for.ts';
import { numberForm } from './labels.ts';
import { hasNumber } from './view-rows.ts';
import { statusText } from './words.ts';

/**
 * The cells a picture of these rows is made of: slopes draw the first and the last year alone, stacks the parts of the whole;
 * any other kind all.
 */
export function drawnCells(view: View, rows: readonly ViewRow[], dictionary: Dictionary): readonly ViewRow[] {
  switch (drawnKind(view, dictionary)) {
    case 'slope':
      return rows.filter(({ year }) => year === view.years.from || year === view.years.to);
    case 'stack':
    case 'stack100':
      return stackedRows(view, rows, dictionary);
    case 'bar':
    case 'line':
    case 'heat':
    case 'multiples':
    case 'strip':
    case 'scatter':
      return rows;
  }
}

/**
 * The cells without a number that a picture draws, with a pattern each: of {@link drawnCells} bars and stacks leave out an
 * agency's years without a report where it has another. Of a scatter also those that lack only the figure up.
 */
export function drawnGaps(view: View, rows: readonly ViewRow[], dictionary: Dictionary): ViewRow[] {
  const cells = drawnCells(view, rows, dictionary);
  switch (drawnKind(view, dictionary)) {
    case 'bar':
    case 'stack':
    case 'stack100':
      return gapsOf(withReport(view, cells));
    case 'scatter':
      return cells.filter((row) => !hasNumber(row) || row.against === null);
    case 'slope':
    case 'line':
    case 'heat':
    case 'multiples':
    case 'strip':
      return gapsOf(cells);
  }
}

const gapsOf = (rows: readonly ViewRow[]) => rows.filter((row) => !hasNumber(row));

/** The rows of years with a report; an agency without any keeps all of its own. */
function withReport(view: View, rows: readonly ViewRow[]): readonly ViewRow[] {
  if (view.years.from === view.years.to) return rows;
  return [...groupBy(rows, (row) => row.agency_id).values()].flatMap((own) => {
    const reported = own.filter(({ status }) => status !== 'no_report');
    return reported.length === 0 ? own : reported;
  });
}

const stackEnds: Bilingual = {
  zh: '条末带花纹的短块是没有数的部分',
  en: 'Patterned stubs at the end of a bar are parts without a number',
};
const belowLines: Bilingual = {
  zh: '线下方带花纹的方块没有数',
  en: 'Patterned squares below the lines have no number',
};
const besidePlot: Bilingual = {
  zh: '图右侧带花纹的方块没有数',
  en: 'Patterned squares right of the plot have no number',
};

/** Where the patterns of a kind of chart stand, and what they mean. */
const meanings: Readonly<Record<ChartKind, Bilingual>> = {
  bar: { zh: '带花纹的短条没有数', en: 'Patterned stubs have no number' },
  stack: stackEnds,
  stack100: stackEnds,
  line: belowLines,
  multiples: belowLines,
  slope: besidePlot,
  strip: besidePlot,
  heat: { zh: '带花纹的格子没有数', en: 'Patterned cells have no number' },
  scatter: { zh: '图边带花纹的方块至少缺一个数', en: 'Patterned squares at the edges lack at least one number' },
};

/** What the patterns of the picture mean: where they stand, and each reason there is among {@link drawnGaps}. */
export function gapMeaning(view: View, gaps: readonly ViewRow[], dictionary: Dictionary): Bilingual {
  const lead = meanings[drawnKind(view, dictionary)];
  const form = numberForm(view, dictionary);
  const words = (language: Language) => reasonsOf(gaps).map((status) => statusText(status, language, form));
  return {
    zh: `${lead.zh}（${words('zh').join('、')}），不是零。`,
    en: `${lead.en} (${words('en').join(', ')}); that is not zero.`,
  };
}

/** Every reason why one of these cells lacks a figure, once, in the order they are met. */
function reasonsOf(gaps: readonly ViewRow[]): CellStatus[] {
  const reasons = gaps.flatMap((row) => [
    ...(hasNumber(row) ? [] : [row.status]),
    ...(row.against === null && row.against_status !== null ? [row.against_status] : []),
  ]);
  return [...new Set(reasons)];
}
