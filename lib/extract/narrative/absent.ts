import type { DimensionName, Dims } from '../../model/dimension.ts';
import type { Document } from '../../model/document.ts';
import type { Candidate } from '../../model/fact.ts';
import type { ReportIdentity } from '../../model/report.ts';
import type { Lexicon } from './lexicon.ts';
import { type Evener, evenText } from './passage.ts';

type Expected = Lexicon['expected'][number];

interface Section {
  readonly path: string;
  readonly even: string;
  readonly end: number;
}

/** Every heading of the report itself with its path, in reading order. */
function sections(document: Document, evener: Evener, foreign: (start: number) => boolean): Section[] {
  let path: { level: number; text: string }[] = [];
  const found: Section[] = [];
  for (const block of document.blocks) {
    if (block.kind !== 'heading' || block.level === 0 || foreign(block.place.start)) continue;
    const text = block.text.replace(/[*#`]/g, '').replace(/\s+/g, ' ').trim();
    path = [...path.filter((title) => title.level < block.level), { level: block.level, text }];
    found.push({
      path: path.map((title) => title.text).join(' > '),
      even: evenText(text, evener),
      end: block.place.end,
    });
  }
  return found;
}

function covers(candidate: Candidate, expected: Expected): boolean {
  if (expected.unless?.includes(candidate.metric) === true) return true;
  if (candidate.metric !== expected.metric) return false;
  const dims = expected.dims ?? {};
  if (candidate.metric === 'proposals_handled' && candidate.dims.body === 'total') return true;
  return Object.entries(dims).every(([name, code]) => candidate.dims[name as DimensionName] === code);
}

/**
 * The figures a report of its form owes and does not give, as `absent` candidates in the section where they would stand
 * (the first heading with the lexicon's words; the empty path where there is none). A topic not mentioned is never a zero.
 */
export function readAbsent(
  document: Document,
  identity: ReportIdentity,
  found: readonly Candidate[],
  lexicon: Lexicon,
  evener: Evener,
  foreign: (start: number) => boolean,
): Candidate[] {
  const all = sections(document, evener, foreign);
  const absent: Candidate[] = [];
  for (const expected of lexicon.expected) {
    if (!expected.templates.includes(identity.template)) continue;
    if (found.some((candidate) => covers(candidate, expected))) continue;
    const section = expected.section
      .map((word) => all.find((candidate) => candidate.even.includes(word)))
      .find((candidate) => candidate !== undefined);
    if (section === undefined && expected.onlyIfSection === true) continue;
    const dims: Dims = expected.dims ?? {};
    const at = section?.end ?? document.text.length;
    absent.push({
      key: `${expected.metric}${Object.values(dims)
        .map((code) => `.${code}`)
        .join('')}@absent`,
      metric: expected.metric,
      dims,
      raw: '',
      reading: 'absent',
      basis: null,
      unitPrinted: null,
      source: 'narrative',
      partOf: null,
      scopeWords: null,
      rule: 'expected',
      confidence: 'medium',
      locator: {
        section: section?.path ?? '',
        table: null,
        row: null,
        column: null,
        page: null,
        start: at,
        end: at,
        phrase: null,
      },
    });
  }
  return absent;
}
