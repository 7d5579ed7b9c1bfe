import { memo, useEffect, useRef } from 'react';
import styles from './figure.module.css';

/** One mark of a picture as people meet it: `key` is its identity, `words` what is said of it, figure first. */
export interface PictureMark {
  readonly key: string;
  /** `ecmeta_series_index` of the element in the SVG of its part. */
  readonly seriesIndex: number;
  /** `ecmeta_data_index` of the element in the SVG of its part. */
  readonly dataIndex: number;
  /** Where the mark stands for the arrow keys; see `ChartMark`. */
  readonly line: number;
  readonly at: number;
  /** The whole sentence a screen reader says. */
  readonly label: string;
  /** The figure alone, or why there is none: the tooltip's first line. */
  readonly figure: string;
}

/** A drawn part of a picture, over its whole width; a small picture is one part. */
export interface PicturePart {
  readonly svg: string;
  /** CSS pixels, as drawn. */
  readonly height: number;
  readonly marks: readonly PictureMark[];
}

/** The drawn element of a mark. */
export function drawnMark(frame: HTMLElement, key: string): Element | null {
  return frame.querySelector(`[data-mark="${CSS.escape(key)}"]`);
}

/** The drawn elements of all marks, by key, as they stand. */
export function drawnMarks(frame: HTMLElement): ReadonlyMap<string, SVGElement> {
  const elements = frame.querySelectorAll<SVGElement>('svg [data-mark]');
  return new Map([...elements].map((element) => [element.getAttribute('data-mark') ?? '', element]));
}

/** Gives the marks inside a drawn SVG their part: a role and a name, to be reached by the arrow keys. */
function dressMarks(frame: HTMLElement, marks: readonly PictureMark[]): void {
  for (const text of frame.querySelectorAll('svg text')) text.setAttribute('aria-hidden', 'true');
  const elements = new Map<string, SVGElement>();
  for (const element of frame.querySelectorAll<SVGElement>('svg [ecmeta_data_index]:not(text)')) {
    const place = `${element.getAttribute('ecmeta_series_index')}/${element.getAttribute('ecmeta_data_index')}`;
    if (!elements.has(place)) elements.set(place, element);
  }
  for (const { key, seriesIndex, dataIndex, label } of marks) {
    const element = elements.get(`${seriesIndex}/${dataIndex}`);
    element?.setAttribute('data-mark', key);
    element?.setAttribute('role', 'button');
    element?.setAttribute('aria-label', label);
    element?.setAttribute('aria-pressed', 'false');
    element?.setAttribute('tabindex', '-1');
  }
}

/** One part of a picture with its marks dressed. Parts out of sight cost the browser nothing until they are scrolled to. */
export const SvgPart = memo(function SvgPart({ part, alone }: { readonly part: PicturePart; readonly alone: boolean }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (frame.current) dressMarks(frame.current, part.marks);
  }, [part]);
  return (
    <div
      ref={frame}
      className={alone ? undefined : styles.part}
      style={alone ? undefined : { containIntrinsicHeight: `auto ${part.height}px` }}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own renderer's output; its texts are escaped there
      dangerouslySetInnerHTML={{ __html: part.svg }}
    />
  );
});
