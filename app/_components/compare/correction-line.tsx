'use client';

import type { Language } from '../../../lib/model/language.ts';
import type { EvidenceRow } from '../../../lib/query/evidence-sql.ts';
import { numberText, plainText, statusText } from '../../../lib/query/words.ts';
import { type Correction, correctionOf } from '../../../lib/workspace/correction.ts';
import type { FactValues } from '../../../lib/workspace/model.ts';
import { useWorkspace } from '../../_hooks/use-workspace.ts';
import { label } from '../../_labels/label.ts';
import { Line } from './line.tsx';

/** What a person changed of a figure: old value, new value, reason, time, as the record of this browser has them. */
export function CorrectionLine({ lang, evidence }: { readonly lang: Language; readonly evidence: EvidenceRow }) {
  const { workspace } = useWorkspace();
  const correction = correctionOf(workspace, evidence.evidence_id);
  const title = label(lang, 'evidence.corrected');
  if (correction === null) return <Line title={title}>{label(lang, 'evidence.corrected.unknown')}</Line>;
  const { reason, at } = correction;
  return (
    <>
      <Line title={title}>{changeWords(lang, correction)}</Line>
      {reason !== '' && <Line title={label(lang, 'evidence.corrected.reason')}>{plainText(reason)}</Line>}
      <Line title={label(lang, 'evidence.corrected.time')}>
        <time dateTime={at}>{new Date(at).toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB')}</time>
      </Line>
    </>
  );
}

function changeWords(lang: Language, { was, now }: Correction): string {
  if (now === null) return label(lang, 'evidence.corrected.rejected', { was: was ? valueWords(lang, was) : '' });
  if (was === null) return label(lang, 'evidence.corrected.added', { now: valueWords(lang, now) });
  return label(lang, 'evidence.corrected.changed', { was: valueWords(lang, was), now: valueWords(lang, now) });
}

function valueWords(lang: Language, { value, status }: FactValues): string {
  return value === null || status === 'zero_stated' ? statusText(status, lang) : numberText(value, 'value');
}
