'use client';

import type { ReactNode } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { failureWords } from './error-words.ts';
import { FigureState } from './figure-state.tsx';

interface FailedProps {
  readonly lang: Language;
  readonly error: unknown;
  /** What failed, where that is no figure. */
  readonly title?: 'figure.failed' | 'quality.failed';
  readonly onRetry: () => void;
  /** Other ways on. */
  readonly children?: ReactNode;
}

/** What could not be had, why, and the way to ask again. */
export function Failed({ lang, error, title = 'figure.failed', onRetry, children }: FailedProps) {
  return (
    <FigureState alert title={label(lang, title)} body={failureWords(lang, error)}>
      <button type="button" className="button button-strong" onClick={onRetry}>
        {label(lang, 'figure.retry')}
      </button>
      {children}
    </FigureState>
  );
}
