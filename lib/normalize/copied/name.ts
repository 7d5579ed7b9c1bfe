import type { TextRange } from '../../model/fact.ts';
import { groupBy } from '../../model/group.ts';
import type { Copy } from './copy.ts';
import type { NameMention, ReportPrint } from './print.ts';

/** A body one visits, works with, writes to or hears from is named with good reason. */
const named = /(?:赴|到|往|与|和|同|向|由|及|至|对|从|在|给|被|经|会同|联合|学习|借鉴|移送|转交|、|《|（|“)$/u;

interface Found {
  readonly other: number;
  readonly place: TextRange;
}

/**
 * For each report, by position: full names of other loaded bodies of the same kind but another place standing in its
 * text, one entry per body. The governments above and below a place are no strangers to it.
 */
export function findNames(reports: readonly ReportPrint[]): Copy[][] {
  const byName = new Map<string, number>();
  reports.forEach((report, index) => {
    if (report.agency === null || report.regionCode === null) return;
    const held = byName.get(report.agency);
    if (held === undefined || isBefore(report, reports[held])) byName.set(report.agency, index);
  });
  return reports.map((report) => {
    const found = report.mentions.flatMap((mention) => {
      const found = strangerIn(mention, report, reports, byName);
      return found === null ? [] : [found];
    });
    return [...groupBy(found, ({ other }) => other)].map(([other, mentions]) => nameCopy(other, mentions));
  });
}

function isBefore(a: ReportPrint, b: ReportPrint | undefined): boolean {
  if (b === undefined || a.year !== b.year) return (a.year ?? 0) > (b?.year ?? 0);
  return `${a.sha256} ${a.source}` < `${b.sha256} ${b.source}`;
}

/** The longest end of the mention that is a loaded body's name. */
function strangerIn(
  { words, start: before, end }: NameMention,
  report: ReportPrint,
  reports: readonly ReportPrint[],
  byName: ReadonlyMap<string, number>,
): Found | null {
  for (let start = 0; start < words.length; start++) {
    const other = byName.get(words.slice(start));
    if (other === undefined) continue;
    const isStranger = !isRelated(report.regionCode, reports[other]?.regionCode ?? null);
    return isStranger && !named.test(words.slice(0, start)) ? { other, place: { start: before + start, end } } : null;
  }
  return null;
}

/** Whether one division holds the other, or we cannot say. */
function isRelated(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true;
  const [stemA, stemB] = [a, b].map((code) => code.replace(/(?:00){1,3}$/, ''));
  return stemA === undefined || stemB === undefined || stemA.startsWith(stemB) || stemB.startsWith(stemA);
}

function nameCopy(other: number, found: readonly Found[]): Copy {
  const isRepeated = found.length > 1;
  return {
    kind: 'other_name',
    other,
    places: found.map(({ place }) => place),
    otherPlaces: [],
    sentences: found.length,
    sameFigures: 0,
    share: null,
    severity: isRepeated ? 'warning' : 'info',
    verdict: isRepeated ? 'report_says_so' : 'maybe_scope',
  };
}
