'use client';

import { type RefObject, useLayoutEffect, useState } from 'react';

/** Widths are followed in steps, so that dragging a window's edge does not redraw at every pixel. */
const step = 20;

/** No screen is this narrow: the element is hidden, or the window is being rearranged. */
const narrowest = 200;

/** The width of an element in CSS pixels, in steps of 20; null until it has one. */
export function useWidth(element: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null);

  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    const measure = () => {
      if (target.clientWidth >= narrowest) setWidth(Math.floor(target.clientWidth / step) * step);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);

  return width;
}
