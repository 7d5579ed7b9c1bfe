'use client';

import type { Language } from '../../../lib/model/language.ts';
import type { EvidenceRow } from '../../../lib/query/evidence-sql.ts';
import { summandRows, sumSql } from '../../../lib/query/sum-sql.ts';
import { numberText } from '../../../lib/query/words.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import { Behind } from './behind.tsx';

/** All printed figures of a sum, of which `one` is the one whose place is shown already. */
export function Summands({ lang, one }: { readonly lang: Language; readonly one: EvidenceRow }) {
  const { answer } = useQuery(sumSql(one), summandRows);
  if (answer.phase !== 'done' || answer.value.length < 2) return null;
  const figures = answer.value.map(({ evidence_id, words, value }, index) => ({
    key: String(index),
    sign: index === 0 ? '' : '+',
    name: words ?? label(lang, 'evidence.place.text'),
    figure: numberText(value, 'value'),
    evidenceId: evidence_id,
  }));
  return <Behind lang={lang} title={label(lang, 'evidence.parts', { count: figures.length })} figures={figures} />;
}
