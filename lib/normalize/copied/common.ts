import type { ReportPrint } from './print.ts';

/** With fewer bodies loaded nobody can say what is common; the list of the form's phrases has to do. */
const fewestBodies = 5;
/** A sentence is common from a hundredth of the bodies on, within these bounds. */
const leastCommon = 3;
const mostCommon = 10;

/** Where a sentence stands: the report and the sentence, by position. */
export interface Standing {
  readonly report: number;
  readonly sentence: number;
}

/** The sentences that stand in several reports. */
export interface Shared {
  /** Sentences so many bodies print that they are a template's, not somebody's. */
  readonly common: ReadonlySet<number>;
  /** Where every other sentence that stands more than once stands, in order of loading. */
  readonly standings: ReadonlyMap<number, readonly Standing[]>;
}

/**
 * Counts in how many bodies' reports each sentence stands; linear in the number of sentences, and a common sentence's
 * places are not kept. All years of one body count as one.
 */
export function sharedSentences(reports: readonly ReportPrint[]): Shared {
  const bodies = reports.map((report, index) => report.body ?? `report ${index}`);
  const count = new Set(bodies).size;
  const limit =
    count < fewestBodies
      ? Number.POSITIVE_INFINITY
      : Math.min(Math.max(Math.ceil(count / 100), leastCommon), mostCommon);
  const first = new Map<number, Standing>();
  const standings = new Map<number, Standing[]>();
  const common = new Set<number>();
  reports.forEach(({ sentences }, report) => {
    sentences.forEach(({ words }, sentence) => {
      if (common.has(words)) return;
      const standing = { report, sentence };
      const before = first.get(words);
      if (before === undefined) {
        first.set(words, standing);
        return;
      }
      const all = standings.get(words) ?? [before];
      if (all.length === 1) standings.set(words, all);
      all.push(standing);
      if (all.length < limit || new Set(all.map((place) => bodies[place.report])).size < limit) return;
      common.add(words);
      standings.delete(words);
    });
  });
  return { common, standings };
}
