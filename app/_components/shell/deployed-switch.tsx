'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { isLarge, useDeployment } from '../../_hooks/use-deployment.ts';
import { label } from '../../_labels/label.ts';
import { FigureState } from '../figure/figure-state.tsx';
import { pathIn } from './routes.ts';

/** A page that looks at all data at once; with deployed data too many for that it says so, and where to go instead. */
export function DeployedSwitch({ lang, children }: { readonly lang: Language; readonly children: ReactNode }) {
  const data = useDeployment();
  if (data === null || !isLarge(data)) return children;
  return (
    <FigureState title={label(lang, 'deployed.large')} body={label(lang, 'deployed.large.body')}>
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
