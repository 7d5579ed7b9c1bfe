import type { TextRange } from '../../model/fact.ts';
import type { CopyKind } from '../checks/rule.ts';
import { type Shared, type Standing, sharedSentences } from './common.ts';
import type { Copy } from './copy.ts';
import { findNames } from './name.ts';
import type { ReportPrint } from './print.ts';
import type { SentencePrint } from './sentence.ts';

/** Less than this the same is a habit of speech. */
const fewestSentences = 3;
const fewestCharacters = 100;
/** From the first share on it is told, from the second on it is a warning. */
const noticeableShare = 0.3;
const graveShare = 0.6;
const mostPlaces = 5;

type Pair = readonly [own: SentencePrint, theirs: SentencePrint];

/**
 * For each report, by position: its text that also stands in the report `previous` names as the same body's year before,
 * in an earlier or equally old report of another body, and names of other bodies. The order of loading decides nothing.
 */
export function findCopies(reports: readonly ReportPrint[], previous: ReadonlyMap<number, number>): Copy[][] {
  const shared = sharedSentences(reports);
  const names = findNames(reports);
  return reports.map((report, index) => {
    const own = report.sentences.filter(({ words }) => !shared.common.has(words));
    const total = own.reduce((sum, { length }) => sum + length, 0);
    const before = previous.get(index);
    const lastYear = before === undefined ? null : copyOf('last_year', own, before, reports, total);
    const source = likeliestSource(index, own, reports, shared);
    const elsewhere = source === null ? null : copyOf('other_agency', own, source, reports, total);
    const other = elsewhere === null ? null : judgedByPlace(elsewhere, report, reports);
    return [lastYear, other, ...(names[index] ?? [])].filter((copy) => copy !== null);
  });
}

function copyOf(
  kind: CopyKind,
  own: readonly SentencePrint[],
  other: number,
  reports: readonly ReportPrint[],
  total: number,
): Copy | null {
  const theirs = new Map((reports[other]?.sentences ?? []).map((sentence) => [sentence.words, sentence]));
  const pairs = own.flatMap((sentence): Pair[] => {
    const match = theirs.get(sentence.words);
    return match === undefined ? [] : [[sentence, match]];
  });
  const characters = pairs.reduce((sum, [{ length }]) => sum + length, 0);
  const share = characters / total;
  if (pairs.length < fewestSentences || characters < fewestCharacters || share < noticeableShare) return null;
  const longest = [...pairs].sort(([a], [b]) => b.length - a.length || a.start - b.start).slice(0, mostPlaces);
  longest.sort(([a], [b]) => a.start - b.start);
  const isGrave = share >= graveShare;
  return {
    kind,
    other,
    places: longest.map(([sentence]) => rangeOf(sentence)),
    otherPlaces: longest.map(([, sentence]) => rangeOf(sentence)),
    sentences: pairs.length,
    sameFigures: pairs.filter(([a, b]) => a.figures !== 0 && a.figures === b.figures).length,
    share,
    severity: isGrave ? 'warning' : 'info',
    verdict: isGrave ? 'report_says_so' : 'maybe_scope',
  };
}

function rangeOf({ start, end }: TextRange): TextRange {
  return { start, end };
}

/**
 * The other body's report with most of these sentences. One body took nothing from another that printed the sentence
 * later; of two that printed it first in the same year both are told.
 */
function likeliestSource(
  index: number,
  own: readonly SentencePrint[],
  reports: readonly ReportPrint[],
  { standings }: Shared,
): number | null {
  const report = reports[index];
  if (report === undefined || report.body === null || report.year === null) return null;
  const lengths = new Map<number, number>();
  for (const { words, length } of own) {
    const places = standings.get(words) ?? [];
    const ours = firstYear(places, report.body, reports) ?? report.year;
    for (const candidate of new Set(places.map((place) => place.report))) {
      const other = reports[candidate];
      if (other === undefined || other.body === null || other.year === null || other.body === report.body) continue;
      if (other.year > report.year || (firstYear(places, other.body, reports) ?? other.year) > ours) continue;
      lengths.set(candidate, (lengths.get(candidate) ?? 0) + length);
    }
  }
  let best: number | null = null;
  for (const candidate of lengths.keys()) {
    if (best === null || isLikelier(candidate, best, lengths, reports)) best = candidate;
  }
  return best;
}

function firstYear(places: readonly Standing[], body: string, reports: readonly ReportPrint[]): number | null {
  let first: number | null = null;
  for (const { report } of places) {
    const other = reports[report];
    if (other === undefined || other.body !== body || other.year === null) continue;
    if (first === null || other.year < first) first = other.year;
  }
  return first;
}

function isLikelier(
  a: number,
  b: number,
  lengths: ReadonlyMap<number, number>,
  reports: readonly ReportPrint[],
): boolean {
  const byLength = (lengths.get(a) ?? 0) - (lengths.get(b) ?? 0);
  if (byLength !== 0) return byLength > 0;
  const [first, second] = [reports[a], reports[b]];
  const byYear = (first?.year ?? 0) - (second?.year ?? 0);
  if (byYear !== 0) return byYear > 0;
  return `${first?.sha256} ${first?.source}` < `${second?.sha256} ${second?.source}`;
}

/**
 * Two bodies of one place often write on one template of their government, and a renamed body goes on with its own text:
 * that is told, and is nobody's fault by itself.
 */
function judgedByPlace(copy: Copy, report: ReportPrint, reports: readonly ReportPrint[]): Copy {
  const other = reports[copy.other];
  const isNeighbour = other !== undefined && other.regionCode !== null && other.regionCode === report.regionCode;
  return isNeighbour ? { ...copy, severity: 'info', verdict: 'maybe_scope' } : copy;
}
