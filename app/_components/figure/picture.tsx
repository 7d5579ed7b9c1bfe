'use client';

import { type KeyboardEvent, memo, type SyntheticEvent, useCallback, useEffect, useRef, useState } from 'react';
import { pointAt, usePointed } from '../../_hooks/use-pointed.ts';
import styles from './figure.module.css';
import { markAfterKey } from './mark-keys.ts';

/** One mark of a picture as people meet it: `key` is its identity, `words` what is said of it, figure first. */
export interface PictureMark {
  readonly key: string;
  /** `ecmeta_series_index` of the element in the SVG. */
  readonly seriesIndex: number;
  /** `ecmeta_data_index` of the element in the SVG. */
  readonly dataIndex: number;
  /** Where the mark stands for the arrow keys; see `ChartMark`. */
  readonly line: number;
  readonly at: number;
  /** The whole sentence a screen reader says. */
  readonly label: string;
  /** The figure alone, or why there is none: the tooltip's first line. */
  readonly figure: string;
}

interface PictureProps {
  readonly svg: string;
  /** The View as a sentence: what the picture shows. */
  readonly label: string;
  /** How to reach the marks. */
  readonly hint: string;
  readonly marks: readonly PictureMark[];
  readonly selected: string | null;
  readonly onOpen: (key: string) => void;
}

/** Where a mark stands within the picture, in parts of the picture's own size, so that it holds when that changes. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Tip {
  readonly key: string;
  readonly box: Box;
  readonly left: number;
  readonly below: boolean;
  /** Waved away with Escape: the ring stays, the words do not. */
  readonly silent: boolean;
}

function boxWithin(frame: HTMLElement, element: Element): Box {
  const outer = frame.getBoundingClientRect();
  const inner = element.getBoundingClientRect();
  return {
    left: (inner.left - outer.left) / outer.width,
    top: (inner.top - outer.top) / outer.height,
    width: inner.width / outer.width,
    height: inner.height / outer.height,
  };
}

const percent = (part: number) => `${100 * part}%`;

/** A ring around a mark. An outline of the mark itself would vanish behind the marks drawn after it. */
function Ring({ box, strong }: { readonly box: Box; readonly strong: boolean }) {
  const { left, top, width, height } = box;
  return (
    <div
      aria-hidden="true"
      className={styles.ring}
      data-strong={strong || undefined}
      style={{ left: percent(left), top: percent(top), width: percent(width), height: percent(height) }}
    />
  );
}

/** Half the width a tooltip needs. */
const tipReach = 110;

const Svg = memo(function Svg({ svg }: { readonly svg: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own renderer's output; its texts are escaped there
  return <div dangerouslySetInnerHTML={{ __html: svg }} />;
});

/** The drawn elements of a picture's marks, by key, in the marks' order; what was not drawn is left out. */
function drawnMarks(frame: HTMLElement, marks: readonly PictureMark[]): ReadonlyMap<string, SVGElement> {
  const elements = new Map<string, SVGElement>();
  for (const element of frame.querySelectorAll<SVGElement>('svg [ecmeta_data_index]:not(text)')) {
    const place = `${element.getAttribute('ecmeta_series_index')}/${element.getAttribute('ecmeta_data_index')}`;
    if (!elements.has(place)) elements.set(place, element);
  }
  return new Map(
    marks.flatMap(({ key, seriesIndex, dataIndex }) => {
      const element = elements.get(`${seriesIndex}/${dataIndex}`);
      return element ? [[key, element] as const] : [];
    }),
  );
}

/** Gives the marks inside the drawn SVG their part: a role, a name, one tab stop for all of them. */
function dressMarks(frame: HTMLElement, marks: readonly PictureMark[], selected: string | null): void {
  for (const text of frame.querySelectorAll('svg text')) text.setAttribute('aria-hidden', 'true');
  const drawn = drawnMarks(frame, marks);
  const stop = selected !== null && drawn.has(selected) ? selected : [...drawn.keys()][0];
  for (const { key, label } of marks) {
    const element = drawn.get(key);
    element?.setAttribute('data-mark', key);
    element?.setAttribute('role', 'button');
    element?.setAttribute('aria-label', label);
    element?.setAttribute('aria-pressed', String(key === selected));
    element?.setAttribute('tabindex', key === stop ? '0' : '-1');
  }
}

function markAt(target: EventTarget): Element | null {
  return target instanceof Element ? target.closest('[data-mark]') : null;
}

/**
 * A drawn picture whose marks can be reached: Tab enters, arrow keys move as the marks stand, Enter or a click opens the figure's place in
 * its report, pointing or focusing shows the figure.
 */
export function Picture({ svg, label, hint, marks, selected, onOpen }: PictureProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [tip, setTip] = useState<Tip | null>(null);
  const [chosen, setChosen] = useState<Box | null>(null);
  const [linked, setLinked] = useState<Box | null>(null);

  usePointed(
    useCallback((key: string | null) => {
      const element = key !== null && frame.current?.querySelector(`[data-mark="${CSS.escape(key)}"]`);
      setLinked(element && frame.current ? boxWithin(frame.current, element) : null);
    }, []),
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new picture brings new, undressed marks
  useEffect(() => {
    if (!frame.current) return;
    dressMarks(frame.current, marks, selected);
    const element = selected === null ? undefined : drawnMarks(frame.current, marks).get(selected);
    setChosen(element ? boxWithin(frame.current, element) : null);
    setLinked(null);
  }, [svg, marks, selected]);

  function show(event: SyntheticEvent): void {
    const element = markAt(event.target);
    const key = element?.getAttribute('data-mark');
    if (!frame.current || !element || !key) {
      leave();
      return;
    }
    pointAt(key);
    const box = boxWithin(frame.current, element);
    const { clientWidth, clientHeight } = frame.current;
    const centre = (box.left + box.width / 2) * clientWidth;
    const left = Math.min(Math.max(centre, tipReach), Math.max(clientWidth - tipReach, tipReach));
    setTip({ key, box, left, below: box.top * clientHeight < 60, silent: false });
  }

  function leave(): void {
    setTip(null);
    pointAt(null);
  }

  function open(event: SyntheticEvent): void {
    const key = markAt(event.target)?.getAttribute('data-mark');
    if (!key) return;
    setTip(null);
    onOpen(key);
  }

  function press(event: KeyboardEvent): void {
    const current = markAt(event.target);
    if (!current || !frame.current) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(event);
      return;
    }
    if (event.key === 'Escape') {
      setTip(tip && { ...tip, silent: true });
      return;
    }
    const drawn = drawnMarks(frame.current, marks);
    const standing = marks.filter(({ key }) => drawn.has(key));
    const at = standing.findIndex(({ key }) => key === current.getAttribute('data-mark'));
    const next = drawn.get(standing[markAfterKey(standing, at, event.key)]?.key ?? '');
    if (!next || next === current) return;
    event.preventDefault();
    current.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    next.focus();
  }

  const shown = tip && marks.find(({ key }) => key === tip.key);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the marks inside a drawn picture are no form fields
    <div
      ref={frame}
      className={styles.picture}
      role="group"
      aria-label={marks.length > 0 ? `${label} ${hint}` : label}
      onClick={open}
      onKeyDown={press}
      onPointerOver={show}
      onPointerLeave={leave}
      onFocus={show}
      onBlur={leave}
    >
      <Svg svg={svg} />
      {chosen && <Ring box={chosen} strong />}
      {tip ? <Ring box={tip.box} strong={false} /> : linked && <Ring box={linked} strong={false} />}
      {tip && !tip.silent && shown && (
        <div
          className={styles.tip}
          style={{ left: tip.left, top: percent(tip.below ? tip.box.top + tip.box.height : tip.box.top) }}
          data-below={tip.below || undefined}
          aria-hidden="true"
        >
          <strong>{shown.figure}</strong>
          {shown.label}
        </div>
      )}
    </div>
  );
}
