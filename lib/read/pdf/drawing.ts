import { apply, bar, compose, type Figure, identity, type Matrix, outline, shade } from './figure.ts';
import type { Box, Ruling } from './page.ts';
import type { Pdfium } from './pdfium.ts';

/** PDFium's numbers for kinds of page objects and path segments. */
const pathObject = 2;
const imageObject = 3;
const formObject = 5;
const lineSegment = 0;
const curveSegment = 1;

/** A drawing with more pieces than this is a picture, not the lines of a table. */
const maxSegments = 100_000;
const maxFormDepth = 8;

/** What an open page draws besides characters; y grows upwards. */
export interface Drawing {
  /** Straight lines, and filled bars so thin that they show as lines. */
  readonly rulings: readonly Ruling[];
  /** Boxes filled without a border. */
  readonly shades: readonly Box[];
  /** Room that pictures take, in square points. */
  readonly pictured: number;
  /** How many curves are drawn. */
  readonly curves: number;
}

/** Collects the straight lines and filled boxes an open page draws, those inside form objects too. */
export function readDrawing({ call, memory }: Pdfium, page: number, scratch: number): Drawing {
  const rulings: Ruling[] = [];
  const shades: Box[] = [];
  let [pictured, curves] = [0, 0];
  let budget = maxSegments;

  const matrixOf = (object: number): Matrix => {
    if (call.FPDFPageObj_GetMatrix(object, scratch) === 0) return identity;
    const [from, { HEAPF32: heap }] = [scratch >> 2, memory];
    return [
      heap[from] ?? 1,
      heap[from + 1] ?? 0,
      heap[from + 2] ?? 0,
      heap[from + 3] ?? 1,
      heap[from + 4] ?? 0,
      heap[from + 5] ?? 0,
    ];
  };

  const figuresOf = (path: number, matrix: Matrix): Figure[] => {
    const figures: Figure[] = [];
    const count = call.FPDFPath_CountSegments(path);
    budget -= count;
    for (let i = 0; i < count && budget > 0; i++) {
      const segment = call.FPDFPath_GetPathSegment(path, i);
      if (call.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4) === 0) continue;
      const [x, y] = [memory.HEAPF32[scratch >> 2] ?? 0, memory.HEAPF32[(scratch >> 2) + 1] ?? 0];
      const kind = call.FPDFPathSegment_GetType(segment);
      let open = figures.at(-1);
      if (open === undefined || (kind !== lineSegment && kind !== curveSegment)) {
        open = { points: [], closed: false, curved: false };
        figures.push(open);
      }
      open.points.push(apply(matrix, x, y));
      if (kind === curveSegment) {
        open.curved = true;
        curves++;
      }
      if (call.FPDFPathSegment_GetClose(segment) === 1) open.closed = true;
    }
    return figures;
  };

  const addPath = (path: number, outer: Matrix): void => {
    if (call.FPDFPath_GetDrawMode(path, scratch, scratch + 4) === 0) return;
    const [fill, stroke] = [memory.HEAP32[scratch >> 2] ?? 0, memory.HEAP32[(scratch >> 2) + 1] ?? 0];
    if (fill === 0 && stroke === 0) return;
    for (const figure of figuresOf(path, compose(matrixOf(path), outer))) {
      const thin = bar(figure);
      if (thin.length > 0) rulings.push(...thin);
      else if (stroke !== 0) rulings.push(...outline(figure));
      else shades.push(...shade(figure));
    }
  };

  /** A picture takes the unit square its matrix lays out; one as thin as a line is a line. */
  const addPicture = (matrix: Matrix): void => {
    const corners = [apply(matrix, 0, 0), apply(matrix, 1, 0), apply(matrix, 1, 1), apply(matrix, 0, 1)];
    rulings.push(...bar({ points: corners, closed: true, curved: false }));
    const [a, b, c, d] = matrix;
    pictured += Math.abs(a * d - b * c);
  };

  const visit = (object: number, outer: Matrix, depth: number): void => {
    const kind = call.FPDFPageObj_GetType(object);
    if (kind === pathObject) addPath(object, outer);
    if (kind === imageObject) addPicture(compose(matrixOf(object), outer));
    if (kind !== formObject || depth >= maxFormDepth) return;
    const matrix = compose(matrixOf(object), outer);
    const count = call.FPDFFormObj_CountObjects(object);
    for (let i = 0; i < count && budget > 0; i++) visit(call.FPDFFormObj_GetObject(object, i), matrix, depth + 1);
  };

  const count = call.FPDFPage_CountObjects(page);
  for (let i = 0; i < count && budget > 0; i++) visit(call.FPDFPage_GetObject(page, i), identity, 0);
  return { rulings, shades, pictured, curves };
}
