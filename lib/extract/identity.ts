import type { Document } from '../model/document.ts';
import type { Period, ReportIdentity } from '../model/report.ts';
import { type TemplateId, templateIds } from '../model/template.ts';
import { findRegion, type Gazetteer } from './gazetteer.ts';
import { compact, labelSimilarity } from './label.ts';
import { isInside, type Range } from './section.ts';
import type { Templates } from './template.ts';

/** How much of the text can name the body, the year and the period: the opening; captured pages stand further down. */
const openingLength = 3000;

const chineseDigits: Readonly<Record<string, string>> = {
  〇: '0',
  '○': '0',
  零: '0',
  О: '0',
  O: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

/** Words without spaces and emphasis, half-width, years in Arabic digits (二〇一九 → 2019). */
function even(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff*#_`]/g, '')
    .replace(/[二2][〇○零OО0][〇○零OО0一二三][〇○零OО一二三四五六七八九0-9](?=年)/g, (year) =>
      [...year].map((digit) => chineseDigits[digit] ?? digit).join(''),
    );
}

function printedTitle(document: Document): string | null {
  const parts = document.blocks.filter((block) => block.kind === 'heading' && block.level === 0);
  const title = parts.map((block) => (block.kind === 'heading' ? block.text : '')).join('');
  const words = title.replace(/[\s\u200b\ufeff*#_`]/g, '');
  return words === '' ? null : words;
}

const kindWords = '(?:政府|政务|党务政务)?信息(?:公开)?|政务公开|公开工作|年度报告|工作年度|年报';
const bodyPattern = new RegExp(`^[《【]?(.*?)(?:关于)?(?:(?:19|20)\\d{2}年?度?)?的?(?:${kindWords})`);

/** A body's name taken out of a title: what stands around the year and before the kind of report. */
function agencyInTitle(title: string): string | null {
  const words = even(title)
    .replace(/[（(](?:19|20)\d{2}年?度?[）)]/g, '')
    .replace(/(?:19|20)\d{2}年?度?/, '');
  const name = bodyPattern.exec(words)?.[1]?.replace(/(?:关于|公布|发布|印发|[《》:：,，.·\-—])/g, '') ?? '';
  return name.length >= 2 && name.length <= 40 ? name : null;
}

const bodyEnd = '(?:局|委员会|委|厅|部|办公室|办|政府|管委会|中心|院|署|总队|支队|公司|处|所|站|会)';

/** Sentences of the opening that name the reporting body. */
const bodySentences: readonly RegExp[] = [
  new RegExp(`(?:由|与)([\\p{sc=Han}]{2,30}?${bodyEnd})(?:办公室)?(?:根据|按照|依据|编制|联系)`, 'u'),
  new RegExp(`《([\\p{sc=Han}]{2,30}?${bodyEnd})(?:关于)?(?:19|20)\\d{2}年`, 'u'),
];

function agencyInText(opening: string): string | null {
  for (const pattern of bodySentences) {
    const name = pattern.exec(opening)?.[1];
    if (name !== undefined) return name;
  }
  return null;
}

/** A bare division stands for its people's government ("宿迁市2023年…报告"). */
function fullName(name: string, gazetteer: Gazetteer): string {
  const found = findRegion(name, gazetteer);
  const isDivision = found?.rest === '' || /^[\p{sc=Han}]{1,10}(?:省|市|县|乡|镇)$/u.test(name);
  return isDivision ? `${name}人民政府` : name;
}

function yearIn(words: string): number | null {
  const year = /((?:19|20)\d{2})(?:年|年度|\))/.exec(words)?.[1] ?? /(20[0-4]\d)(?!\d)/.exec(words)?.[1];
  return year === undefined ? null : Number(year);
}

function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

/** The period a report states; 年, 月 and 日 may be lost ("202111日至20211231日" for a whole year). */
function statedPeriod(opening: string): Period | null {
  const full =
    /(20\d{2})年(\d{1,2})月(\d{1,2})日(?:起|开始)?[,，、]?(?:至|到|—|--?|~)(?:(20\d{2})年)?(\d{1,2})月(\d{1,2})日/.exec(
      opening,
    );
  if (full !== null) {
    const [year = 0, month = 0, day = 0, endYear = 0, endMonth = 0, endDay = 0] = full
      .slice(1)
      .map((n) => Number(n ?? 0));
    const start = isoDate(year, month, day);
    const end = isoDate(endYear || year, endMonth, endDay);
    if (start !== null && end !== null && start <= end) return { start, end, stated: true };
  }
  const cut = /(20\d{2})年?1月?1日?起?[,，]?(?:至|到|—|--?|~)(?:\1年?)?12月?31日?/.exec(opening)?.[1];
  return cut === undefined ? null : { start: `${cut}-01-01`, end: `${cut}-12-31`, stated: true };
}

/** How much of the text's end may hold the signature, in characters and in lines. */
const closingLength = 1200;
const closingLines = 8;

/** The date that stands alone among the last lines of some words. */
function lastDate(words: string): string | null {
  const lines = words
    .split(/[\r\n]+/)
    .map(even)
    .filter((line) => line !== '');
  for (const line of lines.slice(-closingLines).reverse()) {
    const date = /^(20\d{2})年([0-9一二三四五六七八九十]{1,3})月([0-9一二三四五六七八九十]{1,3})日$/.exec(line);
    if (date === null) continue;
    const [, year = '', month = '', day = ''] = date;
    return isoDate(Number(year), smallNumber(month), smallNumber(day));
  }
  return null;
}

/** The last characters of a text outside some ranges. */
function closing(text: string, excluded: readonly Range[]): string {
  let words = '';
  let end = text.length;
  for (const range of [...excluded].sort((a, b) => b.start - a.start)) {
    if (words.length >= closingLength) break;
    if (range.end < end) words = text.slice(Math.max(range.end, end - closingLength), end) + words;
    end = Math.min(end, range.start);
  }
  return (text.slice(Math.max(0, end - closingLength), end) + words).slice(-closingLength);
}

/**
 * The date the report is signed with. Another body's document behind it has a date of its own, which counts only where the
 * report shows none and it was written after the year reported on, as a signature is.
 */
function signature({ text }: Document, embedded: readonly Range[], year: number | null): string | null {
  const own = lastDate(closing(text, embedded));
  if (own !== null || embedded.length === 0) return own;
  const date = lastDate(text.slice(-closingLength));
  return date !== null && year !== null && Number(date.slice(0, 4)) > year ? date : null;
}

/** 1 to 31 in either script. */
function smallNumber(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  const [tens, ones] = words.includes('十') ? words.split('十') : ['0', words];
  const digit = (word: string | undefined, none: number): number => Number(chineseDigits[word ?? ''] ?? none);
  return digit(tens, words.startsWith('十') ? 1 : 0) * 10 + digit(ones, 0);
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

/** Who reports, for which year and period, in which form. By content: a file's name is never looked at. */
export function readIdentity(document: Document, context: IdentityContext): ReportIdentity {
  const title = printedTitle(document);
  const opening = even(document.text.slice(0, openingLength));
  const name = (title === null ? null : agencyInTitle(title)) ?? agencyInText(opening);
  const agency = name === null ? null : fullName(name, context.gazetteer);
  const stated = statedPeriod(opening);
  const year =
    (title === null ? null : yearIn(even(title))) ??
    (stated === null ? null : Number(stated.end.slice(0, 4))) ??
    yearIn(opening);
  const present = presentTemplates(document, context.templates, context.forms, context.excluded, year);
  return {
    agency,
    regionCode: agency === null ? null : (findRegion(agency, context.gazetteer)?.region.code ?? null),
    year,
    title,
    period: stated ?? (year === null ? null : { start: `${year}-01-01`, end: `${year}-12-31`, stated: false }),
    signedOn: signature(document, context.embedded, year),
    template: present.at(-1) ?? 'narrative_2008',
    templatesPresent: present,
  };
}
