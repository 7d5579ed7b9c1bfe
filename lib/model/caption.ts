/** One note below a picture. */
export interface Footnote {
  /** Printed beside the marks it belongs to; null: it is not about single marks, or says itself which. */
  readonly number: number | null;
  readonly text: string;
}

/**
 * The words that travel with a picture or a table of a View, in one language: on screen, inside the exported picture and
 * at the head of the CSV.
 */
export interface Caption {
  /** Neutral title: says what is shown, claims nothing. */
  readonly title: string;
  /** Measure, unit, years. */
  readonly subtitle: string;
  readonly footnotes: readonly Footnote[];
  /** "覆盖：5 个机构中 4 个有此项；缺：…" */
  readonly completeness: string;
  /** Source line with the data's date. */
  readonly source: string;
  /** The View as one sentence: the picture's alternative text. */
  readonly sentence: string;
}
