import { isWide } from '../../model/wide.ts';
import { glyphText, isHyphenPoint, isSpace } from '../pdf/character.ts';
import type { Drawing } from '../pdf/drawing.ts';
import { apply, bar, compose, type Figure, type Matrix, outline, type Point, shade } from '../pdf/figure.ts';
import type { Box, PageContent, Ruling } from '../pdf/page.ts';
import { type RawGlyph, refuseCrowded, setRoom, uprightPage } from '../pdf/upright.ts';
import { numbersOf, stepsOf } from './numbers.ts';
import type { PageObject } from './objects.ts';
import type { OfdPage } from './package.ts';

const pointsPerMillimetre = 72 / 25.4;
/** Steps of justified lines are a little longer than the size of their font. */
const roomyStep = 1.1;
/** A drawing with more corners than this on one page is a picture, not the lines of a table. */
const maxCorners = 100_000;
/** Stands for a glyph whose character the file does not tell. */
const placeholder = '¤';
/** Numbers each operator of path data takes; the last two are the point it goes to. */
const operands: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };

/** The way from an object's own millimetres to the page in points, y growing upwards. */
function placeOf({ attributes }: PageObject, [left = 0, top = 0, , height = 0]: readonly number[]): Matrix {
  const [x = 0, y = 0] = numbersOf(attributes.Boundary);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(attributes.CTM);
  const k = pointsPerMillimetre;
  return compose(compose([a, b, c, d, e, f], [1, 0, 0, 1, x - left, y - top]), [k, 0, 0, -k, 0, height * k]);
}

/** Wide characters take the size of their font, others half of it: files carry no widths but in their fonts. */
function emWidth(character: string): number {
  return isWide(character) ? 1 : 0.5;
}

interface Gathered {
  readonly glyphs: RawGlyph[];
  readonly quarters: number[];
  unmapped: number;
  hidden: number;
  /** Whether a space stands before the next character. */
  spaced: boolean;
}

/** How the characters of a text object are set, in points on the page. */
interface Look {
  readonly place: Matrix;
  readonly size: number;
  /** Width of a wide character. */
  readonly em: number;
  /** Points on the page of a millimetre along the line. */
  readonly scale: number;
  readonly quarter: number;
  readonly isHidden: boolean;
}

function lookOf({ attributes }: PageObject, place: Matrix): Look {
  const [a, b, c, d] = place;
  const size = Number(attributes.Size ?? 0);
  const scale = Math.max(Math.hypot(a, b), 1e-6);
  const turned = Math.round(Number(attributes.CharDirection ?? 0) / 90);
  return {
    place,
    size: size * Math.hypot(c, d),
    em: size * Number(attributes.HScale ?? 1) * scale,
    scale,
    quarter: (Math.round(-Math.atan2(b, a) / (Math.PI / 2)) + turned) & 3,
    isHidden: attributes.Alpha === '0' || (attributes.Fill === 'false' && attributes.Stroke !== 'true'),
  };
}

/** Adds one character that goes from one point to the next, both in the object's own millimetres. */
function addCharacter(character: string, from: Point, to: Point, look: Look, gathered: Gathered): void {
  const words = character === placeholder ? '' : glyphText(character.codePointAt(0) ?? 0);
  if (words === '') {
    gathered.unmapped++;
    return;
  }
  const [left, base] = apply(look.place, ...from);
  const [nextLeft, nextBase] = apply(look.place, ...to);
  // A step of up to an em is the character's own width; a longer one leaves a gap behind it.
  const step = Math.hypot(nextLeft - left, nextBase - base);
  const width = step <= look.em * roomyStep ? step : emWidth(character) * look.em;
  gathered.glyphs.push(glyph(words, { left, base, width, ...look }, gathered.spaced, gathered.glyphs.length));
  gathered.quarters.push(look.quarter);
  if (look.isHidden) gathered.hidden++;
}

/** Adds the characters of a text object. */
function addText(object: PageObject, place: Matrix, gathered: Gathered): void {
  const look = lookOf(object, place);
  let start: Point = [0, 0];
  gathered.spaced = false;
  for (const { attributes, text } of object.codes) {
    const characters = [...text];
    const across = stepsOf(attributes.DeltaX, characters.length);
    const down = stepsOf(attributes.DeltaY, characters.length);
    start = [Number(attributes.X ?? start[0]), Number(attributes.Y ?? start[1])];
    let at = start;
    for (const [i, character] of characters.entries()) {
      const [stepX = 0, stepY = 0] = [across[i], down[i]];
      // Without steps characters follow one another by their own width.
      const own = stepX === 0 && stepY === 0 ? (emWidth(character) * look.em) / look.scale : stepX;
      const next: Point = [at[0] + own, at[1] + stepY];
      const code = character.codePointAt(0) ?? 0;
      if (!isSpace(code) && !isHyphenPoint(code)) addCharacter(character, at, next, look, gathered);
      if (!isHyphenPoint(code)) gathered.spaced = isSpace(code);
      at = next;
    }
  }
}

interface Spot {
  readonly left: number;
  readonly base: number;
  readonly width: number;
  readonly size: number;
  readonly quarter: number;
}

/** A character by the point it starts at and the way it is written. */
function glyph(text: string, spot: Spot, spaced: boolean, order: number): RawGlyph {
  const { left, base, width, size, quarter } = spot;
  const back = quarter === 2 || quarter === 1 ? width : 0;
  const box = { left, right: left, top: base, bottom: base };
  if (quarter % 2 === 0) {
    box.left = left - back;
    box.right = left - back + width;
  } else {
    box.top = base - back;
    box.bottom = base - back + width;
  }
  setRoom(box, { quarter, size }, quarter % 2 === 0 ? base : left);
  return { text, ...box, turned: false, spaced, order };
}

/** The figures of path data ("M 0 0 L 10 0 C", GB/T 33190-2016 9.1). */
function figuresOf(data: string, place: Matrix): Figure[] {
  const figures: Figure[] = [];
  const parts = data.split(/[\s,]+/).filter((part) => part !== '');
  for (let i = 0; i < parts.length; ) {
    const operator = parts[i++] ?? '';
    const count = operands[operator];
    if (count === undefined) continue;
    const numbers = parts.slice(i, i + count).map(Number);
    i += count;
    let open = figures.at(-1);
    if (operator === 'C') {
      if (open !== undefined) open.closed = true;
      continue;
    }
    if (open === undefined || operator === 'S' || operator === 'M' || open.closed) {
      open = { points: [], closed: false, curved: false };
      figures.push(open);
    }
    const [x = Number.NaN, y = Number.NaN] = numbers.slice(-2);
    if (Number.isFinite(x) && Number.isFinite(y)) open.points.push(apply(place, x, y));
    if (count > 2) open.curved = true;
  }
  return figures;
}

/** What the paths and pictures of a page draw. */
function readDrawing({ area, objects }: OfdPage): Drawing {
  const rulings: Ruling[] = [];
  const shades: Box[] = [];
  let [pictured, curves, corners] = [0, 0, 0];
  for (const object of objects) {
    const { kind, attributes, data } = object;
    const [, , width = 0, height = 0] = numbersOf(attributes.Boundary);
    if (kind === 'ImageObject') pictured += width * height * pointsPerMillimetre ** 2;
    if (kind !== 'PathObject' || corners > maxCorners) continue;
    const isStroked = attributes.Stroke !== 'false';
    if (!isStroked && attributes.Fill !== 'true') continue;
    for (const figure of figuresOf(data, placeOf(object, area))) {
      corners += figure.points.length;
      if (figure.curved) curves += figure.points.length;
      const thin = bar(figure);
      if (thin.length > 0) rulings.push(...thin);
      else if (isStroked) rulings.push(...outline(figure));
      else shades.push(...shade(figure));
    }
  }
  return { rulings, shades, pictured, curves };
}

/** Reads what is printed on a page. Throws `too_complex` (details: source, page) for more characters than a report's page has. */
export function readOfdPage(source: string, number: number, page: OfdPage): PageContent {
  const objects = page.objects.filter(({ attributes }) => attributes.Visible !== 'false');
  const gathered: Gathered = { glyphs: [], quarters: [], unmapped: 0, hidden: 0, spaced: false };
  for (const object of objects) {
    if (object.kind === 'TextObject') addText(object, placeOf(object, page.area), gathered);
    refuseCrowded({ source, number }, gathered.glyphs.length);
  }
  const [, , width = 0, height = 0] = page.area;
  const sheet = { left: 0, top: 0, right: width * pointsPerMillimetre, bottom: height * pointsPerMillimetre };
  return uprightPage(number, sheet, gathered, readDrawing({ area: page.area, objects }));
}
