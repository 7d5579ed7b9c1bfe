import type { dashes, symbols } from '../../charts/style.ts';

/** The shape of a dot: those of the pictures, and `plus` for a median. */
export type NativeSymbol = (typeof symbols)[number] | 'plus';

/** One point of a native chart. */
export interface NativePoint {
  /** The figure as the View has it; null leaves a gap: nothing is written for it. */
  readonly value: number | null;
  /** Where the point stands across, of a scatter; else null. */
  readonly across: number | null;
  /** Six hexadecimal digits, where the point's colour is not its series'. */
  readonly colour: string | null;
  /** The shape of its dot, where it is not its series'. */
  readonly symbol: NativeSymbol | null;
  /** Drawn hollow: a doubtful figure. */
  readonly hollow: boolean;
  /** How this figure is written, where it differs from the axis. */
  readonly format: string | null;
  /** What is printed beside the point in place of its figure: figure, doubt, stated zero, numbers of footnotes. */
  readonly label: string | null;
  /** What the sheet behind the chart says beside the figure: why there is none, or what else is to be said. */
  readonly words: string;
  /** Name of the point, of a scatter; else empty. */
  readonly name: string;
}

/** One series of a native chart; a point per category. */
export interface NativeSeries {
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly colour: string;
  /** Of bars: how many series before it have its colour. They differ by pattern. */
  readonly mates: number;
  /** Of lines and dots: as in the picture, so that bureaus of one colour are told apart in print as well. */
  readonly symbol: NativeSymbol;
  readonly dash: (typeof dashes)[number];
  readonly points: readonly NativePoint[];
}

/** How a value axis stands and is written. */
export interface NativeAxis {
  /** Number format of spreadsheets for its figures, and the shorter one of its ticks. */
  readonly format: string;
  readonly ticks: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly step: number | null;
  /** Counts downwards: ranks. */
  readonly reversed: boolean;
  readonly title: string;
}

/**
 * Which figures are printed beside their points: every one; those with words of their own and the last of a line; or, where
 * lines crowd, the doubtful alone.
 */
export type Labelling = 'all' | 'special' | 'doubtful';

/** The kinds a native chart can be: bars side by side, stacked, stacked to 100 %, lines, points. */
export type NativeKind = 'bar' | 'stack' | 'stack100' | 'line' | 'scatter';

/** A chart an Office program draws itself, from plain figures: it stays editable. */
export interface NativeChart {
  readonly kind: NativeKind;
  readonly title: string;
  /** Names of the categories, from the top or the left; of a scatter empty. */
  readonly categories: readonly string[];
  readonly series: readonly NativeSeries[];
  readonly value: NativeAxis;
  /** The axis across, of a scatter; else null. */
  readonly across: NativeAxis | null;
  readonly labels: Labelling;
  /** Alternative text. */
  readonly alt: string;
}

/** One cell of a native coloured table. */
export interface MatrixCell {
  readonly text: string;
  readonly value: number | null;
  readonly format: string;
  /** Six hexadecimal digits; of a gap the colour of its hatching. */
  readonly fill: string;
  /** `gap`: no figure, hatched; `hollow`: doubtful, an edge in `fill` and no ground; `solid`: a figure. */
  readonly look: 'solid' | 'hollow' | 'gap';
}

/** A heat matrix as a table: Office has no such chart. */
export interface NativeMatrix {
  readonly corner: string;
  readonly columns: readonly string[];
  readonly lines: readonly {
    readonly heading: boolean;
    readonly name: string;
    readonly cells: readonly (MatrixCell | null)[];
  }[];
  readonly alt: string;
}

/** A picture in place of a chart, and why; the PNG is what programs without SVG show. Sizes in CSS pixels. */
export interface NativePicture {
  readonly svg: string;
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly reason: string;
  readonly alt: string;
}

/** How a figure stands in an Office file; `left`: how many bodies of a long list only the table has. */
export type NativeContent =
  | { readonly kind: 'charts'; readonly charts: readonly NativeChart[]; readonly left: number }
  | { readonly kind: 'matrix'; readonly matrix: NativeMatrix; readonly left: number }
  | { readonly kind: 'picture'; readonly picture: NativePicture };
