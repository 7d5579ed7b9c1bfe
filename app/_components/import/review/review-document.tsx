'use client';

import { useState } from 'react';
import { label } from '../../../_labels/label.ts';
import { DocumentText, type DocumentTextProps } from './document-text.tsx';
import { PdfPage } from './pdf-page.tsx';
import styles from './review.module.css';

/** The document as read, or, of a PDF, as printed. */
export function ReviewDocument(props: DocumentTextProps) {
  const { lang, document, marks, onFigure } = props;
  const [printed, setPrinted] = useState(true);
  const hasPages = document.format === 'pdf';
  return (
    <div className={styles.document}>
      {hasPages && (
        <fieldset className={styles.tabs}>
          <legend className="visually-hidden">{label(lang, 'import.document')}</legend>
          {[true, false].map((value) => (
            <label key={String(value)}>
              <input type="radio" name="document" checked={printed === value} onChange={() => setPrinted(value)} />
              {label(lang, value ? 'import.document.page' : 'import.document.text')}
            </label>
          ))}
        </fieldset>
      )}
      {hasPages && printed ? (
        <PdfPage lang={lang} document={document} marks={marks} onFigure={onFigure} />
      ) : (
        <DocumentText {...props} />
      )}
    </div>
  );
}
