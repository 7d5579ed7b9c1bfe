import type { Dims } from './dimension.ts';

/**
 * What the report may say of a figure (domain README, section 4).
 * `reported` a printed number, 0 included; `zero_stated` words that answer the quantity with none; `derived` computed
 * or implied from named inputs; `not_reported` the topic, or the cell's content, is absent; `blank` a cell of the form
 * left empty; `not_applicable` "/", "—" or 不涉及.
 */
export const factStatuses = ['reported', 'zero_stated', 'derived', 'not_reported', 'blank', 'not_applicable'] as const;

/** One of {@link factStatuses}. */
export type FactStatus = (typeof factStatuses)[number];

/** Where in a report a figure stands: in a table, or in the running text. */
export const factSources = ['table', 'narrative'] as const;

/** One of {@link factSources}. */
export type FactSource = (typeof factSources)[number];

/** How exact the printed number is: 余, 多, 超 and 以上 give at_least; 约 and 近 give approx; 以内 and 不足 give at_most. */
export const qualifiers = ['exact', 'approx', 'at_least', 'at_most'] as const;

/** One of {@link qualifiers}. */
export type Qualifier = (typeof qualifiers)[number];

/** How sure the reader is. `doubtful` figures are drawn as hollow marks. */
export const confidences = ['high', 'medium', 'doubtful'] as const;

/** One of {@link confidences}. */
export type Confidence = (typeof confidences)[number];

/** Where a figure stands in its report. Offsets count UTF-16 code units of `Document.text`, end exclusive. */
export interface Locator {
  /** Headings from the outermost to the innermost, joined by " > ". */
  readonly section: string;
  /** Caption or heading row of the table; null in running text. */
  readonly table: string | null;
  readonly row: string | null;
  readonly column: string | null;
  readonly page: number | null;
  /** Range of the printed number itself (of the words that state a zero, where there is no number). */
  readonly start: number;
  readonly end: number;
  /** At most 20 characters of the report's own words around the number; null in a table. */
  readonly phrase: string | null;
}

/** The whole a part belongs to; `declared` is true where the report presents the parts as a partition (其中 …, a nested table). */
export interface PartOf {
  /** `Candidate.key` of the whole. */
  readonly whole: string;
  readonly declared: boolean;
}

/**
 * A number with its words, its place and the rule that found it: what extraction hands to normalization. Nothing here is
 * unit-normalized or judged.
 */
export interface Candidate {
  /** Unique within the document, stable for the same bytes. */
  readonly key: string;
  /** Metric id of the dictionary the rule proposes. */
  readonly metric: string;
  readonly dims: Dims;
  /** The printed number or word ("276", "两", "14万余", "/", ""); for a stated zero, the words that state it. */
  readonly raw: string;
  /** What kind of thing `raw` is. `stated_none` = words saying none; `same_as` = 全部/均/都, the base number. */
  readonly reading: 'number' | 'stated_none' | 'same_as' | 'absent';
  /** For `same_as` and derived figures: the key of the candidate the value is taken from. */
  readonly basis: string | null;
  readonly unitPrinted: string | null;
  readonly source: FactSource;
  readonly partOf: PartOf | null;
  /** Words that narrow what is counted ("2018年调整", "下属单位"), so that two scopes are never taken for one; null = none. */
  readonly scopeWords: string | null;
  /** Id of the extraction rule. */
  readonly rule: string;
  readonly confidence: Confidence;
  readonly locator: Locator;
}

/** One figure of one report, mapped to the dictionary and unit-normalized. */
export interface Fact {
  /** Same as the candidate's key. */
  readonly key: string;
  readonly metric: string;
  readonly dims: Dims;
  /** In the metric's unit; null exactly when the status is not_reported, blank or not_applicable. */
  readonly value: number | null;
  readonly unit: string;
  readonly unitPrinted: string | null;
  readonly raw: string;
  readonly status: FactStatus;
  readonly qualifier: Qualifier;
  readonly confidence: Confidence;
  readonly source: FactSource;
  readonly partOf: PartOf | null;
  readonly scopeWords: string | null;
  readonly rule: string;
  readonly locator: Locator;
}

/** How grave a broken rule is. */
export const severities = ['error', 'warning', 'info'] as const;

/** One of {@link severities}. */
export type Severity = (typeof severities)[number];

/** Who is at fault when a rule breaks: the printed report itself, perhaps our reading, or perhaps nobody (different scopes). */
export const verdicts = ['report_says_so', 'maybe_misread', 'maybe_scope'] as const;

/** One of {@link verdicts}. */
export type Verdict = (typeof verdicts)[number];

/** A stretch of `Document.text`, UTF-16 code units, end exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The other report of a finding that lays two side by side: last year's of the same agency, or one its text also stands in. */
export interface OtherReport {
  readonly source: string;
  readonly sha256: string;
  readonly agency: string | null;
  readonly year: number | null;
  /** Keys of that report's facts the rule looked at. */
  readonly facts: readonly string[];
  /** Where that report prints its side; its own offsets. */
  readonly places: readonly TextRange[];
}

/** One consistency rule applied to one report. `kept` findings prove a check was made and held. */
export interface Finding {
  /** Rule id of `data/rules.json`, e.g. NAR-CATEGORY-SUM. */
  readonly rule: string;
  readonly severity: Severity;
  readonly kept: boolean;
  readonly verdict: Verdict;
  /** Both sides of the rule as printed for people ("276", "180 + 98 = 278"); null where a side does not exist. */
  readonly expected: string | null;
  readonly actual: string | null;
  readonly messageZh: string;
  readonly messageEn: string;
  /** Keys of the facts of this report the rule looked at. */
  readonly facts: readonly string[];
  /** Where this report prints its side, of a rule that looks at words rather than figures. */
  readonly places?: readonly TextRange[];
  /** The report on the other side, of a rule that looks at two. */
  readonly other?: OtherReport;
}

/** What a reader may have to tell of a document. */
export const readWarningCodes = [
  'unmapped_number',
  'column_shift',
  'double_number',
  'embedded_document',
  'no_agency',
  'no_year',
  'pages_without_text',
  'uncertain_table',
  'hidden_content',
  'report_elsewhere',
  'proposed_repair',
  'too_long',
] as const;

/** Something read but not used, or used with doubt, that the importer shows. */
export interface ReadWarning {
  readonly code: (typeof readWarningCodes)[number];
  readonly message: string;
  readonly start: number | null;
  readonly end: number | null;
}
