import type { Language } from '../../../../lib/model/language.ts';
import type { OwnReport } from '../../../../lib/workspace/model.ts';
import { label } from '../../../_labels/label.ts';
import { type EntryListProps, StateMark, whoseWords } from '../entry-list.tsx';
import { storageWords } from '../storage-words.ts';
import styles from './review.module.css';

interface ReviewHeadProps {
  readonly lang: Language;
  readonly agencies: EntryListProps['agencies'];
  readonly report: OwnReport;
  /** Whether the form that says whose it is stands open. */
  readonly naming: boolean;
  /** What went wrong with the last change; null where nothing did. */
  readonly failed: unknown;
  readonly onNaming: (open: boolean) => void;
  readonly onAccept: () => void;
  readonly onWithdraw: () => void;
  readonly onClose: () => void;
}

/** Whose report is looked at, and what can be done with it as a whole. */
export function ReviewHead(props: ReviewHeadProps) {
  const { lang, agencies, report, naming, failed, onNaming, onAccept, onWithdraw, onClose } = props;
  const doubts = report.doubts.length;
  const isPlaced = report.agencyId !== null && report.year !== null;
  return (
    <header className={styles.head}>
      <button type="button" className="word" onClick={onClose}>
        {label(lang, 'import.review.back')}
      </button>
      <h2>
        <StateMark state={report.state} />
        {whoseWords(lang, report, agencies)}
      </h2>
      <p className="quiet">{report.name}</p>
      <div className={styles.row}>
        {report.state === 'accepted' ? (
          <button type="button" className="button" onClick={onWithdraw}>
            {label(lang, 'import.review.withdraw')}
          </button>
        ) : (
          <button type="button" className="button button-strong" disabled={!isPlaced} onClick={onAccept}>
            {label(lang, doubts > 0 ? 'import.review.accept.anyway' : 'import.review.accept', { count: doubts })}
          </button>
        )}
        <button type="button" className="button" aria-expanded={naming} onClick={() => onNaming(!naming)}>
          {label(lang, 'import.whose')}
        </button>
        <span className={`${styles.keys} quiet`}>{label(lang, 'import.review.keys')}</span>
      </div>
      {failed !== null && (
        <p role="alert" className={styles.warning}>
          {label(lang, 'import.storage.failed', { reason: storageWords(lang, failed) })}
        </p>
      )}
    </header>
  );
}
