import type { Ruling } from './page.ts';
import type { Pdfium } from './pdfium.ts';

/** PDFium's numbers for kinds of page objects and path segments. */
const pathObject = 2;
const formObject = 5;
const lineSegment = 0;
const curveSegment = 1;

/** A drawing with more pieces than this is a picture, not the lines of a table. */
const maxSegments = 20_000;
const maxFormDepth = 8;
/** Thickest filled bar taken for a line, in points. */
const maxThickness = 4;
/** How far from exactly horizontal or vertical a line may run, in points. */
const slant = 1;
const minLength = 2;

type Matrix = readonly [number, number, number, number, number, number];
type Point = readonly [x: number, y: number];

const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
function compose(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): Point {
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

interface Figure {
  readonly points: Point[];
  closed: boolean;
  curved: boolean;
}

/** A filled figure so thin that it shows as a line. */
function bar({ points, curved }: Figure): Ruling[] {
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
function outline({ points, closed, curved }: Figure): Ruling[] {
  const first = points[0];
  const last = points.at(-1);
  if (curved || first === undefined || last === undefined) return [];
  const sides = points.flatMap((point, i) => lineBetween(points[i - 1] ?? point, point));
  return closed ? [...sides, ...lineBetween(last, first)] : sides;
}

/** Collects the straight lines an open page draws, those inside form objects too; y grows upwards. */
export function drawnRulings({ call, memory }: Pdfium, page: number, scratch: number): Ruling[] {
  const rulings: Ruling[] = [];
  let budget = maxSegments;

  const matrixOf = (object: number): Matrix => {
    if (call.FPDFPageObj_GetMatrix(object, scratch) === 0) return identity;
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = memory.HEAPF32.subarray(scratch >> 2, (scratch >> 2) + 6);
    return [a, b, c, d, e, f];
  };

  const figuresOf = (path: number, matrix: Matrix): Figure[] => {
    const figures: Figure[] = [];
    const count = call.FPDFPath_CountSegments(path);
    budget -= count;
    for (let i = 0; i < count && budget > 0; i++) {
      const segment = call.FPDFPath_GetPathSegment(path, i);
      if (call.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4) === 0) continue;
      const [x = 0, y = 0] = memory.HEAPF32.subarray(scratch >> 2, (scratch >> 2) + 2);
      const kind = call.FPDFPathSegment_GetType(segment);
      let open = figures.at(-1);
      if (open === undefined || (kind !== lineSegment && kind !== curveSegment)) {
        open = { points: [], closed: false, curved: false };
        figures.push(open);
      }
      open.points.push(apply(matrix, x, y));
      if (kind === curveSegment) open.curved = true;
      if (call.FPDFPathSegment_GetClose(segment) === 1) open.closed = true;
    }
    return figures;
  };

  const addPath = (path: number, outer: Matrix): void => {
    if (call.FPDFPath_GetDrawMode(path, scratch, scratch + 4) === 0) return;
    const [fill = 0, stroke = 0] = memory.HEAP32.subarray(scratch >> 2, (scratch >> 2) + 2);
    if (fill === 0 && stroke === 0) return;
    for (const figure of figuresOf(path, compose(matrixOf(path), outer))) {
      const thin = bar(figure);
      rulings.push(...(thin.length > 0 || stroke === 0 ? thin : outline(figure)));
    }
  };

  const visit = (object: number, outer: Matrix, depth: number): void => {
    const kind = call.FPDFPageObj_GetType(object);
    if (kind === pathObject) addPath(object, outer);
    if (kind !== formObject || depth >= maxFormDepth) return;
    const matrix = compose(matrixOf(object), outer);
    const count = call.FPDFFormObj_CountObjects(object);
    for (let i = 0; i < count && budget > 0; i++) visit(call.FPDFFormObj_GetObject(object, i), matrix, depth + 1);
  };

  const count = call.FPDFPage_CountObjects(page);
  for (let i = 0; i < count && budget > 0; i++) visit(call.FPDFPage_GetObject(page, i), identity, 0);
  return rulings;
}
