import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findEmbedded } from '../../../lib/extract/embedded.ts';
import { extractNarrative, parseLexicon } from '../../../lib/extract/narrative/index.ts';
import type { Document } from '../../../lib/model/document.ts';
import type { Candidate, ReadWarning } from '../../../lib/model/fact.ts';
import type { ReportIdentity } from '../../../lib/model/report.ts';
import type { TemplateId } from '../../../lib/model/template.ts';
import { textBlocks } from '../../../lib/read/text.ts';

/** Where the hand-checked reports lie beside the repository. */
export const shared = join(import.meta.dirname, '../../../../shared');
export const hasShared = existsSync(join(shared, 'gold'));

export const lexicon = parseLexicon(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../data/lexicon.json'), 'utf8')),
);

/** A figure as the gold files and the expected files write it. */
export interface ExpectedFigure {
  readonly metric: string;
  readonly dims: Readonly<Record<string, string>>;
  readonly value: number | null;
}

export interface ReadReport {
  readonly text: string;
  readonly candidates: readonly Candidate[];
  readonly warnings: readonly ReadWarning[];
}

export function identityOf(agency: string | null, year: number | null, template?: TemplateId): ReportIdentity {
  const byYear = year === null || year < 2019 ? 'narrative_2008' : year < 2021 ? 'format_2019' : 'format_2021';
  const form = template ?? byYear;
  return {
    agency,
    regionCode: null,
    year,
    title: null,
    period: null,
    signedOn: null,
    template: form,
    templatesPresent: [form],
  };
}

/** Flattened statutory tables, which the table extractors answer for: from the form's first row to section five. */
function statutory(text: string): { start: number; end: number }[] {
  const start = text.indexOf('第二十条第');
  if (start < 0) return [];
  const end = text.indexOf('五、存在', start);
  return [{ start, end: end < 0 ? text.length : end }];
}

export function readNarrative(text: string, identity: ReportIdentity): ReadReport {
  const document: Document = {
    source: 'report.txt',
    format: 'txt',
    sha256: '',
    text,
    blocks: textBlocks(text),
    warnings: [],
  };
  const embedded = findEmbedded(document, lexicon.embeddedMarks);
  return { text, ...extractNarrative(document, { identity, excluded: statutory(text), embedded, lexicon }) };
}

const chinese: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** The value a candidate's words mean, as far as these tests need it. */
export function figureValue(candidate: Candidate, all: readonly Candidate[]): number | null {
  if (candidate.reading === 'absent') return null;
  if (candidate.reading === 'stated_none') return 0;
  if (candidate.reading === 'same_as') {
    const basis = all.find((other) => other.key === candidate.basis);
    return basis === undefined ? null : figureValue(basis, all);
  }
  const digits = /[0-9][0-9,]*(?:\.[0-9]+)?/.exec(candidate.raw)?.[0];
  const scale = candidate.raw.includes('万') ? 10_000 : candidate.raw.includes('亿') ? 100_000_000 : 1;
  if (digits !== undefined) return Math.round(Number(digits.replaceAll(',', '')) * scale * 1e6) / 1e6;
  return chineseNumber(candidate.raw.replace(/[约近超余多以上]/g, ''));
}

function chineseNumber(words: string): number {
  let total = 0;
  let digit = 0;
  for (const char of words) {
    const scale = { 十: 10, 百: 100, 千: 1000 }[char];
    if (scale === undefined) digit = chinese[char] ?? 0;
    else {
      total += (digit === 0 ? 1 : digit) * scale;
      digit = 0;
    }
  }
  return total + digit;
}

export function goldNames(): string[] {
  return readdirSync(join(shared, 'reports')).map((name) => name.replace('.txt', ''));
}

export function readShared(path: string): string {
  return readFileSync(join(shared, path), 'utf8');
}

export function sharedFolder(path: string): string[] {
  return readdirSync(join(shared, path)).sort();
}
