'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import type { Agency } from '../../../lib/model/agency.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { OwnReport } from '../../../lib/workspace/model.ts';
import { label } from '../../_labels/label.ts';
import { type Entry, type EntryState, entryStates } from './entries.ts';
import { failureWords } from './failure-words.ts';
import { countWords } from './figure-count.ts';
import styles from './import.module.css';

/** The list of files and reports. */
export interface EntryListProps {
  readonly lang: Language;
  readonly entries: readonly Entry[];
  readonly agencies: ReadonlyMap<string, Pick<Agency, 'name'>>;
  /** Ids of the bundled reports: agency, dash, year. */
  readonly bundled: ReadonlySet<string>;
  readonly onOpen: (report: OwnReport) => void;
}

const rowHeight = 66;
/** A list of more entries than this scrolls in a box of its own. */
const mostWhole = 15;

/** Every file and report, what needs a person first; only the lines in sight are drawn. */
export function EntryList({ lang, entries, agencies, bundled, onOpen }: EntryListProps) {
  const [only, setOnly] = useState<EntryState | null>(null);
  const box = useRef<HTMLElement>(null);
  const shown = only === null ? entries : entries.filter(({ state }) => state === only);
  const lines = useVirtualizer({
    count: shown.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => shown[index]?.key ?? index,
    overscan: 6,
  });
  if (entries.length === 0) return <p className="quiet">{label(lang, 'import.list.none')}</p>;
  return (
    <>
      <fieldset className={styles.states}>
        <legend className="visually-hidden">{label(lang, 'import.list.show')}</legend>
        {[null, ...entryStates].map((state) => (
          <label key={state ?? ''}>
            <input type="radio" name="state" checked={only === state} onChange={() => setOnly(state)} />
            <span>
              {state !== null && <StateMark state={state} />}
              {label(lang, state === null ? 'import.list.all' : `import.state.${state}`)}{' '}
              <b>{state === null ? entries.length : entries.filter((entry) => entry.state === state).length}</b>
            </span>
          </label>
        ))}
      </fieldset>
      {shown.length === 0 && <p className="quiet">{label(lang, 'import.list.none.state')}</p>}
      <section
        ref={box}
        className={styles.entries}
        data-long={shown.length > mostWhole || undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled box must be reachable by the keyboard
        tabIndex={0}
        aria-label={label(lang, 'import.list')}
      >
        <ul style={{ height: lines.getTotalSize() }}>
          {lines.getVirtualItems().map((line) => {
            const entry = shown[line.index];
            return (
              entry && (
                <li
                  key={line.key}
                  ref={lines.measureElement}
                  data-index={line.index}
                  data-state={entry.state}
                  aria-setsize={shown.length}
                  aria-posinset={line.index + 1}
                  style={{ transform: `translateY(${line.start}px)` }}
                >
                  <EntryLine lang={lang} entry={entry} agencies={agencies} bundled={bundled} onOpen={onOpen} />
                </li>
              )
            );
          })}
        </ul>
      </section>
    </>
  );
}

/** The shape of a state: told apart without colour. */
export function StateMark({ state }: { readonly state: EntryState }) {
  const shapes = { doubts: '◐', failed: '✕', read: '○', accepted: '●' } as const;
  return (
    <span aria-hidden="true" className={styles.mark} data-state={state}>
      {shapes[state]}
    </span>
  );
}

type EntryLineProps = Omit<EntryListProps, 'entries'> & { readonly entry: Entry };

function EntryLine({ lang, entry, agencies, bundled, onOpen }: EntryLineProps) {
  if (entry.state === 'failed') {
    const { failure, name } = entry.file;
    const words = failure && failureWords(lang, failure);
    return (
      <>
        <StateMark state="failed" />
        <div>
          <p className={styles.name}>{name}</p>
          <p>
            {words?.reason} <span className="quiet">{words?.advice}</span>
          </p>
        </div>
      </>
    );
  }
  const { report } = entry;
  return (
    <>
      <StateMark state={entry.state} />
      <div>
        <p className={styles.name}>
          <button type="button" className="word" data-report={report.key} onClick={() => onOpen(report)}>
            {whoseWords(lang, report, agencies)}
          </button>
        </p>
        <p className="quiet">{[report.name, ...aboutWords(lang, report, bundled)].join(' · ')}</p>
      </div>
    </>
  );
}

/** Whose report, of which year; what the report calls itself where the body is not known. */
export function whoseWords(lang: Language, report: OwnReport, agencies: EntryListProps['agencies']): string {
  const named = report.agencyId === null ? report.summary.identity.agency : agencies.get(report.agencyId)?.name;
  const agency = named ?? label(lang, 'import.who.unknown');
  if (report.year === null) return `${agency} · ${label(lang, 'import.year.unknown')}`;
  return label(lang, 'import.who', { agency, year: report.year });
}

function aboutWords(lang: Language, report: OwnReport, bundled: ReadonlySet<string>): string[] {
  const { summary, doubts, edits, versions, effective, state } = report;
  const broken = summary.broken.error + summary.broken.warning;
  const corrected = edits.changed.size + edits.added.length;
  return [
    label(lang, `import.state.${state}`),
    countWords(lang, { count: summary.numbers, gaps: summary.facts - summary.numbers }),
    ...(doubts.length > 0 ? [label(lang, 'import.doubts', { count: doubts.length })] : []),
    ...(broken > 0 ? [label(lang, 'import.broken', { count: broken })] : []),
    ...(corrected > 0 ? [label(lang, 'import.corrected', { count: corrected })] : []),
    ...(versions.length > 1
      ? [label(lang, 'import.version', { at: versions.indexOf(report.key) + 1, count: versions.length })]
      : []),
    ...(state === 'accepted' && !effective ? [label(lang, 'import.superseded')] : []),
    ...(state !== 'accepted' && bundled.has(`${report.agencyId}-${report.year}`)
      ? [label(lang, 'import.bundled')]
      : []),
  ];
}
