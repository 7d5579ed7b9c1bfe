import type { Fact, ReadWarning } from '../../../model/fact.ts';
import { isUsualUnit } from '../../units.ts';
import { type Breach, breachesOnly, type CheckContext, type Outcome } from '../context.ts';
import { standsIn, verdictOf } from '../verdict.ts';
import { figureName, unitName } from '../words.ts';

/** A count is a whole number and not negative. */
export function integers(context: CheckContext): Outcome {
  const impossible = context.figures.all.filter((fact) => {
    const isCount = context.dictionary.metrics.get(fact.metric)?.valueType === 'count';
    return isCount && fact.value !== null && (fact.value < 0 || !Number.isInteger(fact.value));
  });
  return breachesOnly(
    impossible.map((fact) => ({
      expected: null,
      actual: fact.raw,
      words: { name: figureName(fact.metric, fact.dims, context.dictionary), raw: fact.raw },
      facts: [fact],
      verdict: 'maybe_misread' as const,
    })),
  );
}

/** Cells of the form left empty are counted; they are not zeros. */
export function blankCells(context: CheckContext): Outcome {
  const blank = context.figures.all.filter((fact) => fact.status === 'blank' && fact.source === 'table');
  return together(blank, { n: String(blank.length) }, String(blank.length), context);
}

/** Approximate figures are named: they enter no identity and no ranking. */
export function approximate(context: CheckContext): Outcome {
  const inexact = context.figures.all.filter((fact) => fact.qualifier !== 'exact' && fact.status === 'reported');
  const raw = inexact.map((fact) => `${fact.raw}${fact.unitPrinted ?? ''}`).join('、');
  return together(inexact, { raw }, raw, context);
}

/** Units unusual for their metric are named with the unit they were read as; a table's units are the form's own. */
export function unusualUnits(context: CheckContext): Outcome {
  const unusual = context.figures.all.filter(
    (fact) =>
      fact.source === 'narrative' &&
      fact.unitPrinted !== null &&
      fact.value !== null &&
      !isUsualUnit(fact.unitPrinted, fact.unit),
  );
  const raw = [...new Set(unusual.map((fact) => `${fact.raw}${fact.unitPrinted}`))].join('、');
  const names = unusual.map((fact) => unitName(fact.unit, fact.metric, context.dictionary));
  const unit = {
    zh: [...new Set(names.map(({ zh }) => zh))].join('、'),
    en: [...new Set(names.map(({ en }) => en))].join(', '),
  };
  return together(unusual, { raw, unit }, raw, context);
}

/** An amount has a unit, and in the 2021 form's fee cell no other than the header's 万元; a bare 0 does no harm. */
export function amountUnits(context: CheckContext): Outcome {
  const procurement = (context.figures.byMetric.get('procurement_amount') ?? []).filter(
    (fact) => fact.value !== null && fact.unitPrinted === null,
  );
  const fees = (context.figures.byMetric.get('admin_fee_amount') ?? []).filter(
    (fact) => fact.source === 'table' && fact.unitPrinted !== null && fact.unitPrinted !== '万元',
  );
  return breachesOnly(
    [...procurement, ...fees].map((fact): Breach => {
      const raw = `${fact.raw}${fact.unitPrinted ?? ''}`;
      return {
        expected: fact.metric === 'admin_fee_amount' ? '万元' : null,
        actual: raw,
        words: { name: figureName(fact.metric, fact.dims, context.dictionary), raw },
        facts: [fact],
        verdict: verdictOf([fact], context),
        ...(fact.value === 0 && { severity: 'info' as const }),
      };
    }),
  );
}

/** Cells that print their number in two paragraphs. */
export function doubleParagraphs(context: CheckContext): Outcome {
  return fromWarnings('double_number', context);
}

/** Rows of a table whose cells moved by a column and were put back by label and count. */
export function columnShifts(context: CheckContext): Outcome {
  return fromWarnings('column_shift', context);
}

/** The reader's warnings of one kind as one finding, with the figures that stand where it was unsure. */
function fromWarnings(code: ReadWarning['code'], context: CheckContext): Outcome {
  const warnings = context.warnings.filter((warning) => warning.code === code);
  if (warnings.length === 0) return breachesOnly([]);
  const facts = context.figures.all.filter((fact) =>
    warnings.some((warning) => standsIn(fact, warning.start, warning.end)),
  );
  const n = String(warnings.length);
  return breachesOnly([{ expected: null, actual: n, words: { n }, facts, verdict: 'maybe_misread' }]);
}

/** Lost characters in a date, a letter between digits, a digit between the letters of a government address. */
const misreadings: readonly RegExp[] = [
  /\d{6}日至\d{8}日?/gu,
  /(?<![A-Za-z0-9])\d+[Oo]\d+(?![A-Za-z0-9])/gu,
  /(?<![a-z0-9])[a-z]+1[a-z]+(?=\.gov\.cn)/gu,
];

/** Text that looks misread when the paper was scanned. */
export function confusables(context: CheckContext): Outcome {
  const found = misreadings.flatMap((pattern) => [...context.document.text.matchAll(pattern)].map((match) => match[0]));
  return breachesOnly(
    [...new Set(found)].map((raw) => ({
      expected: null,
      actual: raw,
      words: { raw },
      facts: [],
      verdict: 'maybe_misread' as const,
    })),
  );
}

/** One finding over all the facts concerned; none where there are none. */
function together(facts: readonly Fact[], words: Breach['words'], actual: string, context: CheckContext): Outcome {
  if (facts.length === 0) return breachesOnly([]);
  const verdict = facts.some((fact) => verdictOf([fact], context) === 'maybe_misread')
    ? 'maybe_misread'
    : 'report_says_so';
  return breachesOnly([{ expected: null, actual, words, facts, verdict }]);
}
