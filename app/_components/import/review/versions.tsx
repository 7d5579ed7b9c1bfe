'use client';

import { useMemo, useState } from 'react';
import type { Fact } from '../../../../lib/model/fact.ts';
import type { Language } from '../../../../lib/model/language.ts';
import type { Dictionary } from '../../../../lib/model/metric.ts';
import { differenceOf } from '../../../../lib/workspace/difference.ts';
import type { OwnReport, Workspace } from '../../../../lib/workspace/model.ts';
import { label } from '../../../_labels/label.ts';
import { type Figure, figureName, figuresOf, valueWords } from './figures.ts';
import styles from './review.module.css';
import { useBundledFacts } from './use-bundled-facts.ts';
import { useReportFile } from './use-report-file.ts';

interface VersionsProps {
  readonly lang: Language;
  readonly dictionary: Dictionary;
  readonly report: OwnReport;
  readonly figures: readonly Figure[];
  readonly reports: Workspace['reports'];
  /** Ids of the bundled reports. */
  readonly bundled: ReadonlySet<string>;
  readonly onOpen: (report: OwnReport) => void;
}

/** Other files of the same agency and year, the bundled report among them, and what differs, figure by figure. */
export function Versions({ lang, dictionary, report, figures, reports, bundled, onOpen }: VersionsProps) {
  const facts = useMemo(() => factsOf(figures), [figures]);
  const others = report.versions.flatMap((key) => {
    const other = key === report.key ? undefined : reports.get(key);
    return other ? [other] : [];
  });
  const id = `${report.agencyId}-${report.year}`;
  const shared = { lang, dictionary, facts };
  return (
    <>
      {others.map((other) => (
        <OwnVersion key={other.key} {...shared} other={other} onOpen={() => onOpen(other)} />
      ))}
      {bundled.has(id) && <BundledVersion key={id} {...shared} id={id} />}
    </>
  );
}

const factsOf = (figures: readonly Figure[]): Fact[] =>
  figures.filter(({ rejected }) => !rejected).map(({ fact }) => fact);

interface Shared extends Pick<VersionsProps, 'lang' | 'dictionary'> {
  readonly facts: readonly Fact[];
}

function OwnVersion({ other, onOpen, ...shared }: Shared & { readonly other: OwnReport; readonly onOpen: () => void }) {
  const { lang } = shared;
  const file = useReportFile(other.sha256);
  const reading = file && 'readings' in file ? file.readings[other.index] : undefined;
  const theirs = useMemo(() => reading && factsOf(figuresOf(reading, other.edits)), [reading, other.edits]);
  return (
    <Version
      {...shared}
      theirs={theirs ?? null}
      title={(count) => label(lang, 'import.versions.other', { name: other.name, count })}
    >
      <button type="button" className="word" onClick={onOpen}>
        {label(lang, 'import.versions.open')}
      </button>
    </Version>
  );
}

/** The report the site was published with; asked of the engine when somebody wants to see it. */
function BundledVersion({ id, ...shared }: Shared & { readonly id: string }) {
  const { lang } = shared;
  const [wanted, setWanted] = useState(false);
  const found = useBundledFacts(wanted ? id : null);
  return (
    <Version
      {...shared}
      theirs={found !== null && 'facts' in found ? found.facts : null}
      title={(count) => label(lang, wanted ? 'import.versions.bundled.count' : 'import.versions.bundled', { count })}
      onOpen={() => setWanted(true)}
    >
      {found !== null && 'error' in found
        ? label(lang, 'import.versions.bundled.failed')
        : label(lang, 'import.versions.bundled.note')}
    </Version>
  );
}

interface VersionProps extends Shared {
  /** The other version's figures; null while they are not there. */
  readonly theirs: readonly Fact[] | null;
  readonly title: (count: number | string) => string;
  readonly onOpen?: () => void;
  readonly children: React.ReactNode;
}

function Version({ lang, dictionary, facts, theirs, title, onOpen, children }: VersionProps) {
  const difference = useMemo(() => theirs && differenceOf(theirs, facts), [theirs, facts]);
  const differing = difference && [...difference.changed, ...difference.added, ...difference.removed];
  return (
    <details className={styles.findings} onToggle={onOpen}>
      <summary>{title(differing?.length ?? '…')}</summary>
      <p>{children}</p>
      {differing && differing.length > 0 && (
        <section
          className={styles.differences}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled box must be reachable by the keyboard
          tabIndex={0}
          aria-label={title(differing.length)}
        >
          <table className={styles.difference}>
            <thead>
              <tr>
                <th scope="col">{label(lang, 'import.versions.figure')}</th>
                <th scope="col">{label(lang, 'import.versions.here')}</th>
                <th scope="col">{label(lang, 'import.versions.there')}</th>
              </tr>
            </thead>
            <tbody>
              {differing.map(({ id, metric, dims, before, after }) => (
                <tr key={id}>
                  <th scope="row">{figureName(lang, { metric, dims }, dictionary)}</th>
                  <td>{after ? valueWords(lang, after, dictionary) : '—'}</td>
                  <td>{before ? valueWords(lang, before, dictionary) : '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}
