'use client';

import { useEffect, useState } from 'react';
import type { Fact } from '../../../../lib/model/fact.ts';
import { bundledFactsSql, bundledReports } from '../../../../lib/workspace/bundled-facts.ts';

/** A bundled report's figures, or why there are none; null while nobody asks or they are on their way. */
export type BundledFacts = { readonly facts: readonly Fact[] } | { readonly error: unknown } | null;

/** The figures to use of a bundled report, whether or not an own one shows in its place; starts the engine. */
export function useBundledFacts(id: string | null): BundledFacts {
  const [found, setFound] = useState<BundledFacts>(null);
  useEffect(() => {
    if (id === null) return;
    let gone = false;
    const ask = async (): Promise<BundledFacts> => {
      const { startEngine } = await import('../../../_hooks/use-engine.ts');
      const engine = await startEngine();
      const reports = bundledReports(await engine.query(bundledFactsSql([id]), undefined, { plain: true }));
      return { facts: reports.get(id)?.facts ?? [] };
    };
    ask()
      .catch((error: unknown) => ({ error }))
      .then((answer) => gone || setFound(answer));
    return () => {
      gone = true;
    };
  }, [id]);
  return found;
}
