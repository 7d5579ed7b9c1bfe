'use client';

import { useEffect, useState } from 'react';
import { inTurns, whileWanted } from '../../_hooks/in-turns.ts';
import type { Answer } from '../../_hooks/use-query.ts';

/** The pieces of a text, gathered without holding up the page; throws the reason of `stop` once they are given up. */
export async function gathered(pieces: Iterable<string>, stop?: AbortSignal): Promise<string[]> {
  const found: string[] = [];
  function* work(): Generator<undefined, void> {
    for (const piece of pieces) {
      found.push(piece);
      yield;
    }
  }
  await inTurns(work(), stop);
  return found;
}

/** What makes a text file of pieces, gathered as above. */
export function textFile(pieces: () => Iterable<string>, type: string): (stop: AbortSignal) => Promise<Blob> {
  return async (stop) => new Blob(await gathered(pieces(), stop), { type });
}

const waiting = { phase: 'waiting' } as const;

/** What becomes of sliced work. `begin` must be stable: a new one starts anew. */
export function useSlices<Result>(begin: () => Generator<unknown, Result>): Answer<Result> {
  const [state, setState] = useState<{ begin: unknown; answer: Answer<Result> } | null>(null);
  useEffect(
    () =>
      whileWanted(
        begin(),
        (value) => setState({ begin, answer: { phase: 'done', value } }),
        (error) => setState({ begin, answer: { phase: 'failed', error } }),
      ),
    [begin],
  );
  return state?.begin === begin ? state.answer : waiting;
}
