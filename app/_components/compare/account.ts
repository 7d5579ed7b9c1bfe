import type { Language } from '../../../lib/model/language.ts';
import type { Dictionary } from '../../../lib/model/metric.ts';
import { metricLabel, metricUnit } from '../../../lib/query/labels.ts';
import type { TermRow } from '../../../lib/query/terms-sql.ts';
import { numberText, statusText } from '../../../lib/query/words.ts';
import type { BehindFigure } from './behind.tsx';

/** The figures of one side of an indicator's formula: the part (or the plain sum), the whole it is divided by, or the report's own printed sum. */
export interface Account {
  readonly side: 'part' | 'whole' | 'printed';
  readonly figures: readonly BehindFigure[];
}

/** The terms behind an indicator as accounts to be read from top to bottom; the printed sum only where a term is missing. */
export function accountsOf(terms: readonly TermRow[], dictionary: Dictionary, language: Language): Account[] {
  const computed = terms.filter(({ choice }) => choice === 1);
  const lacking = computed.some(({ side, value }) => side === 'part' && value === null);
  const sides: Readonly<Record<Account['side'], readonly TermRow[]>> = {
    part: computed.filter(({ side }) => side === 'part'),
    printed: lacking ? terms.filter(({ choice, value }) => choice === 2 && value !== null) : [],
    whole: computed.filter(({ side }) => side === 'whole'),
  };
  return (['part', 'printed', 'whole'] as const).flatMap((side) => {
    const rows = sides[side];
    return rows.length === 0
      ? []
      : [{ side, figures: rows.map((row, index) => toFigure(row, index, dictionary, language)) }];
  });
}

function toFigure(term: TermRow, index: number, dictionary: Dictionary, language: Language): BehindFigure {
  const { position, sign, metric_id, value, status, evidence_id } = term;
  const words = metricUnit(dictionary, metric_id, language, value);
  return {
    key: String(position),
    sign: sign < 0 ? '−' : index === 0 ? '' : '+',
    name: metricLabel(dictionary, metric_id, language),
    figure:
      value === null ? statusText(status ?? 'not_reported', language) : `${numberText(value, 'value')} ${words}`.trim(),
    evidenceId: evidence_id,
  };
}
