'use client';

import Link from 'next/link';
import { type ReactNode, useEffect } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { useDataState } from '../../_hooks/use-data-state.ts';
import { isLarge, useDeployment } from '../../_hooks/use-deployment.ts';
import { useEngineState, wakeEngine } from '../../_hooks/use-engine.ts';
import { label } from '../../_labels/label.ts';
import { Failed } from '../figure/failed.tsx';
import { FigureState } from '../figure/figure-state.tsx';
import { FigureWaits } from '../figure/waits.tsx';
import { pathIn } from './routes.ts';

interface DeployedSwitchProps {
  readonly lang: Language;
  /** `always`, or `small`: deployed data show here unless they are too many; `never`: the page is of the data the site was built from. */
  readonly shows: 'always' | 'small' | 'never';
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
  const fits = data !== null && (shows === 'always' || (shows === 'small' && !isLarge(data)));
  const waits = fits && own === null;
  useEffect(() => {
    if (waits) wakeEngine();
  }, [waits]);
  if (data === null || (fits && !waits)) return children;
  if (waits && engine.phase === 'failed') {
    return <Failed lang={lang} error={engine.error} onRetry={wakeEngine} />;
  }
  if (waits) return <FigureWaits lang={lang} body="figure.waiting" />;
  const why = shows === 'never' ? 'none' : 'large';
  return (
    <FigureState title={label(lang, `deployed.${why}`)} body={label(lang, `deployed.${why}.body`)}>
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
