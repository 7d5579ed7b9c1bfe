import type { Ruling } from './page.ts';

/** Lines at nearly the same height are pieces of one line, or the two strokes of a double one. */
const sameLine = 1.5;
/** Widest gap in a dotted or broken line, in points. */
const maxGap = 3;
/** More lines than this on a page are a picture. */
const maxRulings = 1200;

function joinPieces(pieces: readonly Ruling[]): Ruling[] {
  const joined: Ruling[] = [];
  for (const piece of [...pieces].sort((a, b) => a.from - b.from)) {
    const open = joined.at(-1);
    if (open !== undefined && piece.from <= open.to + maxGap) {
      joined[joined.length - 1] = { ...open, to: Math.max(open.to, piece.to) };
    } else joined.push(piece);
  }
  return joined;
}

function joinDirection(rulings: readonly Ruling[]): Ruling[] {
  const groups: Ruling[][] = [];
  for (const ruling of [...rulings].sort((a, b) => a.at - b.at)) {
    const open = groups.at(-1);
    if (open !== undefined && ruling.at - (open[0]?.at ?? 0) <= sameLine) open.push(ruling);
    else groups.push([ruling]);
  }
  return groups.flatMap(joinPieces);
}

/** Puts lines drawn in pieces (cell by cell, dotted, twice) together again; nothing where a picture is drawn. */
export function joinRulings(rulings: readonly Ruling[]): Ruling[] {
  const joined = [true, false].flatMap((horizontal) =>
    joinDirection(rulings.filter((ruling) => ruling.horizontal === horizontal)),
  );
  return joined.length > maxRulings ? [] : joined;
}

/** How far a line may end before the line it meets, in points. */
const reach = 3;

function touches(a: Ruling, b: Ruling): boolean {
  return (
    a.horizontal !== b.horizontal &&
    a.at >= b.from - reach &&
    a.at <= b.to + reach &&
    b.at >= a.from - reach &&
    b.at <= a.to + reach
  );
}

/** Groups of lines that hang together: each may be one table. */
export function connectedRulings(rulings: readonly Ruling[]): Ruling[][] {
  const open = new Set(rulings);
  const groups: Ruling[][] = [];
  for (const seed of rulings) {
    if (!open.delete(seed)) continue;
    const group = [seed];
    for (const member of group) {
      for (const other of open) {
        if (!touches(member, other)) continue;
        open.delete(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}
