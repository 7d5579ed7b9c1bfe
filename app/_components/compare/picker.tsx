'use client';

import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import styles from './picker.module.css';

interface PickerProps {
  /** The underlined words of the sentence. */
  readonly words: string;
  /** Title of the panel, and its name for assistive technology. */
  readonly title: string;
  readonly wide?: boolean;
  /** Called whenever the panel closes, however it was closed. */
  readonly onClosed?: () => void;
  /** Draws the panel's content; `close` closes it and gives the focus back to the words. */
  readonly children: (close: () => void) => ReactNode;
}

/** Moves a panel left as far as needed to stay inside the window; on a telephone it is fixed and fills the width. */
function keepInside(panel: HTMLElement): void {
  if (getComputedStyle(panel).position === 'fixed') return;
  const overflow = panel.getBoundingClientRect().right - (document.documentElement.clientWidth - 8);
  if (overflow > 0) panel.style.translate = `${-overflow}px 0`;
}

/**
 * One part of the sentence that can be changed: words that open a panel. Escape, Done, a click outside or tabbing out
 * close it; the focus returns to the words.
 */
export function Picker({ words, title, wide = false, onClosed, children }: PickerProps) {
  const [open, setOpen] = useState(false);
  const slot = useRef<HTMLSpanElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();
  const closed = useRef(onClosed);
  closed.current = onClosed;

  const shut = useCallback(() => {
    setOpen(false);
    closed.current?.();
  }, []);

  useLayoutEffect(() => {
    if (!open || !panel.current) return;
    keepInside(panel.current);
    const first = panel.current.querySelector<HTMLElement>('[data-first], input:checked, input, select, button');
    first?.focus();
  }, [open]);

  // A control that goes away (a list made shorter by an answer) takes the focus with it: the panel keeps it.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) panel.current?.focus({ preventScroll: true });
  });

  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !slot.current?.contains(event.target)) shut();
    };
    // A control that goes away takes the focus with it: Escape must still close.
    const unfocused = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || document.activeElement !== document.body) return;
      event.stopPropagation();
      shut();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('keydown', unfocused);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('keydown', unfocused);
    };
  }, [open, shut]);

  function close(): void {
    shut();
    trigger.current?.focus();
  }

  function closeOnEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || !open) return;
    event.stopPropagation();
    close();
  }

  function closeWhenLeft(event: FocusEvent): void {
    if (open && event.relatedTarget instanceof Node && !slot.current?.contains(event.relatedTarget)) shut();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for keys and focus of the controls inside
    <span ref={slot} className={styles.slot} onKeyDown={closeOnEscape} onBlur={closeWhenLeft}>
      <button
        ref={trigger}
        type="button"
        className={styles.words}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => (open ? shut() : setOpen(true))}
      >
        {words}
      </button>
      {open && (
        <div
          ref={panel}
          id={id}
          role="dialog"
          tabIndex={-1}
          aria-label={title}
          className={styles.panel}
          data-wide={wide || undefined}
        >
          <p className={styles.title}>{title}</p>
          {children(close)}
        </div>
      )}
    </span>
  );
}
