import type { Document } from '../model/document.ts';
import type { Period, ReportIdentity } from '../model/report.ts';
import { type TemplateId, templateIds } from '../model/template.ts';
import { agencyBeside, agencyInText, agencyInTitle } from './body-name.ts';
import { even } from './date.ts';
import { findRegion, type Gazetteer } from './gazetteer.ts';
import { compact, labelSimilarity } from './label.ts';
import { isOfPartOfYear, statedPeriod, yearInText, yearInTitle } from './period.ts';
import { isInside, type Range } from './section.ts';
import { ownSignature, signedOn } from './signature.ts';
import type { Templates } from './template.ts';

/** How much of the text can name the body, the year and the period: the opening; captured pages stand further down. */
const openingLength = 3000;

/** The title a document prints, its lines joined without spaces; null where it prints none. */
export function printedTitle(document: Document): string | null {
  const parts = document.blocks.filter((block) => block.kind === 'heading' && block.level === 0);
  const title = parts.map((block) => (block.kind === 'heading' ? block.text : '')).join('');
  const words = title.replace(/[\s\u200b\ufeff*#_`]/g, '');
  return words === '' ? null : words;
}

/** A bare division stands for its people's government ("宿迁市2023年…报告"). */
function fullName(name: string, gazetteer: Gazetteer): string {
  const found = findRegion(name, gazetteer);
  const isDivision = found?.rest === '' || /^[\p{sc=Han}]{1,10}(?:省|市|县|乡|镇)$/u.test(name);
  return isDivision ? `${name}人民政府` : name;
}

/** Forms whose own words stand in the text; one word alone may be a quotation. */
function formsBySignature(words: string, templates: Templates): TemplateId[] {
  return templateIds.filter((id) => {
    const signs = templates.signatures[id] ?? [];
    return signs.filter((sign) => words.includes(compact(sign))).length >= 2;
  });
}

function sectionsPrinted(document: Document, templates: Templates): number {
  const headings = document.blocks.flatMap((block) =>
    block.kind === 'heading' && block.level === 1 ? [compact(block.text).replace(/^[一二三四五六七八九十]+/, '')] : [],
  );
  return templates.sections.map(compact).filter((section) => headings.some((h) => labelSimilarity(section, h) >= 0.8))
    .length;
}

/** Running text outside the tables, in characters; less than this is a caption. */
const minNarrative = 40;

function narrativeLength(document: Document, excluded: readonly Range[]): number {
  return document.blocks.reduce((sum, block) => {
    const isText = block.kind === 'paragraph' && !isInside(block.place.start, excluded);
    return isText && /[。；，]/.test(block.text) ? sum + block.text.length : sum;
  }, 0);
}

function presentTemplates(
  document: Document,
  templates: Templates,
  forms: ReadonlySet<TemplateId>,
  excluded: readonly Range[],
  year: number | null,
): TemplateId[] {
  const found = new Set([...forms, ...formsBySignature(compact(document.text), templates)]);
  const isNewForm = found.has('format_2019') || found.has('format_2021');
  if (!isNewForm && sectionsPrinted(document, templates) >= 4) {
    // The sections of the new forms around tables that are pictures or were left out: only the year tells which.
    found.add(year !== null && year < 2021 ? 'format_2019' : 'format_2021');
  } else if (!isNewForm && (found.size === 0 || narrativeLength(document, excluded) >= minNarrative)) {
    found.add('narrative_2008');
  }
  return templateIds.filter((id) => found.has(id));
}

/** What identity is read from besides the document. */
export interface IdentityContext {
  readonly templates: Templates;
  readonly gazetteer: Gazetteer;
  /** Forms proved by the statutory tables, and where these stand. */
  readonly forms: ReadonlySet<TemplateId>;
  readonly excluded: readonly Range[];
  /** Documents of other bodies inside the report. */
  readonly embedded: readonly Range[];
}

/** The year a report is for: its title's, else that of the period it states, else the first its opening speaks of. */
export function reportYear(document: Document): number | null {
  const title = printedTitle(document);
  const opening = even(document.text.slice(0, openingLength));
  return yearOf(document, title, opening, statedPeriod(opening));
}

/** A title is no longer. */
const titleLength = 60;

function yearOf(document: Document, title: string | null, opening: string, stated: Period | null): number | null {
  const [firstLine = ''] = document.text.trimStart().split('\n', 1);
  if (isOfPartOfYear(even(title ?? firstLine.slice(0, titleLength)))) return null;
  return (
    (title === null ? null : yearInTitle(even(title))) ??
    (stated === null ? null : Number(stated.end.slice(0, 4))) ??
    yearInText(opening)
  );
}

/** Who reports, for which year and period, in which form. By content: a file's name is never looked at. */
export function readIdentity(document: Document, context: IdentityContext): ReportIdentity {
  const title = printedTitle(document);
  const opening = even(document.text.slice(0, openingLength));
  const signature = ownSignature(document, context.embedded);
  const name =
    (title === null ? null : agencyInTitle(title)) ??
    agencyInText(opening) ??
    agencyBeside(document.text, context.embedded, signature.by);
  const agency = name === null ? null : fullName(name, context.gazetteer);
  const stated = statedPeriod(opening);
  const year = yearOf(document, title, opening, stated);
  const present = presentTemplates(document, context.templates, context.forms, context.excluded, year);
  return {
    agency,
    regionCode: agency === null ? null : (findRegion(agency, context.gazetteer)?.region.code ?? null),
    year,
    title,
    period: stated ?? (year === null ? null : { start: `${year}-01-01`, end: `${year}-12-31`, stated: false }),
    signedOn: signedOn(document, signature, context.embedded, year),
    template: present.at(-1) ?? 'narrative_2008',
    templatesPresent: present,
  };
}
