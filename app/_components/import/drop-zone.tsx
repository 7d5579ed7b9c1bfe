'use client';

import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { errorWords } from '../figure/error-words.ts';
import { chosenFiles, droppedFiles } from './dropped.ts';
import styles from './import.module.css';
import type { GivenFile } from './import-state.ts';

/** What this page itself saves a workspace as. */
const workspaceFile = /\.atlas\.zip$/i;

interface DropZoneProps {
  readonly lang: Language;
  readonly onFiles: (files: readonly GivenFile[]) => void;
}

/** Where files come in: dropped, or chosen one by one or as a folder. */
export function DropZone({ lang, onFiles }: DropZoneProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  // What was not taken, and why.
  const [refused, setRefused] = useState<string | null>(null);

  /** A saved workspace is no archive of reports: what was decided about them would be lost. */
  function give(found: readonly GivenFile[]): void {
    const reports = found.filter(({ name }) => !workspaceFile.test(name));
    const workspace = found.find((file) => !reports.includes(file));
    setRefused(workspace ? label(lang, 'import.drop.workspace', { name: workspace.name }) : null);
    if (reports.length > 0) onFiles(reports);
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    droppedFiles(event.dataTransfer).then(give, (error: unknown) =>
      setRefused(label(lang, 'import.drop.failed', { reason: errorWords(error) })),
    );
  }

  function choose({ currentTarget }: ChangeEvent<HTMLInputElement>): void {
    const found = currentTarget.files === null ? [] : chosenFiles(currentTarget.files);
    // The same files can be chosen again.
    currentTarget.value = '';
    give(found);
  }

  return (
    <section
      className={styles.drop}
      aria-label={label(lang, 'import.drop')}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className={styles.dropWords}>{label(lang, 'import.drop')}</p>
      <p className="quiet">{label(lang, 'import.drop.formats')}</p>
      <div className={styles.row}>
        <button type="button" className="button button-strong" onClick={() => files.current?.click()}>
          {label(lang, 'import.choose.files')}
        </button>
        <button type="button" className="button" onClick={() => folder.current?.click()}>
          {label(lang, 'import.choose.folder')}
        </button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        data-choose="files"
        aria-label={label(lang, 'import.choose.files')}
        onChange={choose}
      />
      <input
        ref={folder}
        type="file"
        multiple
        hidden
        data-choose="folder"
        aria-label={label(lang, 'import.choose.folder')}
        onChange={choose}
        {...{ webkitdirectory: '' }}
      />
      <p role="status" className={refused === null ? undefined : styles.warning}>
        {refused}
      </p>
    </section>
  );
}
