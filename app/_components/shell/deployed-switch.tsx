'use client';

import Link from 'next/link';
import { type ReactNode, useEffect } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { useDataState } from '../../_hooks/use-data-state.ts';
import { isLarge, useDeployment } from '../../_hooks/use-deployment.ts';
import { startEngine, useEngineState } from '../../_hooks/use-engine.ts';
import { label } from '../../_labels/label.ts';
import { failureWords } from '../figure/error-words.ts';
import { FigureState } from '../figure/figure-state.tsx';
import { pathIn } from './routes.ts';

interface DeployedSwitchProps {
  readonly lang: Language;
  /** `small`: deployed data show here unless they are too many; `never`: the page is of the data the site was built from. */
  readonly shows: 'small' | 'never';
  readonly children: ReactNode;
}

/**
 * A page that looks at all data at once: with deployed data it begins when they are there, so that no figure it was built with
 * shows among them; where they are too many, or never show, it says so, and where to go instead.
 */
export function DeployedSwitch({ lang, shows, children }: DeployedSwitchProps) {
  const data = useDeployment();
  const { own } = useDataState();
  const engine = useEngineState();
  const fits = data !== null && shows === 'small' && !isLarge(data);
  const waits = fits && own === null;
  useEffect(() => {
    if (waits) void startEngine().catch(() => undefined);
  }, [waits]);
  if (data === null || (fits && !waits)) return children;
  if (waits && engine.phase === 'failed') {
    return (
      <FigureState alert title={label(lang, 'figure.failed')} body={failureWords(lang, engine.error)}>
        <button
          type="button"
          className="button button-strong"
          onClick={() => void startEngine().catch(() => undefined)}
        >
          {label(lang, 'figure.retry')}
        </button>
      </FigureState>
    );
  }
  if (waits) return <FigureState title={label(lang, 'figure.loading')} body={label(lang, 'figure.waiting')} />;
  const [title, body] =
    shows === 'never'
      ? (['deployed.none', 'deployed.none.body'] as const)
      : (['deployed.large', 'deployed.large.body'] as const);
  return (
    <FigureState title={label(lang, title)} body={label(lang, body)}>
      <Link className="button button-strong" href={pathIn(lang, '/compare/')} prefetch={false}>
        {label(lang, 'nav.compare')}
      </Link>
      <Link className="button" href={pathIn(lang, '/applications/')} prefetch={false}>
        {label(lang, 'nav.applications')}
      </Link>
      <Link className="button" href={pathIn(lang, '/sql/')} prefetch={false}>
        {label(lang, 'nav.sql')}
      </Link>
    </FigureState>
  );
}
