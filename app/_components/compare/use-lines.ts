'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useSyncExternalStore } from 'react';
import { usePrinting } from '../../_hooks/use-printing.ts';

/** Whether a table is so long that only the lines in sight are drawn: a cell costs about 0.1 ms. */
export function isLong(lines: number, columns: number): boolean {
  return lines > 40 && lines * columns > 600;
}

/** A line's height in CSS pixels until it is measured. */
const usualHeight = 37;

const never = () => () => undefined;
const isRunning = () => true;
const isBuilt = () => false;

/** Which lines of a table to draw, and the space the others leave. */
export interface DrawnLines {
  /** Whether lines are left out. */
  readonly partial: boolean;
  readonly indexes: readonly number[];
  readonly before: number;
  readonly after: number;
  /** Measures a drawn line (which carries `data-index`). */
  readonly measure: ((line: HTMLElement | null) => void) | undefined;
}

/**
 * The lines in sight of a long table. All of them in the page as built (it may never run scripts), on paper, and where the
 * reader asks for all.
 */
export function useLines(
  count: number,
  columns: number,
  frame: RefObject<HTMLElement | null>,
  all: boolean,
): DrawnLines {
  // False only where the page as built is taken over: a table that comes later never draws all of a country once.
  const running = useSyncExternalStore(never, isRunning, isBuilt);
  const printing = usePrinting();
  const partial = isLong(count, columns) && running && !all && !printing;
  const virtual = useVirtualizer({
    count: partial ? count : 0,
    getScrollElement: () => frame.current,
    estimateSize: () => usualHeight,
    overscan: 12,
  });
  if (!partial) {
    const indexes = Array.from({ length: count }, (_, index) => index);
    return { partial, indexes, before: 0, after: 0, measure: undefined };
  }
  const items = virtual.getVirtualItems();
  return {
    partial,
    indexes: items.map(({ index }) => index),
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    measure: virtual.measureElement,
  };
}
