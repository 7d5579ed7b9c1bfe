import { compact, compactLabel } from '../label.ts';
import type { TableGroup } from '../template.ts';
import type { Segment, Token } from '../token.ts';

/** Heading of a column that numbers the rows. */
const codeHeading = /代码|序号|编号|行次|代号/;
/** Fewer numbered rows than this prove no numbering. */
const minCodes = 5;
/** Numbers looked back at for the row's predecessor: the code and the figures of a row. */
const maxBetween = 9;
const maxStep = 3;
/** The headings of all columns in one line are no longer than this. */
const maxHeading = 40;

interface Link {
  readonly index: number;
  readonly code: number;
  readonly score: number;
  readonly previous: Link | null;
}

function codeOf(token: Token): number {
  return token.kind === 'number' && token.unit === null && /^[0-9０-９]{1,2}$/.test(token.text)
    ? Number(token.text.normalize('NFKC'))
    : 0;
}

/** Whether two numbers stand at the same place of their rows. */
function standsAlike(tokens: Segment, a: number, b: number): boolean {
  const [one, other] = [tokens[a], tokens[b]];
  if (one?.structured === true && other?.structured === true) return one.column === other.column;
  return (tokens[a - 1]?.kind === 'text') === (tokens[b - 1]?.kind === 'text');
}

/** The best chain of rising numbers, one to a row, that ends at a number. */
function linkTo(tokens: Segment, index: number, code: number, links: readonly Link[]): Link {
  const padded = tokens[index]?.text.length === 2 && code < 10 ? 0.5 : 0;
  let best: Link = { index, code, score: 1 + padded, previous: null };
  for (const link of links.slice(-maxBetween)) {
    const step = code - link.code;
    if (step < 1 || step > maxStep) continue;
    if (!tokens.slice(link.index + 1, index).some((token) => token.kind === 'text')) continue;
    const score = link.score + 1 + padded - 0.3 * (step - 1) + (standsAlike(tokens, link.index, index) ? 0.5 : 0);
    if (score > best.score) best = { index, code, score, previous: link };
  }
  return best;
}

/** A segment without the numbers that only number its rows (a column 代码 or 序号). */
export function withoutCodes(tokens: Segment): Segment {
  const links: Link[] = [];
  for (const [index, token] of tokens.entries()) {
    const code = codeOf(token);
    if (code > 0) links.push(linkTo(tokens, index, code, links));
  }
  const chain: Link[] = [];
  let last: Link | null = links.reduce<Link | null>(
    (best, link) => (link.score > (best?.score ?? 0) ? link : best),
    null,
  );
  for (; last !== null; last = last.previous) chain.push(last);
  const isHeaded = tokens.some((token) => token.words.length <= maxHeading && codeHeading.test(token.words));
  const isPadded = chain.some((link) => link.code < 10 && tokens[link.index]?.text.length === 2);
  if (chain.length < minCodes || !(isHeaded || isPadded)) return tokens;
  const codes = new Set(chain.map((link) => link.index));
  return tokens.filter((_, index) => !codes.has(index));
}

function linesOf(tokens: Segment): Token[][] {
  const lines: Token[][] = [];
  for (const token of tokens) {
    const open = lines.at(-1);
    if (open?.[0]?.line === token.line) open.push(token);
    else lines.push([token]);
  }
  return lines;
}

/** Whether a heading names the figures before what they count. */
function isValueFirst(tokens: Segment, group: TableGroup): boolean {
  const columns = group.blocks.flatMap((block) => block.columns.filter((column) => column.part !== true));
  const before = tokens.slice(
    0,
    tokens.findIndex((token) => token.kind === 'number'),
  );
  const heading = before
    .map((token) => token.words)
    .join('')
    .slice(-maxHeading);
  const name = heading.lastIndexOf('指标');
  return columns.some(({ keys }) => keys.some((key) => heading.includes(key) && heading.lastIndexOf(key) < name));
}

/** One figure, then its label: turned about, so that every figure follows its label. Null where a figure is missing. */
function turned(tokens: Segment, units: ReadonlySet<string>): Segment | null {
  const first = tokens.findIndex((token) => token.kind !== 'text');
  const rows: { figure: Token; labels: Token[] }[] = [];
  for (const token of tokens.slice(Math.max(first, 0))) {
    if (token.kind !== 'text') rows.push({ figure: token, labels: [] });
    else rows.at(-1)?.labels.push(token);
  }
  const unitsOf = (labels: readonly Token[]): number =>
    labels.flatMap((token) => token.text.split(/\s+/)).filter((word) => units.has(compact(word))).length;
  if (rows.some((row) => unitsOf(row.labels) > 1)) return null;
  const usual = rows[0]?.labels.length ?? 0;
  const body = rows.flatMap(({ figure, labels }, i) => {
    const own = i === rows.length - 1 ? usual : labels.length;
    return [...labels.slice(0, own), figure, ...labels.slice(own)];
  });
  return [...tokens.slice(0, Math.max(first, 0)), ...body];
}

/** Fewer lines with their figures first show no habit. */
const minFiguresFirst = 3;

/** Figures, then a label, in one line of text. */
function hasFiguresFirst(line: readonly Token[]): boolean {
  const label = line.findIndex((token) => token.kind === 'text');
  return label > 0 && line.slice(label).every((token) => token.kind === 'text');
}

/** Whether numbers only rise: those are the rows' own. */
function isRising(lines: readonly (readonly Token[])[]): boolean {
  const numbers = lines.map(([first]) => Number(first?.text));
  return (
    lines.every(([, second]) => second?.kind === 'text') &&
    numbers.every((n, i) => i === 0 || n > (numbers[i - 1] ?? n))
  );
}

/** A text whose every line of figures ends in its label, put in the usual order; any other segment as it is. */
export function figuresLast(tokens: Segment): Segment {
  if (tokens.some((token) => token.structured)) return tokens;
  const lines = linesOf(tokens);
  const rows = lines.filter((line) => line.some((token) => token.kind === 'number'));
  const isHabit = rows.length >= minFiguresFirst && rows.filter(hasFiguresFirst).length >= rows.length - 1;
  if (!isHabit || isRising(rows)) return tokens;
  return lines.flatMap((line) => {
    if (!hasFiguresFirst(line)) return line;
    return [...line.filter((token) => token.kind === 'text'), ...line.filter((token) => token.kind !== 'text')];
  });
}

/**
 * A segment whose figures stand before their labels put in the usual order: row by row where the rows are known, else by
 * the heading. Null where it cannot be told which figure belongs to which label.
 */
export function labelsFirst(tokens: Segment, group: TableGroup): Segment | null {
  const units = new Set((group.units ?? []).map(compactLabel));
  if (!tokens.some((token) => token.structured)) return isValueFirst(tokens, group) ? turned(tokens, units) : tokens;
  return linesOf(tokens).flatMap((line) => {
    const firstLabel = line.findIndex((token) => token.kind === 'text');
    const behind = line.slice(firstLabel).some((token) => token.kind !== 'text' && token.kind !== 'blank');
    if (firstLabel <= 0 || behind || line[0]?.structured !== true) return line;
    return [...line.slice(firstLabel), ...line.slice(0, firstLabel)];
  });
}
