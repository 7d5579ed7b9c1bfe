'use client';

import { useMemo } from 'react';
import type { Bilingual, Language } from '../../../lib/model/language.ts';
import { useImport, useWaiting } from '../../_hooks/use-import.ts';
import { useWorkspace } from '../../_hooks/use-workspace.ts';
import { label } from '../../_labels/label.ts';
import type { Atlas } from '../compare/atlas.ts';
import { AcceptBar } from './accept-bar.tsx';
import { DropZone } from './drop-zone.tsx';
import { entriesOf, nextToLookAt, reportCode, reportOfCode } from './entries.ts';
import { EntryList } from './entry-list.tsx';
import styles from './import.module.css';
import { KeepBar } from './keep-bar.tsx';
import { Duplicates, ProgressBar, Waiting } from './progress-bar.tsx';
import { Review } from './review/review.tsx';
import { storageWords } from './storage-words.ts';
import { useOpenReport } from './use-open-report.ts';

interface DeskProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  /** Titles of the consistency rules by id. */
  readonly rules: ReadonlyMap<string, Bilingual>;
  /** Ids of the bundled reports. */
  readonly bundled: ReadonlySet<string>;
}

/** The desk: files come in, the list says how they stand, one at a time is looked at. */
export function Desk({ lang, atlas, rules, bundled }: DeskProps) {
  const { workspace, phase, lasting, loading, unreadable, error } = useWorkspace();
  const imports = useImport();
  const { waiting, forget, error: unforgotten } = useWaiting(imports.current.phase);
  const [code, open] = useOpenReport();
  const entries = useMemo(() => entriesOf(workspace), [workspace]);
  const agencies = useMemo(() => new Map([...atlas.agencies, ...workspace.agencies]), [atlas, workspace]);
  const report = reportOfCode(code, workspace.reports);

  if (report !== null) {
    return (
      <>
        <h1 className="visually-hidden">{label(lang, 'nav.import')}</h1>
        <Review
          key={report.key}
          lang={lang}
          atlas={atlas}
          agencies={agencies}
          rules={rules}
          report={report}
          reports={workspace.reports}
          bundled={bundled}
          next={nextToLookAt(entries, report)}
          onOpen={(other) => open(reportCode(other))}
          onClose={() => open(null)}
        />
      </>
    );
  }
  return (
    <>
      <header className={styles.head}>
        <h1>{label(lang, 'nav.import')}</h1>
        <p className="quiet">{label(lang, 'import.lead')}</p>
      </header>
      {!lasting && <p className={styles.warning}>{label(lang, 'import.storage.session')}</p>}
      {unreadable > 0 && (
        <p className={styles.warning}>{label(lang, 'import.storage.unreadable', { count: unreadable })}</p>
      )}
      {error !== null && (
        <p role="alert" className={styles.warning}>
          {storageWords(lang, error)}
        </p>
      )}
      <DropZone lang={lang} onFiles={imports.take} />
      <ProgressBar lang={lang} current={imports.current} controls={imports} />
      <Duplicates lang={lang} duplicates={imports.current.duplicates} files={workspace.files} />
      <Waiting lang={lang} waiting={waiting} onProceed={() => imports.proceed(waiting)} onForget={forget} />
      {unforgotten !== null && (
        <p role="alert" className={styles.warning}>
          {label(lang, 'import.storage.failed', { reason: storageWords(lang, unforgotten) })}
        </p>
      )}
      <div data-workspace={phase}>
        <AcceptBar lang={lang} workspace={workspace} loading={loading} />
        <EntryList
          lang={lang}
          entries={entries}
          agencies={agencies}
          bundled={bundled}
          onOpen={(chosen) => open(reportCode(chosen))}
        />
      </div>
      <KeepBar lang={lang} />
    </>
  );
}
