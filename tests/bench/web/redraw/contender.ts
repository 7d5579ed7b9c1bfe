/** One figure: an agency's, of a year and a breakdown code; null where there is no number. */
export interface Cell {
  readonly agency: string;
  readonly year: number;
  readonly code: string;
  readonly value: number | null;
}

/** A metric broken down: which facts a picture is of. */
export interface Subject {
  readonly metric: string;
  readonly dimension: 'channel' | 'applicant';
}

/** What the reader has chosen; every step changes one thing of it. */
export interface Choice extends Subject {
  readonly agencies: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** A group of the whole: its key (`metric|year`, `agency|code`) and the sum of its values. */
export type Groups = ReadonlyMap<string, number>;

/** One way of answering the same questions on the same facts, loaded. */
export interface Contender {
  /** Sums of one metric by agency and code, all years. */
  byAgency(subject: Subject): Promise<Groups>;
  /** Sums over every fact by metric and year. */
  overAll(): Promise<Groups>;
  /** The figures of a choice. */
  cells(choice: Choice): Promise<readonly Cell[]>;
}

/** Fetches what it needs from the folder the page is served from, and loads it. */
export type OpenContender = (folder: string) => Promise<Contender>;

/** Who answers. */
export const contenderNames = ['ours', 'floor', 'Arquero', 'sql.js', 'Perspective', 'Mosaic'] as const;
/** One of {@link contenderNames}. */
export type ContenderName = (typeof contenderNames)[number];

/** A choice shown: milliseconds until its rows were at hand, until its picture met the eye, until all of it was painted; and what was answered. */
export interface Shown {
  readonly answered: number;
  readonly painted: number;
  readonly whole: number;
  /** Equal for equal answers. */
  readonly answer: string;
}

/** A grouping asked: milliseconds, and what was answered. */
export interface Grouped {
  readonly took: number;
  readonly answer: string;
}

/** The key of a group. */
export const groupKey = (left: string, right: string | number): string => `${left}|${right}`;

/** The bytes of a file beside the page. */
export async function bytesOf(address: string): Promise<ArrayBuffer> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`bench: ${address}: HTTP ${response.status}`);
  return response.arrayBuffer();
}
