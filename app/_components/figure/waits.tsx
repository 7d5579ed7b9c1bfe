import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { FigureState } from './figure-state.tsx';

interface WaitsProps {
  readonly lang: Language;
  /** Why it may take a moment, where that is to be said. */
  readonly body?: 'figure.waiting' | 'evidence.waiting';
}

/** Stands where an answer will, until it is there: in a figure's place. */
export function FigureWaits({ lang, body }: WaitsProps) {
  return (
    <div data-waits="">
      <FigureState title={label(lang, 'figure.loading')} {...(body && { body: label(lang, body) })} />
    </div>
  );
}

interface WaitsLineProps {
  readonly lang: Language;
  readonly words?: 'figure.loading' | 'evidence.waiting';
}

/** The same as a line among others. */
export function Waits({ lang, words = 'figure.loading' }: WaitsLineProps) {
  return (
    <p className="quiet" role="status" data-waits="">
      {label(lang, words)}
    </p>
  );
}
