import type { Box, Ruling } from './page.ts';

/** Takes what stands on a PDF page (origin below, any direction) to the page as it is read (origin above left). */
export interface Turn {
  readonly width: number;
  readonly height: number;
  box(box: Box): Box;
  ruling(ruling: Ruling): Ruling;
}

/**
 * The turn for a page whose `area` is given with y growing upwards (`top` the smaller value) and whose characters are
 * written `quarter` quarter turns clockwise from the horizontal.
 */
export function createTurn(area: Box, quarter: number): Turn {
  const across = area.right - area.left;
  const up = area.bottom - area.top;
  const sideways = quarter % 2 === 1;
  const [width, height] = sideways ? [up, across] : [across, up];
  const point = (x: number, y: number): readonly [number, number] => {
    const [right, above] = [x - area.left, y - area.top];
    if (quarter === 1) return [up - above, across - right];
    if (quarter === 2) return [across - right, above];
    if (quarter === 3) return [above, right];
    return [right, up - above];
  };
  const turnBox = (box: Box): Box => {
    if (quarter === 0) {
      const { left, right, top, bottom } = box;
      return {
        left: left - area.left,
        right: right - area.left,
        top: up - bottom + area.top,
        bottom: up - top + area.top,
      };
    }
    const [x0, y0] = point(box.left, box.top);
    const [x1, y1] = point(box.right, box.bottom);
    return { left: Math.min(x0, x1), right: Math.max(x0, x1), top: Math.min(y0, y1), bottom: Math.max(y0, y1) };
  };
  return {
    width,
    height,
    box: turnBox,
    ruling({ horizontal, at, from, to }) {
      const line = horizontal
        ? { left: from, right: to, top: at, bottom: at }
        : { left: at, right: at, top: from, bottom: to };
      const box = turnBox(line);
      return horizontal !== sideways
        ? { horizontal: true, at: box.top, from: box.left, to: box.right }
        : { horizontal: false, at: box.left, from: box.top, to: box.bottom };
    },
  };
}
