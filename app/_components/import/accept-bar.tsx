'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { acceptable, accepted, switched } from '../../../lib/workspace/events.ts';
import type { Origin, Workspace } from '../../../lib/workspace/model.ts';
import type { LoadProgress } from '../../../lib/workspace/own-load.ts';
import { changeWorkspace, newStamp } from '../../_hooks/use-workspace.ts';
import { label } from '../../_labels/label.ts';
import { pathIn } from '../shell/routes.ts';
import styles from './import.module.css';
import { storageWords } from './storage-words.ts';

interface AcceptBarProps {
  readonly lang: Language;
  readonly workspace: Workspace;
  /** How far own figures on their way to the pages have come; null where none are. */
  readonly loading: LoadProgress | null;
}

const origins: readonly Origin[] = ['own', 'bundled'];

/** Everything without a doubt goes in with one button; own and bundled data are switched on and off. */
export function AcceptBar({ lang, workspace, loading }: AcceptBarProps) {
  const [said, setSaid] = useState<{ readonly text: string; readonly refused: boolean } | null>(null);
  const [busy, setBusy] = useState(false);
  // A switch shows at once what it was turned to; the pages follow.
  const [turned, setTurned] = useState<Partial<Workspace['shown']>>({});
  const ready = acceptable(workspace).length;
  const own = [...workspace.reports.values()].filter(({ state }) => state === 'accepted').length;

  async function perform(work: () => Promise<string>): Promise<void> {
    setBusy(true);
    try {
      setSaid({ text: await work(), refused: false });
    } catch (error) {
      setSaid({ text: label(lang, 'import.storage.failed', { reason: storageWords(lang, error) }), refused: true });
    }
    setBusy(false);
  }

  const acceptAll = () =>
    perform(async () => {
      let count = 0;
      await changeWorkspace((current) => {
        const keys = acceptable(current).map(({ key }) => key);
        count = keys.length;
        return keys.length === 0 ? [] : [accepted(current, keys, newStamp())];
      });
      return label(lang, 'import.accepted', { count });
    });

  function turn(source: Origin, on: boolean): void {
    setTurned({ [source]: on });
    void perform(async () => {
      await changeWorkspace((current) => [switched(current, source, on, newStamp())]);
      return '';
    }).then(() => setTurned({}));
  }

  if (workspace.reports.size === 0) return null;
  return (
    <section className={styles.accept}>
      <div className={styles.row}>
        <button
          type="button"
          className="button button-strong"
          disabled={ready === 0 || busy}
          onClick={() => void acceptAll()}
        >
          {label(lang, 'import.accept.all', { count: ready })}
        </button>
        <p className="quiet">{label(lang, 'import.accept.note')}</p>
      </div>
      {own > 0 && (
        <div className={styles.row}>
          <span>{label(lang, 'import.shown')}</span>
          {origins.map((source) => (
            <label key={source} className={styles.tick}>
              <input
                type="checkbox"
                checked={turned[source] ?? workspace.shown[source]}
                disabled={busy}
                onChange={(event) => turn(source, event.target.checked)}
              />
              {label(lang, `import.shown.${source}`, { count: own })}
            </label>
          ))}
          <Link prefetch={false} href={pathIn(lang, '/compare/')}>
            {label(lang, 'import.compare')}
          </Link>
        </div>
      )}
      {loading && (
        <p role="status" className="quiet">
          {label(lang, 'import.loading', { done: loading.done, count: loading.reports })}
        </p>
      )}
      <p role={said?.refused ? 'alert' : 'status'} className={said?.refused ? styles.warning : 'quiet'}>
        {said?.text}
      </p>
    </section>
  );
}
