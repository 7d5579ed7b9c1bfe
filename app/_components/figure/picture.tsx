'use client';

import { type KeyboardEvent, type SyntheticEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { pointAt, usePointed } from '../../_hooks/use-pointed.ts';
import styles from './figure.module.css';
import { markAfterKey } from './mark-keys.ts';
import type { PictureMark, PicturePart } from './picture-part.ts';
import { drawnMark, drawnMarks, SvgPart } from './svg-part.tsx';

interface PictureProps {
  /** From the top. */
  readonly parts: readonly PicturePart[];
  /** While more parts are being drawn: the height the whole will have at least, CSS pixels, so that the page does not jump. */
  readonly awaited?: number | null;
  /** The View as a sentence: what the picture shows. */
  readonly label: string;
  /** How to reach the marks. */
  readonly hint: string;
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

/** The one mark that the Tab key stops at: the chosen one, or the first. */
function setStop(frame: HTMLElement, stop: string | undefined, selected: string | null): void {
  for (const element of frame.querySelectorAll('[data-mark][tabindex="0"]')) element.setAttribute('tabindex', '-1');
  for (const element of frame.querySelectorAll('[data-mark][aria-pressed="true"]')) {
    element.setAttribute('aria-pressed', 'false');
  }
  if (stop !== undefined) drawnMark(frame, stop)?.setAttribute('tabindex', '0');
  if (selected !== null) drawnMark(frame, selected)?.setAttribute('aria-pressed', 'true');
}

function markAt(target: EventTarget): Element | null {
  return target instanceof Element ? target.closest('[data-mark]') : null;
}

/**
 * A drawn picture whose marks can be reached: Tab enters, arrow keys move as the marks stand, Enter or a click opens the figure's place in
 * its report, pointing or focusing shows the figure.
 */
export function Picture({ parts, awaited = null, label, hint, selected, onOpen }: PictureProps) {
  const marks = useMemo((): readonly PictureMark[] => parts.flatMap((part) => part.marks), [parts]);
  const [first] = parts;
  const chosenPart =
    selected === null ? undefined : parts.find((part) => part.marks.some(({ key }) => key === selected));
  const frame = useRef<HTMLDivElement>(null);
  const [tip, setTip] = useState<Tip | null>(null);
  const [chosen, setChosen] = useState<Box | null>(null);
  const [linked, setLinked] = useState<Box | null>(null);

  usePointed(
    useCallback((key: string | null) => {
      const element = key !== null && frame.current && drawnMark(frame.current, key);
      setLinked(element && frame.current ? boxWithin(frame.current, element) : null);
    }, []),
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: parts that follow change neither the stop nor the chosen mark
  useEffect(() => {
    if (!frame.current) return;
    const drawn = drawnMarks(frame.current);
    const standing = marks.filter(({ key }) => drawn.has(key));
    const begin = standing[markAfterKey(standing, 0, 'Home')]?.key;
    setStop(frame.current, selected !== null && drawn.has(selected) ? selected : begin, selected);
    const element = selected === null ? null : drawnMark(frame.current, selected);
    setChosen(element ? boxWithin(frame.current, element) : null);
    setLinked(null);
  }, [first, chosenPart, selected]);

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
      if (tip?.silent === false) event.stopPropagation();
      setTip(tip && { ...tip, silent: true });
      return;
    }
    const drawn = drawnMarks(frame.current);
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
      aria-busy={awaited !== null}
      style={awaited === null ? undefined : { minHeight: awaited }}
      onClick={open}
      onKeyDown={press}
      onPointerOver={show}
      onPointerLeave={leave}
      onFocus={show}
      onBlur={leave}
    >
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is what stands at its place
        <SvgPart key={index} part={part} alone={parts.length === 1 && awaited === null} />
      ))}
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
