'use client';

import { useState } from 'react';
import { recordToJson } from '../../../lib/decisions/codec.ts';
import { decisionsCsv } from '../../../lib/decisions/csv.ts';
import { isAtlasError } from '../../../lib/model/error.ts';
import type { Bilingual, Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import type { Atlas } from '../compare/atlas.ts';
import { downloadFile } from '../figure/download.ts';
import { errorWords } from '../figure/error-words.ts';
import { FileField } from '../shell/file-field.tsx';
import styles from './quality.module.css';
import type { Decisions } from './use-decisions.ts';

interface DecisionFilesProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly rules: ReadonlyMap<string, Bilingual>;
  readonly decisions: Decisions;
}

/** A record of some ten thousand decisions is a few megabytes; anything far larger is another kind of file. */
const largestFile = 20_000_000;

/** What was said last, and whether it is a refusal. */
interface Said {
  readonly text: string;
  readonly refused: boolean;
}

/** The record of decisions as files, and back. */
export function DecisionFiles({ lang, atlas, rules, decisions }: DecisionFilesProps) {
  const [said, setSaid] = useState<Said>({ text: '', refused: false });
  const { record, current, storage, unreadable } = decisions;

  function save(kind: 'csv' | 'json'): void {
    const agencies = new Map([...atlas.agencies.values()].map(({ id, name }) => [id, name]));
    const text = kind === 'csv' ? decisionsCsv(record, { agencies, rules }, lang) : recordToJson(record);
    const file = `${label(lang, 'quality.file')}.${kind}`;
    downloadFile(file, new Blob([text], { type: kind === 'csv' ? 'text/csv' : 'application/json' }));
    setSaid({ text: label(lang, 'export.done', { file }), refused: false });
  }

  async function take(file: File): Promise<void> {
    try {
      if (file.size > largestFile) throw new Error(label(lang, 'quality.import.too_large'));
      const count = decisions.take(await file.text());
      setSaid({ text: label(lang, 'quality.import.done', { count }), refused: false });
    } catch (error) {
      const reason = importRefusal(lang, error);
      setSaid({ text: label(lang, 'quality.import.refused', { file: file.name, reason }), refused: true });
    }
  }

  return (
    <section className={`${styles.files} no-print`} aria-labelledby="files-heading">
      <h2 id="files-heading">{label(lang, 'quality.files')}</h2>
      <p className="quiet">{label(lang, 'quality.files.note', { count: current.size })}</p>
      {storage === 'session' && <p className={styles.warning}>{label(lang, 'quality.storage.session')}</p>}
      {unreadable > 0 && (
        <p className={styles.warning}>{label(lang, 'quality.storage.unreadable', { count: unreadable })}</p>
      )}
      <div className={styles.row}>
        <button type="button" className="button" disabled={current.size === 0} onClick={() => save('csv')}>
          {label(lang, 'quality.export.csv')}
        </button>
        <button type="button" className="button" disabled={record.length === 0} onClick={() => save('json')}>
          {label(lang, 'quality.export.json')}
        </button>
        <FileField
          label={label(lang, 'quality.import')}
          accept=".json,application/json"
          onFile={(file) => void take(file)}
        />
      </div>
      <p role={said.refused ? 'alert' : 'status'} className={said.refused ? styles.warning : 'quiet'}>
        {said.text}
      </p>
    </section>
  );
}

/** Why a file was not taken, in the reader's language. */
function importRefusal(lang: Language, error: unknown): string {
  if (!isAtlasError(error)) return errorWords(error);
  const where = String(error.details.where ?? '');
  switch (error.details.problem) {
    case 'not_json':
    case 'not_decisions':
    case 'newer':
    case 'bad_entry':
    case 'contradiction':
      return label(lang, `quality.import.${error.details.problem}`, { where });
    default:
      return errorWords(error);
  }
}
