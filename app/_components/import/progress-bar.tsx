'use client';

import type { Language } from '../../../lib/model/language.ts';
import { timeLeft } from '../../../lib/reading/progress.ts';
import type { OwnFile } from '../../../lib/workspace/model.ts';
import type { WaitingFile } from '../../../lib/workspace/store.ts';
import { label } from '../../_labels/label.ts';
import styles from './import.module.css';
import type { Duplicate, Import, ImportState } from './import-state.ts';
import { storageWords } from './storage-words.ts';

interface ProgressBarProps {
  readonly lang: Language;
  readonly current: ImportState;
  readonly controls: Pick<Import, 'pause' | 'resume' | 'cancel'>;
}

function timeWords(lang: Language, milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 100) return label(lang, 'import.time.seconds', { count: seconds });
  return label(lang, 'import.time.minutes', { count: Math.round(seconds / 60) });
}

/** How an import stands, in words; what could not be read, and what was known before, was not read. */
export function stateWords(lang: Language, { phase, progress, pages, failed, duplicates }: ImportState): string {
  const { files, done } = progress;
  if (phase === 'taking') return label(lang, 'import.progress.taking', { files });
  if (phase === 'ended') {
    const known = duplicates.length;
    return label(lang, 'import.progress.ended', { read: done - failed - known, files, failed, known });
  }
  const left = timeLeft(progress);
  return [
    label(lang, 'import.progress.reading', { done, files }),
    ...(pages > 0 ? [label(lang, 'import.progress.pages', { pages })] : []),
    ...(failed > 0 ? [label(lang, 'import.progress.failed', { count: failed })] : []),
    ...(phase === 'paused' ? [label(lang, 'import.progress.paused')] : []),
    ...(phase === 'reading' && left !== null
      ? [label(lang, 'import.progress.left', { time: timeWords(lang, left) })]
      : []),
  ].join(' · ');
}

/** How far the import has come, and the ways to hold or stop it. */
export function ProgressBar({ lang, current, controls }: ProgressBarProps) {
  const { phase, progress, error } = current;
  if (phase === 'idle') return null;
  const words = stateWords(lang, current);
  return (
    <section className={styles.progress} aria-label={label(lang, 'import.progress')} data-import={phase}>
      {phase !== 'ended' && (
        <progress
          max={Math.max(1, progress.files)}
          value={phase === 'taking' ? undefined : progress.done}
          aria-label={label(lang, 'import.progress')}
        />
      )}
      <div className={styles.row}>
        <p role="status">{words}</p>
        {phase === 'reading' && (
          <button type="button" className="button" onClick={controls.pause}>
            {label(lang, 'import.pause')}
          </button>
        )}
        {phase === 'paused' && (
          <button type="button" className="button" onClick={controls.resume}>
            {label(lang, 'import.resume')}
          </button>
        )}
        {phase !== 'ended' && (
          <button type="button" className="button" onClick={controls.cancel}>
            {label(lang, 'import.cancel')}
          </button>
        )}
      </div>
      {error !== null && (
        <p role="alert" className={styles.warning}>
          {label(lang, 'import.progress.stopped', { reason: storageWords(lang, error) })}
        </p>
      )}
    </section>
  );
}

interface DuplicatesProps {
  readonly lang: Language;
  readonly duplicates: readonly Duplicate[];
  readonly files: ReadonlyMap<string, OwnFile>;
}

/** Files that were known before, and as what. */
export function Duplicates({ lang, duplicates, files }: DuplicatesProps) {
  if (duplicates.length === 0) return null;
  return (
    <details className={styles.more}>
      <summary>{label(lang, 'import.duplicates', { count: duplicates.length })}</summary>
      <ul>
        {duplicates.map(({ name, sha256 }, index) => {
          const other = sha256 === null ? undefined : files.get(sha256)?.name;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows, and one name can stand in it twice
            <li key={index}>
              {other === undefined
                ? label(lang, 'import.duplicate.elsewhere', { name })
                : label(lang, 'import.duplicate.of', { name, other })}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

interface WaitingProps {
  readonly lang: Language;
  readonly waiting: readonly WaitingFile[];
  readonly onProceed: () => void;
  readonly onForget: () => void;
}

/** What was left unread when the page was closed, named, with the ways on. */
export function Waiting({ lang, waiting, onProceed, onForget }: WaitingProps) {
  if (waiting.length === 0) return null;
  return (
    <section className={styles.waiting}>
      <div className={styles.row}>
        <p>{label(lang, 'import.waiting', { count: waiting.length })}</p>
        <button type="button" className="button button-strong" onClick={onProceed}>
          {label(lang, 'import.waiting.go')}
        </button>
        <button type="button" className="button" onClick={onForget}>
          {label(lang, 'import.waiting.drop')}
        </button>
      </div>
      <details className={styles.more}>
        <summary>{label(lang, 'import.waiting.names')}</summary>
        <ul>
          {waiting.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}
