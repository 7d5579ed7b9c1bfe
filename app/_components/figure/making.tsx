'use client';

import { useEffect, useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { orStopped } from '../../_hooks/in-turns.ts';
import { label } from '../../_labels/label.ts';
import styles from './making.module.css';

/** A file that is there within so many milliseconds is not worth a word on its way. */
const worthSaying = 400;

/** A file being made. */
interface InMaking {
  /** How much of it is done, 0 to 1; null: not known. */
  readonly part: number | null;
  readonly stop: AbortController;
}

/** What makes a file; it hears when it is given up, and may tell how much is done. */
type Work<Made> = (stop: AbortSignal, onPart: (part: number) => void) => Promise<Made>;

/** A file that can be given up while it is made. */
export function useMaking() {
  const [making, setMaking] = useState<InMaking | null>(null);
  /** What the work makes; null where it was given up: the focus is then back on what began it. */
  async function make<Made>(starter: HTMLElement, work: Work<Made>): Promise<Made | null> {
    const stop = new AbortController();
    setMaking({ part: null, stop });
    try {
      return await orStopped(
        work(stop.signal, (part) => setMaking({ part, stop })),
        stop.signal,
      );
    } catch (error) {
      if (!stop.signal.aborted) throw error;
      starter.focus();
      return null;
    } finally {
      setMaking(null);
    }
  }
  return { making, make };
}

/** A file being made, and the way to give it up. */
export function Making({ lang, making: { part, stop } }: { readonly lang: Language; readonly making: InMaking }) {
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), worthSaying);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <p className={styles.making}>
      <progress aria-label={label(lang, 'export.busy')} max={1} {...(part !== null && { value: part })} />
      <button type="button" className="button" onClick={() => stop.abort()}>
        {label(lang, 'export.stop')}
      </button>
    </p>
  );
}
