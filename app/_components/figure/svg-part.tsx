import { memo } from 'react';
import styles from './figure.module.css';
import type { PicturePart } from './picture-part.ts';

/** The drawn element of a mark. */
export function drawnMark(frame: HTMLElement, key: string): Element | null {
  return frame.querySelector(`[data-mark="${CSS.escape(key)}"]`);
}

/** The drawn elements of all marks, by key, as they stand. */
export function drawnMarks(frame: HTMLElement): ReadonlyMap<string, SVGElement> {
  const elements = frame.querySelectorAll<SVGElement>('svg [data-mark]');
  return new Map([...elements].map((element) => [element.getAttribute('data-mark') ?? '', element]));
}

/** One part of a picture with its marks dressed. Parts out of sight cost the browser nothing until they are scrolled to. */
export const SvgPart = memo(function SvgPart({ part, alone }: { readonly part: PicturePart; readonly alone: boolean }) {
  const { layer, height } = part;
  const below = layer === null && !alone;
  return (
    <div
      className={below ? styles.part : layer ? styles.over : undefined}
      style={below ? { containIntrinsicHeight: `auto ${height}px` } : undefined}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own renderer's output; its texts are escaped there
      dangerouslySetInnerHTML={{ __html: part.markup }}
    />
  );
});
