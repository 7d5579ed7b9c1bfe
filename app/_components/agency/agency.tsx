'use client';

import type { Bilingual, Language } from '../../../lib/model/language.ts';
import { useIdleStart } from '../../_hooks/use-engine.ts';
import { useOwnAtlas, useOwnReported } from '../../_hooks/use-own-atlas.ts';
import { label } from '../../_labels/label.ts';
import type { Atlas } from '../compare/atlas.ts';
import compare from '../compare/compare.module.css';
import { Failed } from '../figure/failed.tsx';
import { FigureWaits } from '../figure/waits.tsx';
import { AgencyList } from './agency-list.tsx';
import { firstState } from './agency-url.ts';
import { Profile } from './profile.tsx';
import { useAgencyState } from './use-agency-state.ts';

interface AgencyDeskProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  /** Titles of the rules by id. */
  readonly rules: ReadonlyMap<string, Bilingual>;
  /** Metric and indicator ids of the profile, in order. */
  readonly figures: readonly string[];
  /** Years with a report, by agency, oldest first. */
  readonly reported: ReadonlyMap<string, readonly number[]>;
}

/** One agency's page, or the list to choose it from. */
export function AgencyDesk({ lang, rules, figures, ...bundled }: AgencyDeskProps) {
  useIdleStart();
  const atlas = useOwnAtlas(bundled.atlas);
  const { answer, retry } = useOwnReported(bundled.reported);
  const { read, change } = useAgencyState();
  const { state, unusable } = read ?? { state: firstState, unusable: [] };
  const agency = state.id === null ? undefined : atlas.agencies.get(state.id);
  if (answer.phase === 'failed') return <Failed lang={lang} error={answer.error} onRetry={retry} />;
  if (answer.phase === 'waiting') return <FigureWaits lang={lang} body="figure.waiting" />;
  const reported = answer.value;
  const years = reported.get(state.id ?? '') ?? [];
  const strange = [
    ...unusable,
    ...(agency !== undefined && state.year !== null && !years.includes(state.year) ? [`y=${state.year}`] : []),
  ];
  return (
    <>
      {strange.length > 0 && (
        <p className={compare.unusable} role="alert">
          {label(lang, 'agency.peers.unusable', { value: strange.join(lang === 'zh' ? '、' : ', ') })}
        </p>
      )}
      {agency === undefined ? (
        <>
          <header>
            <h1>{label(lang, 'nav.agency')}</h1>
            <p className="quiet">{label(lang, 'agency.lead')}</p>
          </header>
          {state.id !== null && (
            <p className={compare.unusable} role="alert">
              {label(lang, 'agency.unknown', { id: state.id })}
            </p>
          )}
          <AgencyList lang={lang} atlas={atlas} reported={reported} state={state} onChange={change} />
        </>
      ) : (
        <Profile
          key={agency.id}
          lang={lang}
          atlas={atlas}
          rules={rules}
          figures={figures}
          agency={agency}
          years={years}
          state={state}
          onChange={change}
        />
      )}
    </>
  );
}
