'use client';

import type { Language } from '../../../lib/model/language.ts';
import { startEngine, useEngineState } from '../../_hooks/use-engine.ts';
import { label } from '../../_labels/label.ts';
import styles from './shell.module.css';

/** How the query engine is, in words, where a page has started it; its failure has a way on. */
export function EngineStatus({ lang }: { readonly lang: Language }) {
  const state = useEngineState();
  return (
    <p className={`${styles.status} no-print`} role="status" data-engine={state.phase}>
      {state.phase === 'ready' && label(lang, 'engine.ready', { ms: state.milliseconds })}
      {state.phase === 'starting' && label(lang, 'engine.starting')}
      {state.phase === 'failed' && label(lang, 'engine.failed')}
      {state.phase === 'failed' && (
        <>
          {' '}
          <button type="button" className="word" onClick={() => void startEngine().catch(() => undefined)}>
            {label(lang, 'engine.retry')}
          </button>
        </>
      )}
    </p>
  );
}
