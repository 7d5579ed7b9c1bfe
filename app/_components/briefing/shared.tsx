'use client';

import { useEffect, useState } from 'react';
import { readBriefingLink, type SharedBriefing } from '../../../lib/briefing/index.ts';
import type { Language } from '../../../lib/model/language.ts';
import { plainText } from '../../../lib/query/words.ts';
import { startBriefing } from '../../_hooks/use-briefings.ts';
import { label } from '../../_labels/label.ts';
import compare from '../compare/compare.module.css';
import { errorWords } from '../figure/error-words.ts';
import styles from './briefing.module.css';
import { refusalOf } from './limit-words.ts';

type Read = { readonly shared: SharedBriefing | null; readonly refused: string | null };
const none: Read = { shared: null, refused: null };

function readAddress(): Read {
  try {
    return { shared: readBriefingLink(window.location.search), refused: null };
  } catch (error) {
    return { shared: null, refused: errorWords(error) };
  }
}

/** A briefing that came with the address: shown first, kept only when asked. */
export function Shared({ lang }: { readonly lang: Language }) {
  const [read, setRead] = useState<Read>(none);
  useEffect(() => setRead(readAddress()), []);
  const { shared, refused } = read;

  function leave(): void {
    window.history.replaceState(null, '', window.location.pathname);
    setRead(none);
  }

  if (refused !== null) {
    return (
      <p className={`${compare.unusable} no-print`} role="alert">
        {label(lang, 'briefing.shared.bad', { reason: refused })}
      </p>
    );
  }
  if (shared === null) return null;
  const title = plainText(shared.title) || label(lang, 'briefing.untitled');
  return (
    <section className={`${compare.unusable} no-print`} role="status">
      <p>{label(lang, 'briefing.shared', { title, count: shared.contents.length })}</p>
      <p className={styles.row}>
        <button
          type="button"
          className="button button-strong"
          onClick={() => {
            const full = refusalOf(lang, () => startBriefing(title, shared.contents));
            if (full === null) leave();
            else setRead({ shared: null, refused: full });
          }}
        >
          {label(lang, 'briefing.shared.keep')}
        </button>
        <button type="button" className="button" onClick={leave}>
          {label(lang, 'briefing.shared.leave')}
        </button>
      </p>
    </section>
  );
}
