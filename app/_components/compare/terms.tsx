'use client';

import { useMemo } from 'react';
import type { Language } from '../../../lib/model/language.ts';
import type { Dictionary } from '../../../lib/model/metric.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { termRows, termsSql } from '../../../lib/query/terms-sql.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import { failureWords } from '../figure/error-words.ts';
import { Waits } from '../figure/waits.tsx';
import { accountsOf } from './account.ts';
import { Behind } from './behind.tsx';

interface TermsProps {
  readonly lang: Language;
  readonly dictionary: Dictionary;
  readonly view: View;
  readonly row: ViewRow;
}

/** The printed figures a computed one comes from: what is added, what is taken away, what it is divided by. */
export function Terms({ lang, dictionary, view, row }: TermsProps) {
  const sql = useMemo(() => termsSql(view, row, dictionary), [view, row, dictionary]);
  const { answer } = useQuery(sql, termRows);
  if (answer.phase === 'waiting') {
    return <Waits lang={lang} words="evidence.waiting" />;
  }
  if (answer.phase === 'failed') return <p role="alert">{failureWords(lang, answer.error)}</p>;
  const accounts = accountsOf(answer.value, dictionary, lang);
  const divided = accounts.some(({ side }) => side === 'whole');
  return accounts.map(({ side, figures }) => (
    <Behind
      key={side}
      lang={lang}
      title={label(lang, side === 'part' && !divided ? 'evidence.terms.sum' : `evidence.terms.${side}`)}
      figures={figures}
    />
  ));
}
