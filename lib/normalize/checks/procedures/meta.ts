import type { Heading } from '../../../model/document.ts';
import type { Bilingual } from '../../../model/language.ts';
import type { TemplateId } from '../../../model/template.ts';
import { type Breach, breachesOnly, type CheckContext, type Outcome } from '../context.ts';
import { standsIn } from '../verdict.ts';
import { quotedWords } from '../words.ts';

/** The year in the title is the year of the period stated. */
export function titleYear(context: CheckContext): Outcome {
  const { year, period } = context.identity;
  if (year === null || period === null || !period.stated) return breachesOnly([]);
  if (period.start.startsWith(`${year}-`) && period.end.startsWith(`${year}-`)) return breachesOnly([]);
  const stated = `${period.start} – ${period.end}`;
  return one({ lhs: String(year), rhs: stated }, stated, String(year));
}

/** The period is stated, and is a whole calendar year. */
export function fullPeriod(context: CheckContext): Outcome {
  const { period } = context.identity;
  if (period === null || !period.stated) {
    const [asOfNow] = /(?:截止|截至)(?:目前|现在|今)/u.exec(context.document.text) ?? [];
    return one({
      lhs: asOfNow === undefined ? unstated : { zh: `未写明（“${asOfNow}”）`, en: `not stated (“${asOfNow}”)` },
    });
  }
  if (period.start.endsWith('-01-01') && period.end.endsWith('-12-31')) return breachesOnly([]);
  const stated = `${period.start} – ${period.end}`;
  return one({ lhs: stated }, stated);
}
const unstated = { zh: '未写明', en: 'not stated' };

/** Forms by name, for people. */
const templateNames: Readonly<Record<TemplateId, Bilingual>> = {
  narrative_2008: { zh: '叙述式（无统一表格）', en: 'narrative (no statutory tables)' },
  regional_stat: { zh: '地方统计表', en: 'local statistical form' },
  stat_2014: { zh: '2014年统计表', en: '2014 statistical form' },
  format_2019: { zh: '2019年格式', en: '2019 form' },
  format_2021: { zh: '2021年格式', en: '2021 form' },
  local_table: { zh: '自制表格', en: "bureau's own table" },
};

/** Reports of 2019 and 2020 use the 2019 form, later ones the 2021 form. */
export function templateOfYear(context: CheckContext): Outcome {
  const { year, templatesPresent, template } = context.identity;
  if (year === null || year < 2019) return breachesOnly([]);
  const expected: TemplateId = year <= 2020 ? 'format_2019' : 'format_2021';
  if (template === expected || templatesPresent.includes(expected)) return breachesOnly([]);
  return one({ year: String(year), expected: templateNames[expected], template: templateNames[template] });
}

/** The six sections of the 2019 and 2021 forms: how a heading names each, and its name for people. */
const sections: readonly (readonly [RegExp, Bilingual])[] = [
  [/总体情况|基本情况|概述/u, { zh: '一、总体情况', en: '1 (overview)' }],
  [/主动公开/u, { zh: '二、主动公开政府信息情况', en: '2 (proactive disclosure)' }],
  [/申请/u, { zh: '三、收到和处理政府信息公开申请情况', en: '3 (applications received and handled)' }],
  [/复议|诉讼/u, { zh: '四、行政复议、行政诉讼情况', en: '4 (reviews and litigation)' }],
  [/问题|改进/u, { zh: '五、存在的主要问题及改进情况', en: '5 (problems and improvements)' }],
  [/其他需要报告|其它需要报告|需要报告的其他/u, { zh: '六、其他需要报告的事项', en: '6 (other matters to report)' }],
];

/** Every section of the form has its heading. */
export function sectionsPresent(context: CheckContext): Outcome {
  const headings = headingsOf(context).map((heading) => compact(heading.text));
  const missing = sections.filter(([pattern]) => !headings.some((text) => pattern.test(text))).map(([, name]) => name);
  return missing.length === 0 ? breachesOnly([]) : one({ missing: listed(missing) });
}

const listed = (names: readonly Bilingual[]): Bilingual => ({
  zh: names.map(({ zh }) => zh).join('、'),
  en: names.map(({ en }) => en).join(', '),
});

/** A metric each statutory table cannot be without, the table's name, and words only its printed header has. */
const statutoryTables: readonly (readonly [string, Bilingual, RegExp])[] = [
  ['normdoc_issued', { zh: '表二 主动公开政府信息情况', en: 'table 2 (proactive disclosure)' }, /第二十条第/u],
  ['req_received', { zh: '表三 收到和处理申请情况', en: 'table 3 (applications received and handled)' }, /商业企业/u],
  ['review_total', { zh: '表四 行政复议、行政诉讼情况', en: 'table 4 (reviews and litigation)' }, /尚未审结/u],
];

/** Every statutory table was read; one whose header is in the text was printed and not read by us. */
export function tablesPresent(context: CheckContext): Outcome {
  const missing = statutoryTables.filter(
    ([metric]) => context.figures.byMetric.get(metric)?.some((fact) => fact.source === 'table') !== true,
  );
  if (missing.length === 0) return breachesOnly([]);
  const text = compact(context.document.text);
  const breach = sentence({ missing: listed(missing.map(([, name]) => name)) });
  const printed = missing.some(([, , header]) => header.test(text));
  return breachesOnly([{ ...breach, verdict: printed ? 'maybe_misread' : 'report_says_so' }]);
}

/** Longer headings carry their text on the same line. */
const longestBareHeading = 60;

/** No heading stands without text before the next heading of its level or above. */
export function emptySections(context: CheckContext): Outcome {
  const { blocks } = context.document;
  const empty = blocks.filter((block, index): block is Heading => {
    if (block.kind !== 'heading' || block.level === 0 || !isBare(block, context)) return false;
    const next = blocks[index + 1];
    return next === undefined || (next.kind === 'heading' && next.level > 0 && next.level <= block.level);
  });
  return breachesOnly(empty.map((heading) => sentence({ heading: shorten(heading.text) })));
}

/** A row of a flattened table may look like a heading; it holds figures. */
function isBare({ text, place }: Heading, context: CheckContext): boolean {
  const words = compact(text);
  const isShort = words.length <= longestBareHeading && !/[。；：].+|\d$/u.test(words);
  return (
    isShort &&
    !context.figures.all.some((fact) => fact.locator.end > fact.locator.start && standsIn(fact, place.start, place.end))
  );
}

/** A page captured from elsewhere stands in the body; its numbers are left out. */
export function embeddedDocuments(context: CheckContext): Outcome {
  const embedded = context.warnings.filter((warning) => warning.code === 'embedded_document');
  if (embedded.length === 0) return breachesOnly([]);
  const places = embedded.map(({ start }) =>
    start === null ? '' : shorten(context.document.text.slice(start, start + 40).replace(/[*#]/g, '')),
  );
  return one(
    {
      n: String(embedded.length),
      where: quotedWords(
        places.filter((place) => place !== ''),
        '；',
      ),
    },
    String(embedded.length),
  );
}

const datePattern = /(20\d{2})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})\s*日?(?=(.{0,2}))/gu;

/** No date in the text is later than the signature; deadlines set for the future are plans, not slips. */
export function datesBeforeSignature(context: CheckContext): Outcome {
  const { signedOn } = context.identity;
  if (signedOn === null) return breachesOnly([]);
  const later = [...context.document.text.matchAll(datePattern)].flatMap(([, year, month, day, behind = '']) => {
    const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
    return date > signedOn && isDate(date) && !/^[前之以止底起]/u.test(behind) ? [date] : [];
  });
  return breachesOnly([...new Set(later)].map((date) => sentence({ lhs: date, rhs: signedOn }, date, `≤ ${signedOn}`)));
}

function isDate(date: string): boolean {
  return !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date);
}

/**
 * A report signed after the day it had to be out by was published late: 31 March under the 2007 regulation and for
 * governments, 31 January for departments since the 2019 regulation (Art. 49).
 */
export function deadline(context: CheckContext): Outcome {
  const { signedOn, year, agency } = context.identity;
  if (signedOn === null || year === null) return breachesOnly([]);
  const isDepartment = agency !== null && !/人民政府/u.test(agency);
  const due = `${year + 1}-${year >= 2019 && isDepartment ? '01-31' : '03-31'}`;
  return signedOn <= due ? breachesOnly([]) : one({ lhs: signedOn, rhs: due }, signedOn, `≤ ${due}`);
}

function one(words: Breach['words'], actual?: string, expected?: string): Outcome {
  return breachesOnly([sentence(words, actual, expected)]);
}

function sentence(words: Breach['words'], actual?: string, expected?: string): Breach {
  return { expected: expected ?? null, actual: actual ?? null, words, facts: [], verdict: 'report_says_so' };
}

function headingsOf(context: CheckContext): Heading[] {
  return context.document.blocks.filter((block): block is Heading => block.kind === 'heading');
}

function compact(text: string): string {
  return text.replace(/\s/gu, '');
}

function shorten(text: string): string {
  return compact(text).slice(0, 20);
}
