import { type Box, hull, type Ruling } from './page.ts';

/** Thickest filled bar taken for a line, in points. */
const maxThickness = 4;
/** How far from exactly horizontal or vertical a line may run, in points. */
const slant = 1;
const minLength = 2;

/** A transformation of the plane: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];
/** A point, in the units of whoever draws. */
export type Point = readonly [x: number, y: number];

/** The transformation that leaves everything where it is. */
export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function compose(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

/** Where a transformation takes a point. */
export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): Point {
  return [x * a + y * c + e, x * b + y * d + f];
}

function lineBetween([x0, y0]: Point, [x1, y1]: Point): Ruling[] {
  const [across, along] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
  if (along <= slant && across >= minLength) {
    return [{ horizontal: true, at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) }];
  }
  if (across <= slant && along >= minLength) {
    return [{ horizontal: false, at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) }];
  }
  return [];
}

/** A figure of a path: its corners, whether it closes, whether a side is curved. */
export interface Figure {
  readonly points: Point[];
  closed: boolean;
  curved: boolean;
}

/** A filled figure so thin that it shows as a line. */
export function bar({ points, curved }: Figure): Ruling[] {
  if (curved || points.length < 2) return [];
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [wide, tall] = [right - left, high - low];
  if (Math.min(wide, tall) > maxThickness || Math.max(wide, tall) < minLength || wide === tall) return [];
  return wide > tall
    ? [{ horizontal: true, at: (low + high) / 2, from: left, to: right }]
    : [{ horizontal: false, at: (left + right) / 2, from: low, to: high }];
}

/** The straight sides of a figure that is drawn with a pen. */
export function outline({ points, closed, curved }: Figure): Ruling[] {
  const first = points[0];
  const last = points.at(-1);
  if (curved || first === undefined || last === undefined) return [];
  const sides = points.flatMap((point, i) => lineBetween(points[i - 1] ?? point, point));
  return closed ? [...sides, ...lineBetween(last, first)] : sides;
}

/** The box of a filled figure with straight sides. */
export function shade({ points, curved }: Figure): Box[] {
  if (curved || points.length < 4 || points.length > 5) return [];
  const box = hull(points.map(([x, y]) => ({ left: x, right: x, top: y, bottom: y })));
  const isLevel = points.every(
    ([x, y]) => Math.min(x - box.left, box.right - x) <= slant && Math.min(y - box.top, box.bottom - y) <= slant,
  );
  return isLevel ? [box] : [];
}
