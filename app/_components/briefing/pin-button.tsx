'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { ItemContent } from '../../../lib/briefing/index.ts';
import type { Language } from '../../../lib/model/language.ts';
import { pinItem } from '../../_hooks/use-briefings.ts';
import { label } from '../../_labels/label.ts';
import { pathIn } from '../shell/routes.ts';
import { refusalOf } from './limit-words.ts';
import styles from './pin.module.css';

interface PinButtonProps {
  readonly lang: Language;
  /** What is pinned, for those who do not see where the button stands. */
  readonly name: string;
  /** Made when pressed: the figure as it is then. */
  readonly content: () => ItemContent;
}

/** Puts a figure, a finding or a profile into the current briefing, and says into which. */
export function PinButton({ lang, name, content }: PinButtonProps) {
  const [title, setTitle] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  function pin(): void {
    setTitle(null);
    setRefused(refusalOf(lang, () => setTitle(pinItem(content(), label(lang, 'briefing.untitled')).title)));
  }

  return (
    <span className={`${styles.pin} no-print`}>
      <button type="button" className="button" aria-label={label(lang, 'briefing.pin.name', { name })} onClick={pin}>
        {label(lang, 'briefing.pin')}
      </button>
      <span role={refused === null ? 'status' : 'alert'} className="quiet">
        {refused}
        {title !== null && (
          <>
            {label(lang, 'briefing.pinned', { title })}{' '}
            <Link href={pathIn(lang, '/briefing/')} prefetch={false}>
              {label(lang, 'briefing.open')}
            </Link>
          </>
        )}
      </span>
    </span>
  );
}
