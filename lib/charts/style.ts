import type { CellStatus, ViewRow } from '../model/view.ts';
import type { Colours } from './theme.ts';

/** Fonts of every picture, by name: nothing is fetched; each machine takes the first it has. */
export const chartFont =
  "'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', 'SimHei', sans-serif";

/** Size of all text within charts, in CSS pixels. */
export const chartFontSize = 12;

/** Height of one line of a bar chart or one row of a matrix, in CSS pixels. */
export const bandHeight = 24;

/** Options every chart starts from. */
export function baseOption(colours: Colours): Record<string, unknown> & { readonly textStyle: object } {
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: chartFont, fontSize: chartFontSize, color: colours.ink },
  };
}

/** Statuses of a cell without a number. */
type Absence = Exclude<CellStatus, 'reported' | 'zero_stated' | 'derived'>;

const lines = (gap: number, rotation: number) => ({ dashArrayX: [1, 0], dashArrayY: [1, gap], rotation });
const slant = Math.PI / 4;

/** One pattern for each reason, so that a key can name them where a mark is too small for words. */
const gapPatterns: Readonly<Record<Absence, Readonly<Record<string, unknown>>>> = {
  not_reported: lines(4, -slant),
  no_report: lines(4, -slant),
  blank: lines(9, -slant),
  not_applicable: lines(4, slant),
  not_on_form: lines(3, 0),
  not_captured: lines(3, Math.PI / 2),
  undefined_ratio: {
    dashArrayX: [
      [2, 2],
      [0, 2, 2, 0],
    ],
    dashArrayY: [2, 0],
    symbolSize: 1,
    rotation: 0,
  },
  no_base: { dashArrayX: [[5, 3]], dashArrayY: [1, 4], rotation: -slant },
  small_base: { dashArrayX: [1, 3], dashArrayY: [1, 3], rotation: 0 },
  not_comparable: lines(1.5, slant),
};

const isAbsence = (status: CellStatus): status is Absence => status in gapPatterns;

/**
 * The hatching of a cell without a number, of its own for each reason and faint where there is no report at all. A fresh
 * object each time: ECharts writes into it.
 */
export function hatching(status: CellStatus, colours: Colours): Record<string, unknown> {
  const colour = colours[status === 'no_report' ? 'hairline-strong' : 'ink-3'];
  const pattern = gapPatterns[isAbsence(status) ? status : 'not_reported'];
  return {
    color: colours.card,
    borderColor: colour,
    borderWidth: 1,
    decal: { symbol: 'rect', symbolSize: 1, color: colour, ...pattern },
  };
}

/** What a mark looks like follows from these of its figure. */
type Marked = Pick<ViewRow, 'doubt' | 'edited'>;

/** The frame of a figure a person corrected; of any other nothing. */
export function editedFrame({ edited }: Pick<ViewRow, 'edited'>, colours: Colours): Record<string, unknown> {
  return edited ? { borderColor: colours.ink, borderWidth: 2 } : {};
}

/** Fill of a mark: solid, hollow where the figure is doubtful; framed where a person corrected it. */
export function markStyle(colour: string, row: Marked, colours: Colours): Record<string, unknown> {
  const fill = row.doubt
    ? { color: colours.card, borderColor: colour, borderWidth: 1.5 }
    : { color: colour, borderColor: colour, borderWidth: 0 };
  return { ...fill, ...editedFrame(row, colours) };
}

/** Shapes of dots, in the order in which those of one colour take them. */
export const symbols = ['circle', 'rect', 'triangle', 'diamond'] as const;

/** Dashes of lines, in the order in which those of one colour take them. */
export const dashes = ['solid', 'dashed', 'dotted'] as const;

/** The shape of a dot `size` CSS pixels wide, as large to the eye whatever its shape; `mates` dots before it have its colour. */
export function dotShape(mates: number, size: number): { readonly symbol: string; readonly symbolSize: number } {
  const symbol = symbols[mates % symbols.length] ?? 'circle';
  const isPointed = symbol === 'triangle' || symbol === 'diamond';
  return { symbol, symbolSize: isPointed ? Math.round(size * 1.25) : size };
}

const segmentDecals = [
  null,
  { dashArrayX: [1, 0], dashArrayY: [1, 6], rotation: Math.PI / 4 },
  { dashArrayX: [1, 0], dashArrayY: [1, 5], rotation: 0 },
  { dashArrayX: [2, 5], dashArrayY: [2, 5], rotation: 0 },
] as const;

/**
 * Fill of one part of a stack; `mates` is how many parts before it in the key have its colour: it then has a pattern, so that
 * no two parts look alike. A light edge keeps neighbours apart; hollow where doubtful, framed where corrected.
 */
export function segmentStyle(colour: string, mates: number, row: Marked, colours: Colours): Record<string, unknown> {
  if (row.doubt) return { color: colours.card, borderColor: colour, borderWidth: 1.5, ...editedFrame(row, colours) };
  const pattern = segmentDecals[mates % segmentDecals.length];
  const decal =
    pattern === null || pattern === undefined
      ? {}
      : { decal: { symbol: 'rect', symbolSize: 1, color: colours.card, ...pattern } };
  return { color: colour, borderColor: colours.card, borderWidth: 1, ...decal, ...editedFrame(row, colours) };
}

/** A label with fixed words; braces would be read as a template by ECharts. */
export function labelOf(text: string, colour: string, rest: Record<string, unknown> = {}): Record<string, unknown> {
  const formatter = text.replaceAll('{', '｛').replaceAll('}', '｝');
  return { show: true, formatter, color: colour, fontSize: chartFontSize, ...rest };
}

/** A series without data that only carries lines or words: no part of it is taken for a mark. */
export const emptySeries = { type: 'scatter', data: [], silent: true } as const;

/** A category axis of plain words without line or ticks. */
export function wordAxis(words: readonly string[], colour: string): Record<string, unknown> {
  return {
    type: 'category',
    data: words.map((word) => ({ value: word })),
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: colour, interval: 0, fontSize: chartFontSize },
  };
}

/** An axis that measures pixels and is not shown: for marks whose size means nothing. */
export function pixelAxis(pixels: number): Record<string, unknown> {
  return { type: 'value', show: false, min: 0, max: Math.max(1, pixels) };
}

/** A hidden axis with a place for every pixel, row or cell: bars with a fixed width stand where a number belongs. */
export function hiddenPlaces(places: number): Record<string, unknown> {
  const count = Math.max(1, Math.round(places));
  return { ...wordAxis([], ''), show: false, data: Array.from({ length: count }, (_, index) => String(index)) };
}

/** A value axis with hairlines; `suffix` stands behind each number. */
export function valueAxis(
  suffix: '%' | '',
  colours: Colours,
): Record<string, unknown> & { readonly axisLabel: object } {
  return {
    type: 'value',
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      color: colours['ink-2'],
      fontSize: chartFontSize,
      hideOverlap: true,
      formatter: `{value}${suffix}`,
    },
    splitLine: { lineStyle: { color: colours.hairline, width: 1 } },
  };
}

/** Headings that begin at the left edge and run over the space of the marks, so that long names need no margin. */
export function headingAxis(words: readonly string[], offset: number, colours: Colours): Record<string, unknown> {
  return {
    ...wordAxis(words, colours.ink),
    // A line without a heading has no ground for one.
    data: words.map((value) => (value === '' ? { value, textStyle: { backgroundColor: '' } } : { value })),
    position: 'left',
    offset,
    inverse: true,
    z: 10,
    axisLabel: {
      interval: 0,
      inside: true,
      align: 'left',
      margin: 0,
      color: colours.ink,
      fontSize: chartFontSize + 1,
      fontWeight: 'bold',
      backgroundColor: colours.card,
      padding: [6, 6, 5, 0],
    },
  };
}
