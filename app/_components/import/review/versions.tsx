'use client';

import type { Language } from '../../../../lib/model/language.ts';
import type { Dictionary } from '../../../../lib/model/metric.ts';
import type { OwnReport, Workspace } from '../../../../lib/workspace/model.ts';
import { label } from '../../../_labels/label.ts';
import { type Figure, figureName, figuresOf, valueWords } from './figures.ts';
import styles from './review.module.css';
import { useReportFile } from './use-report-file.ts';
import { versionDifference } from './version-difference.ts';

interface VersionsProps {
  readonly lang: Language;
  readonly dictionary: Dictionary;
  readonly report: OwnReport;
  readonly figures: readonly Figure[];
  readonly reports: Workspace['reports'];
  readonly onOpen: (report: OwnReport) => void;
}

/** Other files of the same agency and year, and what differs, figure by figure. */
export function Versions({ lang, dictionary, report, figures, reports, onOpen }: VersionsProps) {
  const others = report.versions.flatMap((key) => {
    const other = key === report.key ? undefined : reports.get(key);
    return other ? [other] : [];
  });
  return others.map((other) => (
    <Version
      key={other.key}
      lang={lang}
      dictionary={dictionary}
      other={other}
      figures={figures}
      onOpen={() => onOpen(other)}
    />
  ));
}

interface VersionProps extends Pick<VersionsProps, 'lang' | 'dictionary' | 'figures'> {
  readonly other: OwnReport;
  readonly onOpen: () => void;
}

function Version({ lang, dictionary, other, figures, onOpen }: VersionProps) {
  const file = useReportFile(other.sha256);
  const reading = file && 'readings' in file ? file.readings[other.index] : undefined;
  const differing = reading && versionDifference(figures, figuresOf(reading, other.edits));
  return (
    <details className={styles.findings}>
      <summary>{label(lang, 'import.versions.other', { name: other.name, count: differing?.length ?? '…' })}</summary>
      <p>
        <button type="button" className="word" onClick={onOpen}>
          {label(lang, 'import.versions.open')}
        </button>
      </p>
      {differing && differing.length > 0 && (
        <table className={styles.difference}>
          <thead>
            <tr>
              <th scope="col">{label(lang, 'import.versions.figure')}</th>
              <th scope="col">{label(lang, 'import.versions.here')}</th>
              <th scope="col">{label(lang, 'import.versions.there')}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map(({ id, here, there }) => {
              const either = here ?? there;
              return (
                <tr key={id}>
                  <th scope="row">{either && figureName(lang, either, dictionary)}</th>
                  <td>{here ? valueWords(lang, here, dictionary) : '—'}</td>
                  <td>{there ? valueWords(lang, there, dictionary) : '—'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </details>
  );
}
