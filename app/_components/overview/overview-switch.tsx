'use client';

import { lazy, type ReactNode, Suspense } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { useDataState } from '../../_hooks/use-data-state.ts';
import { useOwnStart } from '../../_hooks/use-own-start.ts';
import { OwnNote } from './own-note.tsx';

const OwnOverview = lazy(async () => ({ default: (await import('./own-overview.tsx')).OwnOverview }));

interface OverviewSwitchProps {
  readonly lang: Language;
  /** The overview of the bundled data, as built. */
  readonly children: ReactNode;
}

/** The overview of the bundled data, or of what shows once the user's own reports are among it; says which. */
export function OverviewSwitch({ lang, children }: OverviewSwitchProps) {
  const { own } = useDataState();
  const start = useOwnStart();
  if (own === null) {
    return (
      <>
        {start !== 'none' && <OwnNote lang={lang} words={`overview.own.${start}`} />}
        {children}
      </>
    );
  }
  return (
    <Suspense fallback={children}>
      <OwnOverview lang={lang}>{children}</OwnOverview>
    </Suspense>
  );
}
