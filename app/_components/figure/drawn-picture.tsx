'use client';

import { useMemo } from 'react';
import theme from '../../../data/theme.json' with { type: 'json' };
import type { ChartPlan } from '../../../lib/charts/plan.ts';
import type { Language } from '../../../lib/model/language.ts';
import { usePicture } from '../../_hooks/use-picture.ts';
import { label } from '../../_labels/label.ts';
import { failureWords } from './error-words.ts';
import { FigureState } from './figure-state.tsx';
import { Picture } from './picture.tsx';

interface DrawnPictureProps {
  /** Unique on the page: begins every id of the picture. */
  readonly id: string;
  readonly lang: Language;
  readonly plan: ChartPlan;
  /** The picture itself, where it came with the page. */
  readonly shipped: string | null;
  /** What the picture shows, as a sentence. */
  readonly words: string;
  readonly selected: string | null;
  readonly onOpen: (key: string) => void;
}

/** A picture drawn by its plan; until it is, and where it cannot be, it says so. */
export function DrawnPicture({ id, lang, plan, shipped, words, selected, onOpen }: DrawnPictureProps) {
  const { parts, busy, error } = usePicture(plan, theme.light, shipped, id);
  const drawn = useMemo(() => parts.map(({ picture }) => picture), [parts]);
  if (error !== null) {
    return <FigureState alert title={label(lang, 'figure.failed')} body={failureWords(lang, error)} />;
  }
  if (drawn.length === 0) {
    return (
      <div aria-busy="true">
        <FigureState title={label(lang, 'figure.drawing')} />
      </div>
    );
  }
  return (
    <Picture
      parts={drawn}
      awaited={busy ? plan.height : null}
      label={words}
      hint={label(lang, 'figure.marks')}
      selected={selected}
      onOpen={onOpen}
    />
  );
}
