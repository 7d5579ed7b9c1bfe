'use client';

import { useEffect, useMemo } from 'react';
import theme from '../../../data/theme.json' with { type: 'json' };
import type { Caption } from '../../../lib/model/caption.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { planOf, standFigure } from '../../_hooks/drawings.ts';
import { DrawnPicture } from '../figure/drawn-picture.tsx';
import type { Atlas } from './atlas.ts';
import { captionOf } from './caption-of.ts';
import { LeftOut } from './left-out.tsx';
import { type ShippedPicture, shippedFor } from './shipped-picture.ts';
import { ShippedPictures } from './shipped-pictures.tsx';
import { useShipped } from './use-shipped.ts';

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

/** The chart of a View. */
export function ViewPicture(props: ViewPictureProps) {
  const { frame, here, space, waits } = useShipped(props.shipped);
  return (
    <div ref={frame} aria-busy={waits}>
      {space === null ? (
        <ShippedPictures pictures={here} label={props.caption.sentence} />
      ) : (
        <DrawnView {...props} space={space} />
      )}
    </div>
  );
}

function DrawnView(props: ViewPictureProps & { readonly space: number }) {
  const { id, lang, atlas, view, rows, caption, shipped, space, selected, onOpen } = props;
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
  const { left = 0 } = plan;
  return (
    <>
      {left > 0 && <LeftOut lang={lang} atlas={atlas} view={view} left={left} onChange={props.onChange} />}
      <DrawnPicture {...{ id, lang, plan, selected, onOpen }} shipped={fitting?.svg ?? null} words={caption.sentence} />
    </>
  );
}
