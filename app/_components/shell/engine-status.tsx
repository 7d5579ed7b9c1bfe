'use client';

import { isAtlasError } from '../../../lib/model/error.ts';
import type { Language } from '../../../lib/model/language.ts';
import { useEngineState, wakeEngine } from '../../_hooks/use-engine.ts';
import { label } from '../../_labels/label.ts';
import styles from './shell.module.css';

/** How the query engine is, in words, where a page has started it; its failure has a way on. */
export function EngineStatus({ lang }: { readonly lang: Language }) {
  const state = useEngineState();
  const isCluster = state.phase === 'failed' && isAtlasError(state.error) && state.error.code === 'cluster_failed';
  return (
    <p className={`${styles.status} no-print`} role="status" data-engine={state.phase}>
      {state.phase === 'ready' && label(lang, 'engine.ready', { ms: state.milliseconds })}
      {state.phase === 'starting' && label(lang, 'engine.starting')}
      {state.phase === 'failed' && label(lang, isCluster ? 'engine.cluster' : 'engine.failed')}
      {state.phase === 'failed' && (
        <>
          {' '}
          <button type="button" className="word" onClick={wakeEngine}>
            {label(lang, 'engine.retry')}
          </button>
        </>
      )}
    </p>
  );
}
