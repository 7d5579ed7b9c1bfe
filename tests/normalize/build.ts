import type { Block, Document } from '../../lib/model/document.ts';
import type { Candidate, Fact } from '../../lib/model/fact.ts';
import type { ReportIdentity } from '../../lib/model/report.ts';
import { dictionary } from './dictionary.ts';

const nowhere = {
  section: '',
  table: null,
  row: null,
  column: null,
  page: null,
  start: 0,
  end: 0,
  phrase: null,
};

/** A table cell's fact; what a test does not say is ordinary. */
export function fact(changes: Partial<Fact> & Pick<Fact, 'metric'>): Fact {
  const dims = changes.dims ?? {};
  return {
    key: `${changes.metric} ${Object.values(dims).join(' ')}`,
    dims,
    value: 0,
    unit: dictionary.metrics.get(changes.metric)?.unit ?? '',
    unitPrinted: null,
    raw: String(changes.value ?? 0),
    status: 'reported',
    qualifier: 'exact',
    confidence: 'high',
    source: 'table',
    partOf: null,
    scopeWords: null,
    rule: 'test',
    locator: nowhere,
    ...changes,
  };
}

/** A candidate read from running text; what a test does not say is ordinary. */
export function candidate(changes: Partial<Candidate> & Pick<Candidate, 'metric'>): Candidate {
  return {
    key: 'c1',
    dims: {},
    raw: '',
    reading: 'number',
    basis: null,
    unitPrinted: null,
    source: 'narrative',
    partOf: null,
    scopeWords: null,
    rule: 'test',
    confidence: 'high',
    locator: nowhere,
    ...changes,
  };
}

/** A bureau's report of 2021 on the 2021 form; what a test does not say is in order. */
export function identity(changes: Partial<ReportIdentity> = {}): ReportIdentity {
  const year = changes.year ?? 2021;
  const template = changes.template ?? 'format_2021';
  return {
    agency: '青河县科学技术局',
    regionCode: '659099',
    year,
    title: `青河县科学技术局${year}年政府信息公开工作年度报告`,
    period: { start: `${year}-01-01`, end: `${year}-12-31`, stated: true },
    signedOn: null,
    template,
    templatesPresent: [template],
    ...changes,
  };
}

const levelOf: readonly (readonly [RegExp, number])[] = [
  [/^#+\s/, 1],
  [/^[一二三四五六七八九十]+、/, 1],
  [/^[（(][一二三四五六七八九十]+[）)]/, 2],
];

/** A document of one block per line; short numbered lines are headings. Enough for rules that look at headings. */
export function document(text: string): Document {
  const blocks: Block[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const words = line.trim();
    const level = words.length <= 60 ? levelOf.find(([pattern]) => pattern.test(words))?.[1] : undefined;
    const place = { block: blocks.length, page: null, start, end: start + line.length };
    if (words !== '') {
      blocks.push(
        level === undefined
          ? { kind: 'paragraph', text: words, place }
          : { kind: 'heading', level, text: words, place },
      );
    }
    start += line.length + 1;
  }
  return { source: 'test.txt', format: 'txt', sha256: '', text, blocks, warnings: [] };
}
