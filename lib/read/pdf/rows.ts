/** A line of a row's label, heights counted over all pages. */
export interface LabelLine {
  readonly y: number;
  readonly page: number;
  readonly em: number;
  readonly width: number;
  /** Width of the widest line that stands in its column. */
  readonly room: number;
  /** It begins with a number of its own. */
  readonly numbered: boolean;
  /** Places of its first and last character in the file. */
  readonly first: number;
  readonly last: number;
}

/** The height a row's figures stand at. */
export interface Anchor {
  readonly y: number;
  readonly page: number;
}

/** What rules drawn between rows tell. */
export interface RowRules {
  /** Rules part the rows, so what no rule parts is one row. */
  readonly banded: boolean;
  /** Whether a rule runs between a line and the next one. */
  readonly lineParted: (line: number) => boolean;
  /** Whether a rule runs between a line and some figures. */
  readonly anchorParted: (line: number, anchor: number) => boolean;
}

const never = 40;

/** A row: its label's lines `from` to `to` (exclusive), the number of its figures' height or null, how far off it is. */
export interface RowMatch {
  readonly from: number;
  readonly to: number;
  readonly anchor: number | null;
  /** Distance between where the label says the figures stand and where they do, in em. */
  readonly off: number;
}

/** Where figures stand beside a label of several lines. */
const alignments = ['middle', 'top', 'bottom'] as const;
type Alignment = (typeof alignments)[number];

const maxLabelLines = 7;
/** What it costs, in em of misplacement, to take a label for a row without figures, figures for a row without label. */
const bareLabel = 1.3;
const bareFigures = 2.5;
/** Distance of two lines of one cell, in em. */
const maxPitch = 1.9;

interface Step {
  readonly cost: number;
  readonly lines: number;
  readonly anchor: boolean;
  readonly off: number;
}

function joinCost(a: LabelLine, b: LabelLine, parted: boolean, banded: boolean): number {
  if (parted) return never;
  let cost = b.numbered ? 2 : 0;
  if (banded && !b.numbered) return 0;
  if (a.page !== b.page) return cost + 0.2 + (a.width + a.em < b.width ? 0.6 : 0);
  const pitch = (b.y - a.y) / a.em;
  if (pitch > maxPitch) cost += (pitch - maxPitch) * 2;
  if (a.width + 1.1 * a.em < b.width) cost += 1;
  if (a.width + 1.6 * a.em < a.room) cost += 1;
  if (b.first !== a.last + 1) cost += 0.7;
  return cost;
}

function splitCost(a: LabelLine | undefined, b: LabelLine | undefined, parted: boolean, banded: boolean): number {
  if (a === undefined || b === undefined || parted) return 0;
  let cost = b.numbered ? 0 : 0.15;
  const isFull = a.width + 1.6 * a.em >= a.room;
  if (a.page === b.page && b.first === a.last + 1) cost += b.numbered || !isFull ? 0.3 : 1;
  if (banded && a.page === b.page) cost += 3;
  return cost;
}

function misplacement(lines: readonly LabelLine[], anchor: Anchor, alignment: Alignment): number {
  const own = lines.filter((line) => line.page === anchor.page);
  const [head, tail] = [own[0], own.at(-1)];
  if (head === undefined || tail === undefined) return 3;
  if (own.length < lines.length) {
    const isBeside = anchor.y > head.y - head.em && anchor.y < tail.y + tail.em;
    return isBeside ? 0.1 : 1;
  }
  const middle = (head.y + tail.y) / 2;
  const at = alignment === 'middle' ? middle : alignment === 'top' ? head.y : tail.y;
  return Math.abs(at - anchor.y) / head.em;
}

interface Solution {
  readonly cost: number;
  readonly rows: readonly RowMatch[];
}

interface Table {
  readonly costs: Float64Array;
  readonly steps: (Step | undefined)[];
  readonly width: number;
}

function offer({ costs, steps, width }: Table, i: number, j: number, step: Step): void {
  const at = i * width + j;
  if (step.cost >= (costs[at] ?? 0)) return;
  costs[at] = step.cost;
  steps[at] = step;
}

/** The steps found, walked back from the last line and the last figures. */
function rowsOf({ steps, width }: Table, lines: number, anchors: number): RowMatch[] {
  const rows: RowMatch[] = [];
  let [i, j] = [lines, anchors];
  while (i > 0 || j > 0) {
    const step = steps[i * width + j];
    if (step === undefined) break;
    rows.unshift({ from: i - step.lines, to: i, anchor: step.anchor ? j - 1 : null, off: step.off });
    i -= step.lines;
    if (step.anchor) j -= 1;
  }
  return rows;
}

/** The cheapest way to give lines to rows, all rows' figures standing alike beside their labels. */
function solve(lines: readonly LabelLine[], anchors: readonly Anchor[], rules: RowRules, way: Alignment): Solution {
  const { banded } = rules;
  const width = anchors.length + 1;
  const table: Table = { costs: new Float64Array((lines.length + 1) * width).fill(Infinity), steps: [], width };
  table.costs[0] = 0;

  /** Offers the labels of one line, two lines … from line `i` on, with the figures `j` and without. */
  const offerLabels = (i: number, j: number, before: number): void => {
    const anchor = anchors[j];
    let own = before + splitCost(lines[i - 1], lines[i], rules.lineParted(i - 1), banded);
    for (let count = 1; count <= maxLabelLines && i + count <= lines.length; count++) {
      const [last, added] = [lines[i + count - 2], lines[i + count - 1]];
      if (count > 1 && last !== undefined && added !== undefined) {
        own += joinCost(last, added, rules.lineParted(i + count - 2), banded);
      }
      if (own >= never + before) return;
      offer(table, i + count, j, { cost: own + bareLabel, lines: count, anchor: false, off: 0 });
      if (anchor === undefined || rules.anchorParted(i, j)) continue;
      const off = misplacement(lines.slice(i, i + count), anchor, way);
      const cost = own + (banded && off < 4 ? off * 0.1 : off);
      offer(table, i + count, j + 1, { cost, lines: count, anchor: true, off: banded ? 0 : off });
    }
  };

  for (let i = 0; i <= lines.length; i++) {
    for (let j = 0; j <= anchors.length; j++) {
      const before = table.costs[i * width + j] ?? Infinity;
      if (before === Infinity) continue;
      if (j < anchors.length) offer(table, i, j + 1, { cost: before + bareFigures, lines: 0, anchor: true, off: 0 });
      offerLabels(i, j, before);
    }
  }
  return { cost: table.costs.at(-1) ?? Infinity, rows: rowsOf(table, lines.length, anchors.length) };
}

/** Parts the lines of labels among the rows whose figures stand at `anchors`, both from above to below. */
export function matchRows(lines: readonly LabelLine[], anchors: readonly Anchor[], rules: RowRules): RowMatch[] {
  const solutions = alignments.map((way) => solve(lines, anchors, rules, way));
  const best = solutions.reduce((a, b) => (b.cost < a.cost - 0.01 ? b : a));
  return [...best.rows];
}
