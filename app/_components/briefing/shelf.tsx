'use client';

import { useState } from 'react';
import { briefingFromJson } from '../../../lib/briefing/index.ts';
import { isAtlasError } from '../../../lib/model/error.ts';
import type { Language } from '../../../lib/model/language.ts';
import { type Briefings, chooseBriefing, startBriefing } from '../../_hooks/use-briefings.ts';
import { label } from '../../_labels/label.ts';
import { errorWords } from '../figure/error-words.ts';
import { FileField } from '../shell/file-field.tsx';
import styles from './briefing.module.css';

/** A briefing of hundreds of figures is a few megabytes; anything far larger is another kind of file. */
const largestFile = 20_000_000;

/** The list of briefings: choose, begin, load. */
export function Shelf({ lang, briefings }: { readonly lang: Language; readonly briefings: Briefings }) {
  const { list, current, stored, unreadable } = briefings;
  const [said, setSaid] = useState({ text: '', refused: false });

  async function take(file: File): Promise<void> {
    try {
      if (file.size > largestFile) throw new Error(label(lang, 'briefing.load.too_large'));
      const { title, items } = briefingFromJson(await file.text());
      startBriefing(
        title,
        items.map(({ id: _, ...content }) => content),
      );
      setSaid({ text: label(lang, 'briefing.loaded', { title }), refused: false });
    } catch (error) {
      const text = label(lang, 'briefing.load.refused', { file: file.name, reason: refusal(lang, error) });
      setSaid({ text, refused: true });
    }
  }

  return (
    <section className={styles.shelf}>
      <h2>{label(lang, 'briefing.list')}</h2>
      {!stored && <p role="alert">{label(lang, 'briefing.stored')}</p>}
      {unreadable > 0 && <p className="quiet">{label(lang, 'briefing.unreadable', { count: unreadable })}</p>}
      <ul>
        {list.map(({ id, title, items }) => (
          <li key={id}>
            <button
              type="button"
              className="word"
              aria-current={id === current ? 'true' : undefined}
              onClick={() => chooseBriefing(id)}
            >
              {title || label(lang, 'briefing.untitled')}
            </button>{' '}
            <span className="quiet">{label(lang, 'briefing.count', { count: items.length })}</span>
          </li>
        ))}
      </ul>
      <p className={styles.row}>
        <button type="button" className="button" onClick={() => startBriefing(label(lang, 'briefing.untitled'))}>
          {label(lang, 'briefing.new')}
        </button>
        <FileField
          label={label(lang, 'briefing.load')}
          accept=".json,application/json"
          onFile={(file) => void take(file)}
        />
      </p>
      <p role={said.refused ? 'alert' : 'status'} className="quiet">
        {said.text}
      </p>
    </section>
  );
}

function refusal(lang: Language, error: unknown): string {
  if (!isAtlasError(error)) return errorWords(error);
  const where = String(error.details.where ?? '');
  switch (error.details.problem) {
    case 'not_json':
    case 'not_briefing':
    case 'newer':
    case 'bad_item':
      return label(lang, `briefing.load.${error.details.problem}`, { where });
    default:
      return errorWords(error);
  }
}
