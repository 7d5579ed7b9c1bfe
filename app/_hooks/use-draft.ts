'use client';

import { useRef, useState } from 'react';

/** A value people are still changing: shown at once where it is chosen, told to the page when they are done. */
export interface Draft<Value> {
  readonly shown: Value;
  readonly edit: (value: Value) => void;
  /** Tells the page, unless nothing has changed. */
  readonly settle: () => void;
}

/** A draft of a value, so that choosing step by step is one step in the history. */
export function useDraft<Value>(value: Value, commit: (value: Value) => void): Draft<Value> {
  const [draft, setDraft] = useState<{ readonly value: Value } | null>(null);
  const latest = useRef<{ readonly value: Value } | null>(null);
  const edit = (next: Value) => {
    latest.current = { value: next };
    setDraft(latest.current);
  };
  const settle = () => {
    const settled = latest.current;
    latest.current = null;
    setDraft(null);
    if (settled !== null && JSON.stringify(settled.value) !== JSON.stringify(value)) commit(settled.value);
  };
  return { shown: draft === null ? value : draft.value, edit, settle };
}
