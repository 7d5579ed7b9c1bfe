import type { View, ViewRow } from '../../model/view.ts';
import { againstForm, metricLabel, numberForm } from '../../query/labels.ts';
import { againstText, cellText, plainText, smallBaseWord } from '../../query/words.ts';
import type { ChartContext, ChartMark } from '../chart-model.ts';
import { bureauMates, seriesColour } from '../colour.ts';
import { type MarkPlace, toMark } from '../mark.ts';
import { fitText, textWidth } from '../measure.ts';
import { namesTogether } from '../names.ts';
import type { Scale } from '../scale.ts';
import { chartFontSize, dotShape, hatching, labelOf, markStyle } from '../style.ts';
import { outermost, type ScatterCells } from './cells.ts';

/** Dots grow smaller and lighter where they are many. */
const dotSizes = { few: 11, many: 7 } as const;
const fewAtMost = 150;
/** Of more dots than this only the outermost are named. */
const namedAtMost = 12;
/** Space right of the plot, which a name may reach into. */
export const right = 24;
/** The size of a hatched mark. */
export const gapSize = 11;

/** One mark of a scatter: a dot, or in a strip along an axis the one of its two figures a cell has. */
export interface Point {
  readonly kind: 'dot' | 'across' | 'up';
  readonly row: ViewRow;
  /** Its place among its kind, for the arrow keys. */
  readonly at: number;
}

/** What the marks of a scatter share. */
export interface Plane {
  readonly cells: ScatterCells;
  /** CSS pixels. */
  readonly plot: { readonly width: number; readonly height: number };
  readonly across: Scale & { readonly inverse?: boolean };
  readonly up: Scale;
}

/** The marks of a scatter in the order in which they are drawn apart: dots with names last, so that no other lies over these. */
export function pointsOf({ both, onlyAcross, onlyUp }: ScatterCells): Point[] {
  const named = outermost(both, namedAtMost);
  const dots = both.map((row, at): Point => ({ kind: 'dot', row, at }));
  return [
    ...dots.filter(({ row }) => !named.has(row)),
    ...onlyAcross.map((row, at): Point => ({ kind: 'across', row, at })),
    ...onlyUp.map((row, at): Point => ({ kind: 'up', row, at })),
    ...dots.filter(({ row }) => named.has(row)),
  ];
}

/** Draws single marks of a plane: the data of their series, and the mark for the reader. */
export function pointDrawer(view: View, rows: readonly ViewRow[], plane: Plane, context: ChartContext) {
  const { cells, plot, across, up } = plane;
  const { colours } = context;
  const matesOf = bureauMates(view, rows, context);
  const dots = cells.both.length;
  const named = outermost(cells.both, namedAtMost);
  const dotSize = dotSizes[dots > fewAtMost ? 'many' : 'few'];
  const lightness = dots <= namedAtMost ? 1 : dots > fewAtMost ? 0.5 : 0.75;
  const draws: Readonly<Record<Point['kind'], (row: ViewRow) => Record<string, unknown>>> = {
    dot: (row) => ({
      value: [row.value, row.against],
      ...dotShape(matesOf(row), dotSize),
      itemStyle: {
        ...markStyle(seriesColour(view, row, context), row, colours),
        opacity: row.doubt || row.edited ? 1 : lightness,
      },
      label: named.has(row) ? dotLabel(view, row, { plot: plot.width, scale: across }, context) : { show: false },
    }),
    across: (row) => ({
      value: [pixelOf(row.value ?? 0, across, plot.width), gapSize],
      itemStyle: hatching(row.against_status ?? 'no_report', colours),
    }),
    up: (row) => ({
      value: [gapSize, pixelOf(row.against ?? 0, up, plot.height)],
      itemStyle: hatching(row.status, colours),
    }),
  };
  return { draw: ({ kind, row }: Point) => draws[kind](row), ...markers(view, context) };
}

function markers(view: View, context: ChartContext) {
  const seriesOf = { dot: 0, across: 1, up: 2 } as const;
  return {
    /** The mark of the `index`th point of its series. */
    mark: ({ kind, row, at }: Point, index: number) =>
      dotMark(view, row, { series: seriesOf[kind], index, line: seriesOf[kind], at }, context),
    /** The mark of cells with neither figure, for one pair of reasons. */
    neither: ([first, ...rest]: readonly ViewRow[], index: number): ChartMark[] => {
      if (first === undefined) return [];
      const mark = dotMark(view, first, { series: 3, index, line: 3 + index, at: 0 }, context);
      return [{ ...mark, label: namesTogether(mark.label, rest, context.language) }];
    },
  };
}

function pixelOf(value: number, scale: Scale & { readonly inverse?: boolean }, pixels: number): number {
  const share = (value - scale.min) / (scale.max - scale.min);
  const at = Math.round((scale.inverse ? 1 - share : share) * pixels);
  return Math.min(Math.max(0, at), Math.round(pixels) - 1);
}

function nameOf(view: View, row: ViewRow): string {
  return view.years.from === view.years.to ? plainText(row.agency) : `${plainText(row.agency)} ${row.year}`;
}

interface Extent {
  readonly plot: number;
  readonly scale: Scale;
}

function dotLabel(view: View, row: ViewRow, { plot, scale }: Extent, { colours }: ChartContext) {
  const at = pixelOf(row.value ?? 0, scale, plot);
  const name = nameOf(view, row);
  const onLeft = at > plot / 2 && textWidth(name, chartFontSize) + 12 > plot - at;
  const text = fitText(name, chartFontSize, (onLeft ? at : plot - at + right) - 12);
  return labelOf(text, colours.ink, {
    position: onLeft ? 'left' : 'right',
    distance: 5,
    textBorderColor: colours.card,
    textBorderWidth: 3,
  });
}

function dotMark(view: View, row: ViewRow, place: MarkPlace, context: ChartContext): ChartMark {
  const { dictionary, language } = context;
  const mark = toMark(view, row, place, context);
  const other = againstText(row, againstForm(view, dictionary), language);
  const name = metricLabel(dictionary, view.against ?? '', language);
  const figure = `${cellText(row, numberForm(view, dictionary), language)} · ${other}`;
  const separator = language === 'zh' ? '，' : ', ';
  const small = row.against_small ? [smallBaseWord[language]] : [];
  const also = [language === 'zh' ? `${name}：${other}` : `${name}: ${other}`, ...small].join(separator);
  const parts = mark.label.split(separator).map((part) => (part === mark.figure ? figure : part));
  return { ...mark, figure, label: [...parts, also].join(separator), notes: [...mark.notes, ...small] };
}
