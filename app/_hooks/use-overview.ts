'use client';

import { useEffect, useState } from 'react';
import lists from '../../data/profile.json' with { type: 'json' };
import { isAtlasError } from '../../lib/model/error.ts';
import { parseFigureLists } from '../../lib/query/figure-set.ts';
import { type OverviewAnswers, overviewAnswers } from '../../lib/query/overview-answers.ts';
import { parseDictionary } from '../../lib/store/dictionary.ts';
import { type Atlas, atlasOf } from '../_components/compare/atlas.ts';
import { useDataState } from './use-data-state.ts';
import { startEngine } from './use-engine.ts';
import { bundledSite } from './workspace-data.ts';

/** What the overview is drawn from: the site's own knowledge of the bundled data, and the answers over what shows now. */
interface Overview {
  readonly atlas: Atlas;
  readonly answers: OverviewAnswers;
}

/** The overview asked of the data that show now; while they are asked again what was there before stays. */
export interface OverviewState {
  readonly phase: 'waiting' | 'done' | 'failed';
  readonly overview: Overview | null;
}

async function askOverview(signal: AbortSignal): Promise<Overview> {
  const [site, engine] = await Promise.all([bundledSite(), startEngine()]);
  const dictionary = parseDictionary(site.dictionary);
  const figures = parseFigureLists(lists, dictionary).headlines;
  const answers = await overviewAnswers((sql) => engine.query(sql, signal), figures, dictionary);
  return { atlas: atlasOf({ ...site, dictionary }), answers };
}

/** The overview over own and bundled data. */
export function useOverview(): OverviewState {
  const [state, setState] = useState<OverviewState>({ phase: 'waiting', overview: null });
  const { changes } = useDataState();

  // biome-ignore lint/correctness/useExhaustiveDependencies: other data are asked the same questions again
  useEffect(() => {
    const controller = new AbortController();
    const settle = (phase: OverviewState['phase'], overview?: Overview) => {
      if (!controller.signal.aborted) setState((last) => ({ phase, overview: overview ?? last.overview }));
    };
    settle('waiting');
    askOverview(controller.signal)
      .then((overview) => settle('done', overview))
      .catch((error: unknown) => {
        if (!isAtlasError(error) || error.code !== 'query_cancelled') settle('failed');
      });
    return () => controller.abort();
  }, [changes]);

  return state;
}
