'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import theme from '../../../data/theme.json' with { type: 'json' };
import type { ChartMark } from '../../../lib/charts/chart-model.ts';
import type { Caption } from '../../../lib/model/caption.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { type DrawnPart, planOf, standFigure } from '../../_hooks/drawings.ts';
import { markOf } from '../../_hooks/use-mark.ts';
import { usePicture } from '../../_hooks/use-picture.ts';
import { useWidth } from '../../_hooks/use-width.ts';
import { label } from '../../_labels/label.ts';
import { failureWords } from '../figure/error-words.ts';
import { FigureState } from '../figure/figure-state.tsx';
import { Picture } from '../figure/picture.tsx';
import type { PictureMark, PicturePart } from '../figure/svg-part.tsx';
import type { Atlas } from './atlas.ts';
import { type ShippedPicture, shippedFor, shippedHere } from './shipped-picture.ts';
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
}

/** The chart of a View. What came with the page stands at once; the width then decides whether to draw anew. */
export function ViewPicture(props: ViewPictureProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [here] = useState(() => shippedHere(props.shipped));
  const width = useWidth(frame);
  return (
    <div ref={frame}>
      {width === null ? (
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
  useEffect(() => standFigure({ id, context }), [id, context]);
  const { parts, busy, error } = usePicture(plan, theme.light, fitting?.svg ?? null, id);
  const drawn = useMemo(() => parts.map(toPicturePart), [parts]);

  if (error !== null) {
    return <FigureState alert title={label(lang, 'figure.failed')} body={failureWords(lang, error)} />;
  }
  if (drawn.length === 0) return <FigureState title={label(lang, 'figure.drawing')} />;
  return (
    <Picture
      parts={drawn}
      awaited={busy ? plan.height : null}
      label={caption.sentence}
      hint={label(lang, 'figure.marks')}
      selected={selected}
      onOpen={onOpen}
    />
  );
}

const known = new WeakMap<DrawnPart, PicturePart>();

/** The same part for the same drawing, so that what stands already is left alone when another part follows. */
function toPicturePart(drawn: DrawnPart): PicturePart {
  const before = known.get(drawn);
  if (before) return before;
  const part = { svg: drawn.svg, height: drawn.model.height, marks: drawn.model.marks.map(toPictureMark) };
  known.set(drawn, part);
  return part;
}

function toPictureMark(mark: ChartMark): PictureMark {
  return {
    key: markOf(mark.row),
    seriesIndex: mark.series,
    dataIndex: mark.index,
    line: mark.line,
    at: mark.at,
    label: mark.label,
    figure: mark.figure,
  };
}
