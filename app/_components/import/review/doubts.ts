import type { Finding, ReadWarning, TextRange } from '../../../../lib/model/fact.ts';
import type { Doubt, OwnReading } from '../../../../lib/workspace/model.ts';

/** What a doubt is about, looked up in the reading. */
export type DoubtSubject =
  | { readonly kind: 'agency' | 'year' }
  | { readonly kind: 'fact'; readonly fact: string }
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'warning'; readonly warning: ReadWarning };

/** The subject behind a doubt's id; null for an id this version does not know. */
export function subjectOf({ id }: Doubt, reading: OwnReading): DoubtSubject | null {
  if (id === 'agency' || id === 'year') return { kind: id };
  if (id.startsWith('fact:')) return { kind: 'fact', fact: id.slice('fact:'.length) };
  const number = Number(/\d+$/.exec(id)?.[0] ?? Number.NaN);
  const finding = id.startsWith('finding:') ? reading.findings[number] : undefined;
  if (finding) return { kind: 'finding', finding };
  const warning = id.startsWith('warning:') ? reading.warnings[number] : undefined;
  return warning ? { kind: 'warning', warning } : null;
}

/** Whether a doubt is whose report it is, or of which year: only naming them settles it. */
export function asksWhose({ id }: Doubt): boolean {
  return id === 'agency' || id === 'year';
}

/** The words of the document a doubt is about; null where it is about none. */
export function rangeOf(doubt: Doubt, reading: OwnReading): TextRange | null {
  const subject = subjectOf(doubt, reading);
  if (subject === null) return null;
  switch (subject.kind) {
    case 'warning': {
      const { start, end } = subject.warning;
      return start === null || end === null ? null : { start, end };
    }
    case 'fact':
      return reading.facts.find(({ key }) => key === subject.fact)?.locator ?? null;
    case 'finding': {
      const [first] = subject.finding.facts;
      return reading.facts.find(({ key }) => key === first)?.locator ?? subject.finding.places?.[0] ?? null;
    }
    default:
      return null;
  }
}
