'use client';

import { useEffect, useRef } from 'react';

/** What the keys of the review do. */
export interface ReviewKeys {
  readonly next: () => void;
  readonly before: () => void;
  readonly confirm: () => void;
  readonly close: () => void;
}

/** Keys that mean something to the control that has the focus are left to it. */
function belongsElsewhere({ target, ctrlKey, metaKey, altKey, key }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input, select, textarea')) return true;
  return key === 'Enter' && target.closest('button, a, summary') !== null;
}

/** j and k walk through the doubts, Enter confirms, Escape goes back to the list. */
export function useReviewKeys(keys: ReviewKeys): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (belongsElsewhere(event)) return;
      const act = { j: 'next', k: 'before', Enter: 'confirm', Escape: 'close' } as const;
      const name = act[event.key as keyof typeof act];
      if (name === undefined) return;
      event.preventDefault();
      current.current[name]();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
