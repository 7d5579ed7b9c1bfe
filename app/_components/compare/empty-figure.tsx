'use client';

import type { Language } from '../../../lib/model/language.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { label } from '../../_labels/label.ts';
import { FigureState } from '../figure/figure-state.tsx';
import type { Atlas } from './atlas.ts';
import { emptyWords } from './empty-words.ts';

interface EmptyFigureProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly view: View;
  readonly rows: readonly ViewRow[];
  readonly start: View;
  readonly onChange: (view: View) => void;
}

/** A selection without a number: why, and the ways on. */
export function EmptyFigure({ lang, atlas, view, rows, start, onChange }: EmptyFigureProps) {
  const { body, values, everyone } = emptyWords(view, rows, atlas, lang);
  return (
    <FigureState title={label(lang, 'figure.empty')} body={body}>
      {values !== null && (
        <button type="button" className="button button-strong" onClick={() => onChange(values)}>
          {label(lang, 'figure.empty.value')}
        </button>
      )}
      {everyone !== null && (
        <button type="button" className="button button-strong" onClick={() => onChange(everyone)}>
          {label(lang, 'figure.empty.all')}
        </button>
      )}
      <button type="button" className="button" onClick={() => onChange(start)}>
        {label(lang, 'figure.empty.default')}
      </button>
    </FigureState>
  );
}
