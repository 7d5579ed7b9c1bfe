'use client';

import { useEffect, useRef } from 'react';

/** Where Escape has a meaning of its own: in a field, in a panel above the page; a choice is ticked, nothing is written in it. */
const takesEscape =
  'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"], [role="dialog"]';

/** Calls `act` when Escape is pressed anywhere on the page, unless something before it has taken the key. */
export function useEscape(act: () => void): void {
  const current = useRef(act);
  current.current = act;
  useEffect(() => {
    const press = ({ key, target, isComposing, defaultPrevented }: KeyboardEvent) => {
      if (key !== 'Escape' || isComposing || defaultPrevented) return;
      if (target instanceof Element && target.closest(takesEscape) !== null) return;
      current.current();
    };
    // React listens on the document: what stops a key there keeps it from the window.
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
