'use client';

import { useMemo } from 'react';
import { useBriefings } from '../../_hooks/use-briefings.ts';
import { useIdleStart } from '../../_hooks/use-engine.ts';
import { useOwnAtlas, useOwnReported } from '../../_hooks/use-own-atlas.ts';
import { label } from '../../_labels/label.ts';
import { Failed } from '../figure/failed.tsx';
import { Waits } from '../figure/waits.tsx';
import { DeployedSwitch } from '../shell/deployed-switch.tsx';
import styles from './briefing.module.css';
import { Desk } from './desk.tsx';
import type { BriefingWorld } from './gather.ts';
import { Shared } from './shared.tsx';
import { Shelf } from './shelf.tsx';
import { SummaryForm } from './summary-form.tsx';

interface BriefingsProps {
  readonly world: BriefingWorld;
  /** Years with a report, by agency. */
  readonly reported: ReadonlyMap<string, readonly number[]>;
}

/** The briefings of this computer: a list, and the chosen one to work on. */
export function Briefings({ world: bundled, reported }: BriefingsProps) {
  useIdleStart();
  const atlas = useOwnAtlas(bundled.atlas);
  const world = useMemo(() => ({ ...bundled, atlas }), [bundled, atlas]);
  const briefings = useBriefings();
  const { lang } = world;
  const chosen = briefings?.list.find(({ id }) => id === briefings.current);
  return (
    <>
      <header className={`${styles.top} no-print`}>
        <h1>{label(lang, 'nav.briefing')}</h1>
        <p className="quiet">{label(lang, 'briefing.lead')}</p>
      </header>
      {briefings === null ? (
        <p role="status">{label(lang, 'briefing.loading')}</p>
      ) : (
        <>
          <Shared lang={lang} />
          <div className={styles.columns}>
            <aside className={`${styles.side} no-print`} aria-label={label(lang, 'briefing.list')}>
              <Shelf lang={lang} briefings={briefings} />
              <DeployedSwitch lang={lang} shows="small">
                <Draft world={world} reported={reported} />
              </DeployedSwitch>
            </aside>
            {chosen && <Desk key={chosen.id} world={world} briefing={chosen} />}
          </div>
        </>
      )}
    </>
  );
}

/** The page to draft, of every body and year there is. */
function Draft({ world, reported }: BriefingsProps) {
  const { answer, retry } = useOwnReported(reported);
  if (answer.phase === 'waiting') return <Waits lang={world.lang} />;
  if (answer.phase === 'failed') return <Failed lang={world.lang} error={answer.error} onRetry={retry} />;
  return <SummaryForm world={world} reported={answer.value} />;
}
