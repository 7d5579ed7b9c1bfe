import type { Language } from '../../../lib/model/language.ts';
import { inertText } from '../../../lib/results/text.ts';
import { label } from '../../_labels/label.ts';
import styles from './result.module.css';

/** Characters of a cell that are drawn; the whole text stands below the grid. */
const drawnAtMost = 600;

/** A long text as far as it is drawn, made harmless. */
export function drawnText(text: string): string {
  const inert = inertText(text);
  return inert.length > drawnAtMost ? `${inert.slice(0, drawnAtMost)}…` : inert;
}

/** The name of a gap and of an empty text, so that neither is taken for the other; null for any other text. */
export function gapName(lang: Language, text: string | null): string | null {
  if (text === null) return label(lang, 'results.null');
  return text === '' ? label(lang, 'results.empty.text') : null;
}

interface CellProps {
  readonly lang: Language;
  readonly text: string | null;
  /** Whether a long text is drawn to its end. */
  readonly whole?: boolean;
}

/** A cell's text outside the grid. */
export function CellText({ lang, text, whole = false }: CellProps) {
  const gap = gapName(lang, text);
  if (gap !== null) return <i className={styles.none}>{gap}</i>;
  return whole ? inertText(text ?? '') : drawnText(text ?? '');
}
