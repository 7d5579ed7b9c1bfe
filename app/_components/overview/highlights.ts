import { groupBy } from '../../../lib/model/group.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { FindingFigureRow } from '../../../lib/query/entry.ts';
import type { BrokenRow } from '../../../lib/query/highlights-sql.ts';
import { figureHref, reportHref } from './figure-link.ts';
import type { SentenceFigure } from './link-figures.ts';

const shown = 6;
const perReport = 2;

/** A broken rule worth showing, both its sides linked to where they stand. */
export interface Highlight {
  readonly finding: BrokenRow;
  readonly sides: readonly SentenceFigure[];
}

/** The figure one side of a rule comes to: the last number of "180 + 98 = 278". */
function resultOf(side: string | null): string | null {
  return side?.match(/\d[\d,]*(?:\.\d+)?/g)?.at(-1) ?? null;
}

/**
 * Both sides of a broken rule as they are printed, each linked: a printed figure to where it stands, a sum to the parts it
 * is made of.
 */
export function sidesOf(
  lang: Language,
  { expected, actual }: Pick<BrokenRow, 'expected' | 'actual'>,
  figures: readonly FindingFigureRow[],
): readonly SentenceFigure[] {
  return [expected, actual].flatMap((side) => {
    const text = resultOf(side);
    if (text === null) return [];
    const value = Number(text.replaceAll(',', ''));
    const printed = figures.find((figure) => figure.value === value);
    if (printed) return [{ text, href: figureHref(lang, printed) }];
    const part = figures.at(-1);
    return part ? [{ text, href: reportHref(lang, part) }] : [];
  });
}

/**
 * The broken rules for the front page, gravest first and few of one report: a report's own figures against each other,
 * both of them in the data.
 */
export function worthALook(
  lang: Language,
  broken: readonly BrokenRow[],
  figures: readonly FindingFigureRow[],
): readonly Highlight[] {
  const figuresOf = groupBy(figures, (figure) => figure.finding_id);
  const candidates = broken
    .filter(({ severity, verdict }) => severity !== 'info' && verdict === 'report_says_so')
    .map((finding) => ({ finding, sides: sidesOf(lang, finding, figuresOf.get(finding.finding_id) ?? []) }))
    .filter(({ sides }) => sides.length === 2);
  const byReport = groupBy(candidates, ({ finding }) => finding.report_id);
  return candidates
    .filter((candidate) => (byReport.get(candidate.finding.report_id)?.indexOf(candidate) ?? 0) < perReport)
    .slice(0, shown);
}
