import type { Finding } from '../../model/fact.ts';
import type { CopiedRule, Rule } from '../checks/rule.ts';
import { fillMessage } from '../checks/words.ts';
import type { Copy } from './copy.ts';
import type { ReportPrint } from './print.ts';

/** The most of a report's words a finding shows. */
const sampleLength = 20;

/**
 * A report's copies as findings by the active rules: how much of it stands in which other report, where here and there.
 * `text` is the report's own `Document.text`; of its words a finding shows at most twenty characters.
 */
export function copyFindings(
  copies: readonly Copy[],
  text: string,
  reports: readonly ReportPrint[],
  rules: readonly Rule[],
): Finding[] {
  return copies.flatMap((copy) => {
    const rule = rules.find((each) => each.kind === 'copied' && each.copy === copy.kind && each.status === 'active');
    const other = reports[copy.other];
    return rule?.kind !== 'copied' || other === undefined ? [] : [copyFinding(copy, rule, other, text)];
  });
}

function copyFinding(copy: Copy, rule: CopiedRule, other: ReportPrint, text: string): Finding {
  const { agency, source, sha256, year } = other;
  const [first] = copy.places;
  const sample =
    first === undefined ? '' : text.slice(first.start, first.end).replace(/\s/gu, '').slice(0, sampleLength);
  const share = copy.share === null ? null : `${Math.round(copy.share * 100)}%`;
  const message = fillMessage(rule.message, {
    agency: agency ?? source,
    year: year === null ? '' : String(year),
    n: String(copy.sentences),
    share: share ?? '',
    sample,
    figures: sameFigures(copy.sameFigures),
  });
  return {
    rule: rule.id,
    severity: copy.severity,
    kept: false,
    verdict: copy.verdict,
    expected: null,
    actual: share ?? agency,
    messageZh: message.zh,
    messageEn: message.en,
    facts: [],
    places: copy.places,
    other: { source, sha256, agency, year, facts: [], places: copy.otherPlaces },
  };
}

function sameFigures(count: number): { readonly zh: string; readonly en: string } {
  if (count === 0) return { zh: '', en: '' };
  return { zh: `，其中${count}句数字也相同`, en: `, ${count} of them with the same figures` };
}
