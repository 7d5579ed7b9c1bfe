'use client';

import { startTransition, useEffect, useState } from 'react';

/**
 * Runs something in a task of its own when what stands in the page now has been painted: a frame has passed and the next one
 * begun. In a window nobody sees, where nothing is painted, soon. Answers how to call it off.
 */
export function afterPaint(run: () => void): () => void {
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    timer = setTimeout(run, 0);
  };
  if (document.hidden) later();
  else {
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(later);
    });
  }
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/** Waits for a task of its own: what the reader does comes first. */
export const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/**
 * The value as it was when the page was painted last. What hangs on it follows the frame that shows the value itself and does
 * not hold it up: a deferred value alone may be rendered before that frame.
 */
export function useAfterPaint<Value>(value: Value): Value {
  const [painted, setPainted] = useState(() => value);
  useEffect(() => afterPaint(() => startTransition(() => setPainted(() => value))), [value]);
  return painted;
}

/** Runs something when the browser has nothing else to do, or after `most` milliseconds. Answers how to call it off. */
export function whenIdle(run: () => void, most?: number): () => void {
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = setTimeout(run, 500);
    return () => clearTimeout(timer);
  }
  const handle = window.requestIdleCallback(run, most === undefined ? undefined : { timeout: most });
  return () => window.cancelIdleCallback(handle);
}
