'use client';

import { useEffect, useState } from 'react';

/** How long work may hold the page before it lets others have their turn, in milliseconds. */
const turn = 10;

const nextTurn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** Drives work that comes in slices, pausing between turns; null where it was stopped. */
export async function inSlices<Result>(
  work: Generator<unknown, Result>,
  signal: AbortSignal,
): Promise<{ readonly result: Result } | null> {
  for (;;) {
    const end = performance.now() + turn;
    while (performance.now() < end) {
      const step = work.next();
      if (step.done) return { result: step.value };
    }
    await nextTurn();
    if (signal.aborted) return null;
  }
}

/** The pieces of a text, gathered without holding up the page. */
export async function gathered(pieces: Iterable<string>): Promise<string[]> {
  const found: string[] = [];
  function* work(): Generator<undefined, void> {
    for (const piece of pieces) {
      found.push(piece);
      yield;
    }
  }
  await inSlices(work(), new AbortController().signal);
  return found;
}

/** The result of sliced work; null until it is there. `begin` must be stable: a new one starts anew. */
export function useSlices<Result>(begin: () => Generator<unknown, Result>): Result | null {
  const [state, setState] = useState<{ begin: unknown; result: Result } | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    void inSlices(begin(), controller.signal).then((done) => {
      if (done !== null && !controller.signal.aborted) setState({ begin, result: done.result });
    });
    return () => controller.abort();
  }, [begin]);
  return state !== null && state.begin === begin ? state.result : null;
}
