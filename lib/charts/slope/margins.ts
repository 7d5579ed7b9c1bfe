import type { ViewRow } from '../../model/view.ts';
import { textWidth, widestText } from '../measure.ts';
import type { Scale } from '../scale.ts';
import { chartFontSize } from '../style.ts';
import { absentEnds, squaresWidth } from './gaps.ts';
import { numberOf, type PairLine } from './pairs.ts';

/** A plot narrower than this says little: names and reasons give way. */
const leastPlot = 120;
/** The part of the picture's width that names keep in any case. */
const leastNames = 0.24;
/** Room for a figure of five digits beside its dot. */
const figureRoom = 48;

/** What is printed in a picture of pairs, line by line. */
export interface PairTexts {
  /** The figures at both ends. */
  readonly figures: readonly (readonly [string, string])[];
  /** Why ends have no number. */
  readonly reasons: readonly (readonly string[])[];
}

/** How the width of a picture of pairs is shared out, CSS pixels. */
export interface PairMargins {
  /** Room for names, left of all. */
  readonly left: number;
  /** Room left of the least number. */
  readonly lowRoom: number;
  /** Room for squares and what is said beside them, right of all. */
  readonly right: number;
  readonly plot: { readonly left: number; readonly width: number };
  /** What is said beside the squares of each line. */
  readonly gaps: readonly (readonly string[])[];
  /** The cells whose reasons only a key can name. */
  readonly keyed: readonly ViewRow[];
}

/** The widths of names, numbers and gaps: in a narrow picture a key names the reasons, then names are cut. */
export function pairMargins(
  lines: readonly PairLine[],
  { figures, reasons }: PairTexts,
  scale: Scale,
  width: number,
): PairMargins {
  const names = lines.map((line) => (line.kind === 'pair' ? textWidth(line.text, chartFontSize) : 0));
  const wanted = Math.ceil(Math.min(width * 0.36, Math.max(0, ...names) + 14));
  const widest = Math.max(0, ...figures.flat().map((text) => textWidth(text, chartFontSize)));
  const least = leastPlot + 2 * Math.min(figureRoom, 10 + widest);
  const beside = widestText(reasons.flat(), chartFontSize) + squaresWidth;
  const absent = lines.flatMap((line) => [...absentEnds(line)]);
  const isCut = absent.length > 0 && (beside > width * 0.45 || width - wanted - beside < least);
  const gaps = isCut ? lines.map((line) => [yearsOf(line)]) : reasons;
  const right = absent.length === 0 ? 12 : Math.ceil(widestText(gaps.flat(), chartFontSize) + squaresWidth);
  const left = Math.min(wanted, Math.max(Math.floor(width * leastNames), width - right - least));
  const space = width - left - right;
  // Figures stand outside of their pair: room for them left of the least and right of the largest.
  const room = Math.min(Math.max(figureRoom, space * 0.22), 10 + widest);
  const lowRoom = roomBefore(lines, figures, scale, space - room, room);
  const plot = { left: left + lowRoom, width: Math.max(1, space - lowRoom - room) };
  return { left, lowRoom, right, plot, gaps, keyed: isCut ? absent : [] };
}

function yearsOf(line: PairLine): string {
  return absentEnds(line)
    .map(({ year }) => year)
    .join(' ');
}

/** Room left of the plot for the figures of pairs that begin near its edge, at most `room`. */
function roomBefore(
  lines: readonly PairLine[],
  texts: readonly (readonly [string, string])[],
  { min, max }: Scale,
  space: number,
  room: number,
): number {
  const needs = lines.flatMap((line, index) => {
    const [first, last] = [numberOf(line, 'first')?.value, numberOf(line, 'last')?.value];
    if (first === undefined || last === undefined || first === last) return [];
    const text = texts[index]?.[first < last ? 0 : 1] ?? '';
    return textWidth(text, chartFontSize) + 14 - ((Math.min(first, last) - min) / (max - min)) * space;
  });
  return Math.min(room, Math.max(12, ...needs));
}
