'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import theme from '../../../data/theme.json' with { type: 'json' };
import type { Caption } from '../../../lib/model/caption.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { planOf, standFigure } from '../../_hooks/drawings.ts';
import { usePicture } from '../../_hooks/use-picture.ts';
import { useTurn } from '../../_hooks/use-turn.ts';
import { useWidth } from '../../_hooks/use-width.ts';
import { label } from '../../_labels/label.ts';
import { failureWords } from '../figure/error-words.ts';
import { FigureState } from '../figure/figure-state.tsx';
import { Picture } from '../figure/picture.tsx';
import type { Atlas } from './atlas.ts';
import { captionOf } from './caption-of.ts';
import { LeftOut } from './left-out.tsx';
import { type ShippedPicture, shippedFor, shippedHere, standsAsBuilt } from './shipped-picture.ts';
import { ShippedPictures } from './shipped-pictures.tsx';

interface ViewPictureProps {
  /** Unique on the page: begins every id of the picture. */
  readonly id: string;
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly view: View;
  readonly rows: readonly ViewRow[];
  readonly caption: Caption;
  /** The pictures of this View that came with the page, widest first; none for any other View. */
  readonly shipped: readonly ShippedPicture[];
  readonly selected: string | null;
  readonly onOpen: (mark: string) => void;
  /** Absent where the View is not the reader's to change. */
  readonly onChange?: (view: View) => void;
}

/** The chart of a View. What came with the page stands at once; in its turn it is made to work, or drawn anew for the width. */
export function ViewPicture(props: ViewPictureProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [here] = useState(() => shippedHere(props.shipped));
  const width = useWidth(frame);
  const [asBuilt] = useState(() => standsAsBuilt(props.shipped));
  const turn = useTurn(asBuilt && props.shipped.length > 0);
  return (
    <div ref={frame} aria-busy={width !== null && !turn}>
      {width === null || !turn ? (
        <ShippedPictures pictures={here} label={props.caption.sentence} />
      ) : (
        <DrawnView {...props} width={width} />
      )}
    </div>
  );
}

function DrawnView(props: ViewPictureProps & { readonly width: number }) {
  const { id, lang, atlas, view, rows, caption, shipped, width: space, selected, onOpen } = props;
  const fitting = shippedFor(shipped, space);
  const width = fitting?.width ?? space;
  const context = useMemo(
    () => ({ dictionary: atlas.dictionary, language: lang, width: space, colours: theme.light }),
    [atlas, lang, space],
  );
  const plan = useMemo(() => planOf(view, rows, { ...context, width }), [view, rows, context, width]);
  useEffect(() => {
    const also = (next: View, found: readonly ViewRow[]) => void captionOf(lang, atlas, next, found);
    return standFigure({ id, context, also });
  }, [id, context, lang, atlas]);
  const { parts, busy, error } = usePicture(plan, theme.light, fitting?.svg ?? null, id);
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
  const { left = 0 } = plan;
  return (
    <>
      {left > 0 && <LeftOut lang={lang} atlas={atlas} view={view} left={left} onChange={props.onChange} />}
      <Picture
        parts={drawn}
        awaited={busy ? plan.height : null}
        label={caption.sentence}
        hint={label(lang, 'figure.marks')}
        selected={selected}
        onOpen={onOpen}
      />
    </>
  );
}
