'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useRef } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import type { AgencyOption } from '../../../lib/query/options-sql.ts';
import { yearsText } from '../../../lib/query/words.ts';
import { label } from '../../_labels/label.ts';
import type { AgencyLine } from './agency-list.ts';
import type { AgencyFigures } from './figures-known.ts';
import styles from './picker.module.css';

interface AgencyLinesProps {
  readonly lang: Language;
  readonly lines: readonly AgencyLine[];
  readonly titleOf: (key: string) => string;
  readonly figures: AgencyFigures | null;
  readonly picked: ReadonlySet<string>;
  readonly onPicked: (picked: ReadonlySet<string>) => void;
  /** Folds or unfolds the group of a head. */
  readonly onFold: (key: string) => void;
  /** The most agencies that can be chosen: larger groups are not chosen whole. */
  readonly most: number;
}

/** A line's height in CSS pixels until it is measured. */
const usualHeight = 30;

/** The list of agencies, of which only the part in sight is drawn. Arrow keys, Home and End walk through all of it. */
export function AgencyLines({ lang, lines, titleOf, figures, picked, onPicked, onFold, most }: AgencyLinesProps) {
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 12,
  });

  /** What is not drawn yet has to be scrolled to before it can take the focus. */
  function walk(event: KeyboardEvent): void {
    const at =
      event.target instanceof Element ? Number(event.target.closest('[data-index]')?.getAttribute('data-index')) : NaN;
    const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (goal === undefined || lines[goal] === undefined) return;
    event.preventDefault();
    virtual.scrollToIndex(goal);
    const focus = (tries: number) => {
      const control = frame.current?.querySelector<HTMLElement>(`[data-index="${goal}"] :is(input, button)`);
      if (control) control.focus();
      else if (tries > 0) requestAnimationFrame(() => focus(tries - 1));
    };
    focus(10);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll
    <div ref={frame} role="group" aria-label={label(lang, 'agencies.list')} className={styles.scroll} onKeyDown={walk}>
      <div style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index];
          return line ? (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={styles.line}
              style={{ transform: `translateY(${start}px)` }}
            >
              {line.kind === 'head' ? (
                <Head
                  lang={lang}
                  title={titleOf(line.key)}
                  line={line}
                  picked={picked}
                  onPicked={onPicked}
                  onFold={onFold}
                  most={most}
                />
              ) : (
                <Choice lang={lang} line={line} figures={figures} picked={picked} onPicked={onPicked} />
              )}
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}

type LineProps<Kind> = Pick<AgencyLinesProps, 'lang' | 'picked' | 'onPicked'> & {
  readonly line: Extract<AgencyLine, { kind: Kind }>;
};

function Head({
  lang,
  title,
  line: { key, agencies, folded },
  picked,
  onPicked,
  onFold,
  most,
}: LineProps<'head'> & Pick<AgencyLinesProps, 'onFold' | 'most'> & { readonly title: string }) {
  const whole = agencies.every(({ id }) => picked.has(id));
  const words = label(lang, whole ? 'agencies.dropGroup' : 'agencies.addGroup');
  const toggle = () => {
    const ids = agencies.map(({ id }) => id);
    onPicked(whole ? without(picked, ids) : new Set([...picked, ...ids]));
  };
  return (
    <p className={styles.groupHead}>
      {folded === null ? (
        <span>{title}</span>
      ) : (
        <button type="button" className={styles.fold} aria-expanded={!folded} onClick={() => onFold(key)}>
          {title} <span className={styles.note}>{label(lang, 'agencies.count', { count: agencies.length })}</span>
        </button>
      )}
      {agencies.length <= most && (
        <button type="button" className="word" aria-label={`${title}: ${words}`} onClick={toggle}>
          {words}
        </button>
      )}
    </p>
  );
}

function Choice({
  lang,
  line: { agency },
  figures,
  picked,
  onPicked,
}: LineProps<'agency'> & Pick<AgencyLinesProps, 'figures'>) {
  return (
    <label className={styles.choice} title={agency.name}>
      <input
        type="checkbox"
        checked={picked.has(agency.id)}
        onChange={(event) =>
          onPicked(event.target.checked ? new Set([...picked, agency.id]) : without(picked, [agency.id]))
        }
      />
      <span className={figures && !figures.has(agency.id) ? styles.absent : undefined}>{agency.shortName}</span>
      {figures && <span className={styles.note}>{figureWords(lang, figures.get(agency.id))}</span>}
    </label>
  );
}

function without(set: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  return new Set([...set].filter((id) => !ids.includes(id)));
}

function figureWords(lang: Language, option: AgencyOption | undefined): string {
  if (!option || option.first_year === null || option.last_year === null) return label(lang, 'agencies.noFigures');
  const years = yearsText({ from: option.first_year, to: option.last_year }, lang);
  return label(lang, 'agencies.figures', { years, count: option.figures });
}
