'use client';

import { useEffect, useState } from 'react';
import { afterPaint } from './after-paint.ts';

const waiting = new Set<() => void>();
let called = false;

/** Calls the one that has waited longest; the next when what it did has been painted. */
function callNext(): void {
  const [first] = waiting;
  called = first !== undefined;
  if (first === undefined) return;
  afterPaint(() => {
    if (waiting.delete(first)) first();
    callNext();
  });
}

/**
 * Whether it is this picture's turn to be made to work. Those that stand in the page as it was built wait for each other, so
 * that a page of several is never held up by all of them at once; one that did not stand there when it was first rendered
 * does not wait.
 */
export function useTurn(stood: boolean): boolean {
  const [turn, setTurn] = useState(!stood);
  useEffect(() => {
    if (turn) return;
    const call = () => setTurn(true);
    waiting.add(call);
    if (!called) callNext();
    return () => void waiting.delete(call);
  }, [turn]);
  return turn;
}
