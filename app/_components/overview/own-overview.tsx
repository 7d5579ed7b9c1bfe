'use client';

import type { ReactNode } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import type { OverviewAnswers } from '../../../lib/query/overview-answers.ts';
import { useDataState } from '../../_hooks/use-data-state.ts';
import { useOverview } from '../../_hooks/use-overview.ts';
import { useOwnAtlas } from '../../_hooks/use-own-atlas.ts';
import type { Atlas } from '../compare/atlas.ts';
import { OverviewBody } from './overview-body.tsx';
import { OwnNote } from './own-note.tsx';

interface OwnOverviewProps {
  readonly lang: Language;
  /** What stands while the questions are asked for the first time, and where they fail. */
  readonly children: ReactNode;
}

/** The overview asked again of the engine, with the user's own reports, or without the bundled ones. */
export function OwnOverview({ lang, children }: OwnOverviewProps) {
  const { phase, overview } = useOverview();
  if (overview !== null && phase !== 'failed') return <Shown lang={lang} {...overview} />;
  return (
    <>
      <OwnNote lang={lang} words={phase === 'failed' ? 'overview.own.failed' : 'overview.own.coming'} />
      {children}
    </>
  );
}

interface ShownProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly answers: OverviewAnswers;
}

function Shown({ lang, atlas, answers }: ShownProps) {
  const { own } = useDataState();
  const count = answers.coverage.filter((report) => report.own).length;
  return (
    <>
      <OwnNote lang={lang} words={own?.bundled === false ? 'overview.own.alone' : 'overview.own.in'} count={count} />
      <OverviewBody lang={lang} atlas={useOwnAtlas(atlas)} answers={answers} />
    </>
  );
}
