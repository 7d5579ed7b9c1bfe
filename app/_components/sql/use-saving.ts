'use client';

import { useState } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { downloadFile } from '../figure/download.ts';
import { reasonWords } from '../figure/error-words.ts';
import { useMaking } from '../figure/making.tsx';

/** Files made one at a time and handed out: what is said of the last one, and the one being made, which can be given up. */
export function useSaving(lang: Language) {
  const [said, setSaid] = useState('');
  const { making, make } = useMaking();
  async function save(file: string, starter: HTMLElement, work: (stop: AbortSignal) => Promise<Blob>): Promise<void> {
    if (making !== null) return;
    setSaid(label(lang, 'export.busy'));
    try {
      const made = await make(starter, work);
      if (made !== null) downloadFile(file, made);
      setSaid(made === null ? label(lang, 'export.stopped') : label(lang, 'export.done', { file }));
    } catch (error) {
      setSaid(label(lang, 'export.failed', { reason: reasonWords(lang, error) }));
    }
  }
  return { said, setSaid, making, save };
}
