import { commonLength, compactLabel, labelRecall, recallBound } from '../label.ts';
import type { RowSpec, TableBlock } from '../template.ts';
import type { Run } from './run.ts';

/** A row of the form with its labels made ready for comparison. */
export interface FormRow {
  readonly block: TableBlock;
  readonly spec: RowSpec;
  readonly variants: readonly { readonly label: string; readonly leaf: string; readonly full: string }[];
}

/** A run that was recognised as a row, with the wording it came nearest to. */
export interface RowMatch {
  readonly run: Run;
  readonly row: FormRow;
  readonly label: string;
  readonly score: number;
}

/** Below this a label is taken for another row's. */
const minScore = 0.55;
/** Likeness that is enough where only one row is left for a run. */
const minGapScore = 0.25;
/** Words before the label that are still looked at: parents, page headers, leftovers of the row above. */
const contextLength = 24;

const knownRows = new WeakMap<readonly TableBlock[], readonly FormRow[]>();

/** The rows of all blocks of a group, in the form's order. */
export function formRows(blocks: readonly TableBlock[]): readonly FormRow[] {
  const rows = knownRows.get(blocks) ?? readRows(blocks);
  knownRows.set(blocks, rows);
  return rows;
}

function readRows(blocks: readonly TableBlock[]): FormRow[] {
  return blocks.flatMap((block) =>
    block.rows.map((spec) => ({
      block,
      spec,
      variants: spec.labels.map((label) => {
        const leaf = compactLabel(label);
        return { label, leaf, full: (spec.parents ?? []).map(compactLabel).join('') + leaf };
      }),
    })),
  );
}

/** Less of a label than this is no likeness at all. */
const minNear = 0.3;

function score(leaf: string, full: string, words: string): number {
  if (words === '') return 0;
  const tail = words.slice(-(full.length + contextLength));
  const end = tail.slice(-(leaf.length + 3));
  if (recallBound(leaf, end) < minNear) return 0;
  const near = labelRecall(leaf, end);
  if (near < minNear) return 0;
  const recall = labelRecall(leaf, tail);
  const explained = commonLength(full, tail) / tail.length;
  return 0.5 * near + 0.25 * recall + 0.25 * explained;
}

/** More runs than this are no form: a report's longest table has 65 rows. */
const maxRuns = 1500;

/** Best likeness of a run's words to a row's wordings; the words behind the figures may complete a broken label. */
function likeness(row: FormRow, run: Run): { score: number; label: string } {
  let best = { score: 0, label: row.spec.labels[0] ?? '' };
  const after = run.next?.words ?? '';
  for (const { label, leaf, full } of row.variants) {
    const before = score(leaf, full, run.words);
    const around = after === '' || before < 0.3 ? 0 : score(leaf, full, run.words + after) - 0.02;
    const value = Math.max(before, around);
    if (value > best.score) best = { score: value, label };
  }
  return best;
}

/** A label this long, printed whole at the end of a run's words, leaves no doubt which row it is. */
const minWhole = 5;
/** Letters of a unit behind the label. */
const maxUnit = 2;
const unlike = { score: 0, label: '' };

/** Whether a run's words end in a whole compact label, perhaps with a unit behind it. */
export function endsInWhole(words: string, leaf: string): boolean {
  const at = leaf.length < minWhole ? -1 : words.lastIndexOf(leaf);
  return at >= 0 && words.length - at - leaf.length <= maxUnit;
}

/** A label this long is a row's where it is the very end of a run's words: "3.其他", not "其他". */
const minLast = 3;

/** Where the whole label begins that a run's words end in; null where they end in none. */
function lastLabel({ words }: Run, rows: readonly FormRow[]): number | null {
  const leaves = rows.flatMap((row) => row.variants.map(({ leaf }) => leaf));
  const ends = leaves.filter((leaf) => (leaf.length >= minLast && words.endsWith(leaf)) || endsInWhole(words, leaf));
  return ends.length === 0 ? null : Math.min(...ends.map((leaf) => words.lastIndexOf(leaf)));
}

/**
 * Likeness of a run to every row; where it ends in a row's whole label, only rows printed whole come into question, and
 * none whose label stands before that one: such a row is blank, unless that one is the name of its group.
 */
function likesOf(run: Run, rows: readonly FormRow[]): { score: number; label: string }[] {
  const { words } = run;
  const last = lastLabel(run, rows);
  const isLast = ({ spec, variants }: FormRow, from: number): boolean => {
    const ends = variants.flatMap(({ leaf }) => (words.includes(leaf) ? [words.lastIndexOf(leaf) + leaf.length] : []));
    if (ends.length === 0) return false;
    return Math.max(...ends) > from || (spec.parents ?? []).some((parent) => words.endsWith(compactLabel(parent)));
  };
  return rows.map((row) => (last !== null && !isLast(row, last) ? unlike : likeness(row, run)));
}

/**
 * A run whose label is too damaged to stand for itself, alone between two recognised rows that leave room for just one
 * row it has some likeness to, is that row.
 */
function fillGaps(
  runs: readonly Run[],
  rows: readonly FormRow[],
  likes: Likes,
  matches: readonly RowMatch[],
): RowMatch[] {
  const filled = [...matches];
  for (const [k, next] of matches.entries()) {
    const previous = matches[k - 1];
    if (previous === undefined) continue;
    const i = runs.indexOf(previous.run) + 1;
    const j = rows.indexOf(previous.row) + 1;
    const [run, row, like] = [runs[i], rows[j], likes[i]?.[j]];
    const isAlone = runs[i + 1] === next.run && rows[j + 1] === next.row;
    if (run !== undefined && row !== undefined && like !== undefined && isAlone && like.score >= minGapScore) {
      filled.push({ run, row, ...like });
    }
  }
  return filled;
}

/** Likeness of each run to each row. */
type Likes = readonly (readonly { readonly score: number; readonly label: string }[])[];

/** A run is surely a row where it is this like it. */
const sureScore = 0.8;
/** Rows read again, one after the other, before they are taken for another copy of the table. */
const minRepeated = 3;

/** The row each run is surely, -1 where none is. */
function sureRows(likes: Likes): number[] {
  return likes.map((scores) => {
    let best = -1;
    for (const [j, { score }] of scores.entries()) {
      if (score >= sureScore && score > (scores[best]?.score ?? 0)) best = j;
    }
    return best;
  });
}

/** Where another copy of the table begins: a sure row comes again, and so do the next ones, in order. */
function copyStarts(likes: Likes): number[] {
  const sure = [...sureRows(likes).entries()].filter(([, row]) => row >= 0);
  const starts: number[] = [];
  let seen = new Set<number>();
  for (const [at, [run, row]] of sure.entries()) {
    const next = sure.slice(at, at + minRepeated).map(([, following]) => following);
    const isRising = next.every((following, k) => k === 0 || following > (next[k - 1] ?? 0));
    if (next.length === minRepeated && isRising && next.every((following) => seen.has(following))) {
      starts.push(run);
      seen = new Set();
    }
    seen.add(row);
  }
  return starts;
}

/**
 * Finds the rows of a form among the runs, table by table: where the same rows come again in order, another copy begins.
 * Each table's runs and matches are given.
 */
export function alignTables(
  allRuns: readonly Run[],
  rows: readonly FormRow[],
): { readonly runs: readonly Run[]; readonly matches: readonly RowMatch[] }[] {
  const runs = allRuns.slice(0, maxRuns);
  const likes = runs.map((run) => likesOf(run, rows));
  const bounds = [0, ...copyStarts(likes), runs.length];
  return bounds.slice(1).map((end, k) => {
    const own = runs.slice(bounds[k], end);
    return { runs: own, matches: alignRuns(own, rows, likes.slice(bounds[k], end)) };
  });
}

/**
 * Finds for each run the row of the form it belongs to. Rows keep the form's order, any of them may be missing, and a
 * run that looks like no row stays alone: the pairing of greatest total likeness wins.
 */
function alignRuns(runs: readonly Run[], rows: readonly FormRow[], likes: Likes): RowMatch[] {
  const width = rows.length + 1;
  const best = new Float64Array((runs.length + 1) * width);
  const gain = (i: number, j: number): number => {
    const value = likes[i]?.[j]?.score ?? 0;
    return value >= minScore ? value - minScore + 0.1 : 0;
  };
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  for (let i = runs.length - 1; i >= 0; i--) {
    for (let j = rows.length - 1; j >= 0; j--) {
      const pair = gain(i, j);
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), pair > 0 ? pair + at(i + 1, j + 1) : 0);
    }
  }
  const matches: RowMatch[] = [];
  let i = 0;
  let j = 0;
  while (i < runs.length && j < rows.length) {
    const pair = gain(i, j);
    const run = runs[i];
    const row = rows[j];
    if (run !== undefined && row !== undefined && pair > 0 && at(i, j) === pair + at(i + 1, j + 1)) {
      matches.push({ run, row, label: likes[i]?.[j]?.label ?? '', score: likes[i]?.[j]?.score ?? 0 });
      i++;
      j++;
    } else if (at(i, j) === at(i + 1, j)) i++;
    else j++;
  }
  return fillGaps(runs, rows, likes, matches);
}
