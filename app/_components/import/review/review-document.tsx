'use client';

import { useState } from 'react';
import type { Document } from '../../../../lib/model/document.ts';
import type { TextRange } from '../../../../lib/model/fact.ts';
import type { Language } from '../../../../lib/model/language.ts';
import { label } from '../../../_labels/label.ts';
import { DocumentText } from './document-text.tsx';
import type { Marks } from './marked-text.tsx';
import { PdfPage } from './pdf-page.tsx';
import styles from './review.module.css';

interface ReviewDocumentProps {
  readonly lang: Language;
  readonly document: Document;
  readonly marks: Marks;
  readonly onFigure: (key: string) => void;
  readonly onSelect: (range: TextRange) => void;
}

/** The document as read, or, of a PDF, as printed. */
export function ReviewDocument({ lang, document, marks, onFigure, onSelect }: ReviewDocumentProps) {
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
        <DocumentText lang={lang} document={document} marks={marks} onFigure={onFigure} onSelect={onSelect} />
      )}
    </div>
  );
}
