import type { Language } from '../model/language.ts';
import type { Dictionary } from '../model/metric.ts';
import type { View, ViewRow } from '../model/view.ts';
import type { ChartPlan } from './plan.ts';
import type { Colours } from './theme.ts';

/** One drawn mark: `series` and `index` are the `ecmeta_series_index` and `ecmeta_data_index` of its element in the SVG. */
export interface ChartMark {
  readonly series: number;
  readonly index: number;
  /**
   * Where the mark stands for the arrow keys: lines count from the top, places within a line from the left. Numbers may be
   * missing and need not start at 0; no two marks share both. See `markBeside`.
   */
  readonly line: number;
  readonly at: number;
  /** The cell drawn; where one mark stands for several absent cells, the first of them. */
  readonly row: ViewRow;
  /** The whole sentence a screen reader says: agency, year, breakdown, figure, what else is to be said of it. */
  readonly label: string;
  /** The figure, or why there is none. */
  readonly figure: string;
  /** What else is to be said: sum, base of a ratio, doubt. */
  readonly notes: readonly string[];
}

/** A chart ready to be drawn: plain data, no pixels of any screen. `option` is an ECharts option without animation. */
export interface ChartModel {
  readonly option: Readonly<Record<string, unknown>>;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly ChartMark[];
}

/** What drawing needs beside the View and its rows. `width` in CSS pixels. */
export interface ChartContext {
  readonly dictionary: Dictionary;
  readonly language: Language;
  readonly width: number;
  /** Colours of the light theme: the picture is themed afterwards. */
  readonly colours: Colours;
}

/** A chart kind: rows to a plan of it. */
export type PlanChart = (view: View, rows: readonly ViewRow[], context: ChartContext) => ChartPlan;
