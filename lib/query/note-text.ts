import { groupBy } from '../model/group.ts';
import type { Language } from '../model/language.ts';
import type { View, ViewRow } from '../model/view.ts';
import { fewestAgencies, smallBase } from './measured.ts';
import type { Note, NoteKind } from './notes.ts';
import { numberText, plainText } from './words.ts';

type Write = (rows: readonly ViewRow[], view: View) => string;

/** Kinds whose words the note itself carries. */
type WordedKind = 'definition' | 'variants' | 'absence';

const texts: Readonly<Record<Exclude<NoteKind, WordedKind>, Readonly<Record<Language, Write>>>> = {
  unranked_small: {
    zh: (rows) => `${rows.length} 个数的分母不足 ${smallBase}，不参加名次和中位数。`,
    en: (rows) =>
      `${rows.length} ${rows.length === 1 ? 'rate has' : 'rates have'} a denominator below ${smallBase} and ${rows.length === 1 ? 'enters' : 'enter'} neither rank nor median.`,
  },
  small_ranked: {
    zh: () => `按要求把分母不足 ${smallBase} 的也列入名次和中位数，这些数起伏大。`,
    en: () => `Rates on denominators below ${smallBase} are ranked as asked; they jump about.`,
  },
  unranked_inexact: {
    zh: (rows) => `${rows.length} 个数报告未写准数，不参加名次和中位数。`,
    en: (rows) =>
      `${rows.length} ${rows.length === 1 ? 'figure is' : 'figures are'} not exact in the report and ${rows.length === 1 ? 'enters' : 'enter'} neither rank nor median.`,
  },
  few_agencies: {
    zh: () => `同一年可比的机构不足 ${fewestAgencies} 个，不排名次，不算中位数。`,
    en: () => `With fewer than ${fewestAgencies} comparable agencies in a year there is no rank and no median.`,
  },
  unranked_grade: {
    zh: () => '本指标可比等级为 C 级或 X 级：各机构口径不一，不排名次，不算中位数指数。',
    en: () =>
      'Comparability is grade C or X: agencies count differently, so there is no rank and no index to the median.',
  },
  review_first: {
    zh: () => '2024 年起，对不予公开不服的须先申请行政复议：此后复议增多、直接起诉减少，不全是工作变化所致。',
    en: () =>
      'Since 2024 refusals must go to review before court: more reviews and fewer direct suits follow from the law as well.',
  },
  form_2019: {
    zh: () => '2019 年起改用全国统一表式，与此前的数口径不同。',
    en: () => 'A nationwide form took effect in 2019; earlier figures were counted differently.',
  },
  form_2021: {
    zh: () => '2021 年表式再次修订，与此前的数口径不尽相同。',
    en: () => 'The form was revised in 2021; earlier figures may be counted differently.',
  },
  grade_b: {
    zh: () => '本指标跨表式可比等级为 B 级：可以对照，口径有出入。',
    en: () => 'Comparability across forms is grade B: usable side by side, definitions differ in part.',
  },
  grade_c: {
    zh: () => '本指标可比等级为 C 级：各机构、各表式口径不一，只宜同一机构同一表式前后对照，不宜排名。',
    en: () =>
      'Comparability is grade C: agencies and forms count differently; compare one agency within one form, do not rank.',
  },
  grade_x: {
    zh: () => '本指标可比等级为 X 级：不同机构、不同表式的数不可比，并列仅供查阅。',
    en: () =>
      'Comparability is grade X: figures of different agencies or forms are not comparable, only listed together.',
  },
  overlap: { zh: overlapZh, en: overlapEn },
  doubt: {
    zh: (rows) => `空心标记表示存疑：${rows.length} 个数核验不合、读取没有把握或分母存疑，理由见出处。`,
    en: (rows) =>
      `Hollow marks are doubtful: ${rows.length} ${rows.length === 1 ? 'figure fails' : 'figures fail'} a check or ${rows.length === 1 ? 'was' : 'were'} read without certainty; see the source of each.`,
  },
  edited: {
    zh: (rows) => `注“更正”或加框的经人工更正、补录或剔除：${rows.length} 个数，原值、理由和时间见出处。`,
    en: (rows) =>
      `Marked “corrected” or framed: ${rows.length} ${rows.length === 1 ? 'figure was' : 'figures were'} corrected, added or rejected by hand; old value, reason and time stand with the source of each.`,
  },
  inexact: {
    zh: (rows) => `${rows.length} 个数报告未写准数（约、近、余、以上），不参与增减计算。`,
    en: (rows) =>
      `${rows.length} ${rows.length === 1 ? 'figure is' : 'figures are'} not exact in the report (about, over, nearly) and ${rows.length === 1 ? 'enters' : 'enter'} no change.`,
  },
  sum: {
    zh: () => '由同一类别下报告所列的若干小类相加。',
    en: () => 'Sum of several figures the report lists under one category.',
  },
  derived: {
    zh: () => '推算数：由报告中其他数得出，报告没有直接写明。',
    en: () => 'Derived from other figures of the report, not printed as such.',
  },
  small_base: {
    zh: () => `分母不足 ${smallBase}，百分比起伏大，慎作比较。`,
    en: () => `The denominator is below ${smallBase}; such a percentage jumps about.`,
  },
  excerpt: {
    zh: (rows) => `${reportCount(rows)} 份报告只收录了节选：节选未收录不等于未报告。`,
    en: (rows) =>
      `${reportCount(rows)} ${reportCount(rows) === 1 ? 'report was' : 'reports were'} read in excerpt only: not in the excerpt does not mean not reported.`,
  },
};

/** What is true of single figures: without a number beside them their sentence names them. */
const ofSingleFigures: ReadonlySet<NoteKind> = new Set(['sum', 'derived', 'small_base']);

/** At most so many figures are named; the rest are counted. */
const namedAtMost = 3;

/** The sentence of a note. */
export function noteText(note: Note, view: View, language: Language): string {
  const { kind, number, rows } = note;
  if (kind === 'definition' || kind === 'variants' || kind === 'absence') return note.words?.[language] ?? '';
  const text = texts[kind][language](rows, view);
  if (number !== null || !ofSingleFigures.has(kind)) return text;
  return `${text}${figureNames(rows, language)}`;
}

/** "涉及：甲市科技局 2019、乙区教育局 2020 等 5 个机构年度。" */
function figureNames(rows: readonly ViewRow[], language: Language): string {
  const names = [...new Set(rows.map((row) => `${plainText(row.agency)} ${row.year}`))];
  const named = names.slice(0, namedAtMost);
  const rest = names.length - named.length;
  if (language === 'zh') return `涉及：${named.join('、')}${rest === 0 ? '' : ` 等 ${names.length} 个机构年度`}。`;
  return ` This concerns ${named.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}.`;
}

function reportCount(rows: readonly ViewRow[]): number {
  return new Set(rows.map((row) => `${row.agency_id} ${row.year}`)).size;
}

/** Reports whose shares add up to more than the whole, in words: ["银川市科技局 2017 年 260.9%"]. */
function sums(rows: readonly ViewRow[], write: (agency: string, year: number, total: string) => string): string[] {
  return [...groupBy(rows, (row) => `${row.agency_id} ${row.year}`).values()].slice(0, 3).map((group) => {
    const total = group.reduce((sum, { value }) => sum + (value ?? 0), 0);
    return write(plainText(group[0]?.agency ?? ''), group[0]?.year ?? 0, numberText(total, 'share'));
  });
}

function overlapZh(rows: readonly ViewRow[], view: View): string {
  const tail =
    view.measure === 'share'
      ? `（${sums(rows, (agency, year, total) => `${agency} ${year} 年占比合计 ${total}`).join('；')}）`
      : '';
  return `同一信息常在几个渠道重复发布，各渠道的数不可相加${tail}。`;
}

function overlapEn(rows: readonly ViewRow[], view: View): string {
  const tail =
    view.measure === 'share'
      ? ` (${sums(rows, (agency, year, total) => `${agency} ${year}: ${total} together`).join('; ')})`
      : '';
  return `One piece is often published through several channels; channels must not be added up${tail}.`;
}
