import type { Caption, Footnote } from '../model/caption.ts';
import { groupBy } from '../model/group.ts';
import type { Bilingual, Language } from '../model/language.ts';
import { type Dictionary, isIndicator, isRatio, viewMetric } from '../model/metric.ts';
import type { View, ViewRow } from '../model/view.ts';
import { codeLabel, metricLabel, metricUnit, numberForm, plainForm } from '../query/labels.ts';
import { smallBase } from '../query/measured.ts';
import { readsYearBefore } from '../query/plan.ts';
import type { SourceReport } from '../query/reports-sql.ts';
import { hasNumber } from '../query/view-rows.ts';
import { wholeOf } from '../query/whole.ts';
import { plainText, statusText } from '../query/words.ts';
import { cellWords } from './cell-words.ts';

/** The words every file of a figure carries, in its language. */
export interface FigureWords {
  /** "1. …", or without a number: form changes, doubt, definitions of computed figures; see `notesOf`. */
  readonly footnotes: readonly string[];
  readonly completeness: string;
  readonly source: string;
  /** What the figure is, its unit, what it is divided by, its legal basis. */
  readonly definitions: readonly string[];
  /** Cells without a figure by reason, doubtful and corrected figures, small denominators: each named, at most a few dozen. */
  readonly cells: readonly string[];
  /** The reports the figures stand in, with their public addresses. */
  readonly reports: readonly SourceReport[];
  /** The day of the export. */
  readonly made: string;
  /** The address that shows the figure again. */
  readonly link: string;
}

/** What the words are made from. `date` is the day of the export, ISO; `link` the View's address. */
export interface WordsSource {
  readonly view: View;
  readonly rows: readonly ViewRow[];
  readonly caption: Caption;
  /** Null where they could not be read just now: the words then say so. */
  readonly reports: readonly SourceReport[] | null;
  readonly dictionary: Dictionary;
  readonly language: Language;
  readonly date: string;
  readonly link: string;
}

/** At most so many cells are named for one reason; the rest are counted, the table has them all. */
const namedAtMost = 24;

/** The words of a figure. */
export function figureWords(source: WordsSource): FigureWords {
  const { caption, language, date, link, reports } = source;
  return {
    footnotes: caption.footnotes.map(footnoteLine),
    completeness: caption.completeness,
    source: sourceWords(caption.source, reports, language),
    definitions: definitions(source),
    cells: cellLines(source),
    reports: reports ?? [],
    made: language === 'zh' ? `导出日期：${date}。` : `Exported on ${date}.`,
    link,
  };
}

/** "1. …"; a note without a number as it is. */
export function footnoteLine({ number, text }: Footnote): string {
  return number === null ? text : `${number}. ${text}`;
}

/** The source of a figure; where the titles of its reports could not be read it says so. */
export function sourceWords(source: string, reports: readonly SourceReport[] | null, language: Language): string {
  return reports === null ? `${source}${unread[language]}` : source;
}

const unread: Bilingual = {
  zh: '各报告的名称和地址这次没有读到，见下方链接的「来源」。',
  en: ' The titles and addresses of the reports could not be read this time: see “Sources” behind the link.',
};

/** What stands before the figures that people corrected. */
export const correctedHead: Bilingual = { zh: '经人工更正或补录：', en: 'Corrected or added by hand: ' };

/** The line of a report: title, agency and year, whether it was imported here, address. */
export function reportLine({ title, agency, year, own, source_url }: SourceReport, language: Language): string {
  const name = plainText(title);
  const who = language === 'zh' ? `（${plainText(agency)}，${year} 年）` : ` (${plainText(agency)}, ${year})`;
  const here = own ? ownWords[language] : '';
  return `${name}${who}${here}${source_url === null ? '' : ` ${source_url}`}`;
}

const ownWords: Bilingual = { zh: '（本机导入）', en: ' (imported on this computer)' };

/** At most so many reports are listed in running text: the workbook and the data package list them all. */
export const reportsAtMost = 400;

/** The reports as lines, numbered; behind the last of `most` how many more there are. */
export function reportLines({ reports }: FigureWords, language: Language, most = reportsAtMost): string[] {
  const listed = reports.slice(0, most).map((report, at) => `[${at + 1}] ${reportLine(report, language)}`);
  const rest = reports.length - listed.length;
  const more =
    language === 'zh'
      ? `另有 ${rest} 份报告，见数据包或工作簿。`
      : `${rest} more ${rest === 1 ? 'report' : 'reports'}: see the data package.`;
  return rest > 0 ? [...listed, more] : listed;
}

/** Every line of the words, in reading order: what a plain text file or the notes of a slide hold. */
export function wordLines(words: FigureWords, language: Language): string[] {
  const { footnotes, completeness, source, definitions: said, cells, made, link } = words;
  return [
    ...footnotes,
    ...said,
    ...cells,
    completeness,
    source,
    ...reportLines(words, language),
    made,
    linkLine(link, language),
  ].filter((line) => line !== '');
}

/** At most so many reports are listed under a picture. */
const listedAtMost = 6;

/** The lines under a picture beside its caption: definitions, the first reports, the day, the link. */
export function pictureLines(words: FigureWords, language: Language): string[] {
  const { definitions: said, made, link } = words;
  return [...said, ...reportLines(words, language, listedAtMost), made, linkLine(link, language)].filter(
    (line) => line !== '',
  );
}

/** "查看与核对：…", the way back to the figure; empty without an address. */
export function linkLine(link: string, language: Language): string {
  if (link === '') return '';
  return language === 'zh' ? `查看与核对：${link}` : `View and check: ${link}`;
}

function definitions({ view, dictionary, language }: WordsSource): string[] {
  const ids = [view.metric, ...(view.against === null ? [] : [view.against])];
  const denominator = denominatorWords(view, dictionary);
  return [
    ...ids.map((id) => definition(id, dictionary, language)),
    ...(denominator === null ? [] : [denominator[language]]),
  ];
}

function definition(id: string, dictionary: Dictionary, language: Language): string {
  const metric = viewMetric(dictionary, id);
  const [name, unit] = [metricLabel(dictionary, id, language), metricUnit(dictionary, id, language)];
  if (metric === undefined) return name;
  const grade = metric.comparability;
  const basis = metric.legalBasis.map(plainText).join('；');
  if (language === 'zh') {
    const own = isIndicator(metric) ? `；${metric.definition.zh}` : '';
    return `口径：${name}，单位：${unit}，可比等级 ${grade}${basis === '' ? '' : `，依据：${basis}`}${own}`;
  }
  const own = isIndicator(metric) ? `; ${metric.definition.en}` : '';
  return `Definition: ${name}, unit: ${unit}, comparability grade ${grade}${own}`;
}

/** What a ratio of the View is divided by. */
function denominatorWords(view: View, dictionary: Dictionary): Bilingual | null {
  const metric = viewMetric(dictionary, view.metric);
  const small: Bilingual = { zh: `不足 ${smallBase} 的已注明。`, en: `Those below ${smallBase} are marked.` };
  const said = (zh: string, en: string): Bilingual => ({
    zh: `分母：${zh}，逐数列在明细中；${small.zh}`,
    en: `Denominator: ${en}, listed with each figure. ${small.en}`,
  });
  if (metric === undefined) return null;
  if (view.measure === 'share') {
    const whole = wholeOf(view, metric, dictionary).metric.name;
    return said(`本机构当年的「${whole.zh}」`, `the agency's own “${whole.en}” of the year`);
  }
  if (view.measure === 'per_hundred')
    return said('本机构当年收到的申请数', 'applications the agency received that year');
  const ratio = isRatio(metric);
  if (view.measure === 'points' || (ratio && readsYearBefore(view))) {
    return {
      zh: `比率的分母有一年不足 ${smallBase} 的已注明。`,
      en: `Rates with a denominator below ${smallBase} in either year are marked.`,
    };
  }
  if (view.measure === 'change') return said('本机构上年的数', "the agency's figure of the year before");
  return view.measure === 'value' && ratio ? said('见口径', 'see the definition') : null;
}

/** The names of cells; an agency and year without any figure is named once, not part by part. */
function together(
  cells: readonly ViewRow[],
  rows: readonly ViewRow[],
  name: (row: ViewRow) => string,
): readonly string[] {
  const key = (row: ViewRow) => `${row.agency_id} ${row.year}`;
  const all = groupBy(rows, key);
  return [...groupBy(cells, key)].flatMap(([of, own]) => {
    const [first] = own;
    const whole = first !== undefined && own.length === all.get(of)?.length;
    return whole ? [name({ ...first, code: null })] : own.map(name);
  });
}

/** Cells that need a word: why they have no figure, doubt, corrections. */
function cellLines({ view, rows, dictionary, language }: WordsSource): string[] {
  const form = numberForm(view, dictionary);
  const plain = plainForm(view, dictionary);
  const zh = language === 'zh';
  const name = (row: ViewRow) => {
    const code = row.code === null ? '' : ` ${codeLabel(view, row.code, dictionary, language, 'short')}`;
    return `${plainText(row.agency)} ${row.year}${code}`;
  };
  const told = (row: ViewRow) => `${name(row)} ${cellWords(row, { form, plain }, language)}`;
  const line = (head: string, cells: readonly string[]) => {
    const shown = cells.slice(0, namedAtMost).join(zh ? '、' : ', ');
    const rest = cells.length - namedAtMost;
    const more = rest <= 0 ? '' : zh ? ` 等 ${cells.length} 个` : ` and ${rest} more`;
    return `${head}${shown}${more}${zh ? '。' : '.'}`;
  };
  const gaps = [
    ...groupBy(
      rows.filter((row) => !hasNumber(row)),
      (row) => row.status,
    ),
  ];
  const beside = rows.filter((row) => row.against_status !== null && row.against === null);
  const doubtful = rows.filter((row) => hasNumber(row) && row.doubt);
  const edited = rows.filter((row) => row.edited);
  const colon = zh ? '：' : ': ';
  const none = zh ? '没有数（不是零），' : 'No figure (not zero), ';
  return [
    ...gaps.map(([status, cells]) =>
      line(`${none}${statusText(status, language, form)}${colon}`, together(cells, rows, name)),
    ),
    ...[...groupBy(beside, (row) => row.against_status)].map(([status, cells]) => {
      const other = metricLabel(dictionary, view.against ?? '', language);
      return line(`${none}${other}${colon}${statusText(status ?? 'no_report', language)}${colon}`, cells.map(name));
    }),
    ...(doubtful.length === 0 ? [] : [line(zh ? '存疑：' : 'Doubtful: ', doubtful.map(told))]),
    ...(edited.length === 0 ? [] : [line(correctedHead[language], edited.map(told))]),
  ];
}
