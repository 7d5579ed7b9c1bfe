import { wrapText } from '../charts/measure.ts';
import { groupBy } from '../model/group.ts';
import type { Bilingual, Language } from '../model/language.ts';
import type { Dictionary } from '../model/metric.ts';
import type { View, ViewRow } from '../model/view.ts';
import { codeLabel } from '../query/labels.ts';
import { couldReach, isCertain, largestPart } from '../query/largest-part.ts';
import type { CellMark } from '../query/mark.ts';
import { smallBase } from '../query/measured.ts';
import { hasNumber } from '../query/view-rows.ts';
import { defaultView, encodeView } from '../query/view-url.ts';
import { plainText } from '../query/words.ts';
import { isAdditive } from '../tables/totals.ts';
import { writtenText } from './bound.ts';
import type { Bound, ItemContent } from './briefing.ts';
import { type Clause, clause, clauseText, joined } from './clause.ts';
import { findingLead } from './finding-lead.ts';

/** Whose summary, of which year. */
export interface SummaryScope {
  readonly region: string;
  readonly agencies: readonly string[];
  readonly year: number;
}

/** A broken rule of a report of the region and year. */
export interface SummaryFinding {
  readonly rule: string;
  readonly report: string;
}

/** What the summary is drafted from: rows by the address of their View. */
export interface SummaryAnswers {
  readonly rows: ReadonlyMap<string, readonly ViewRow[]>;
  /** Gravest first. */
  readonly findings: readonly SummaryFinding[];
  /** How many of the agencies' reports of the year any check could be made on. */
  readonly checked: number;
  readonly dictionary: Dictionary;
  readonly language: Language;
}

/** The figures behind each question, and how they are measured. */
const asked = [
  { metric: 'proactive_total', measure: 'value', by: null },
  { metric: 'proactive_by_channel', measure: 'value', by: 'channel' },
  { metric: 'applications_received', measure: 'value', by: null },
  { metric: 'req_granted', measure: 'value', by: null },
  { metric: 'req_partially_granted', measure: 'value', by: null },
  { metric: 'req_refused_total', measure: 'value', by: null },
  { metric: 'req_unable_total', measure: 'value', by: null },
  { metric: 'req_rejected_total', measure: 'value', by: null },
  { metric: 'interpretation_published', measure: 'value', by: null },
  { metric: 'review_total', measure: 'value', by: null },
  { metric: 'review_corrected', measure: 'value', by: null },
  { metric: 'suits_total', measure: 'value', by: null },
  { metric: 'suits_corrected', measure: 'value', by: null },
  { metric: 'applications_received', measure: 'change', by: null },
  { metric: 'interpretation_published', measure: 'change', by: null },
] as const;

type Asked = (typeof asked)[number];

/** The Views a summary asks for. */
export function summaryViews(scope: SummaryScope): View[] {
  return asked.map((each) => viewOf(each, scope));
}

function viewOf(
  { metric, measure, by }: Pick<View, 'metric' | 'measure' | 'by'>,
  { agencies, year }: SummaryScope,
): View {
  return { ...defaultView, metric, measure, by, agencies, years: { from: year, to: year } };
}

/** How the figures are called here: shorter than the dictionary does, the page has 22 lines. */
const shortNames: Readonly<Record<Asked['metric'], Bilingual>> = {
  proactive_total: { zh: '主动公开政府信息', en: 'Information disclosed' },
  proactive_by_channel: { zh: '分渠道公开', en: 'Disclosure by channel' },
  applications_received: { zh: '收到申请', en: 'Applications received' },
  req_granted: { zh: '予以公开', en: 'granted' },
  req_partially_granted: { zh: '部分公开', en: 'partly granted' },
  req_refused_total: { zh: '不予公开', en: 'refused' },
  req_unable_total: { zh: '无法提供', en: 'could not be provided' },
  req_rejected_total: { zh: '不予处理', en: 'not processed' },
  interpretation_published: { zh: '发布政策解读', en: 'Interpretations published' },
  review_total: { zh: '行政复议', en: 'Reviews' },
  review_corrected: { zh: '复议纠正', en: 'corrected in review' },
  suits_total: { zh: '行政诉讼', en: 'suits' },
  suits_corrected: { zh: '诉讼纠正', en: 'corrected in court' },
};

/** At most so many agencies are named for one figure, where the page has room for them. */
const namedAtMost = 3;
/** Findings that follow. */
const findingsAtMost = 3;
/** Lines of an official page under title and day, and characters of a line. */
const page = { lines: 18, characters: 28 } as const;

/**
 * A page on the five questions: who published how much through which channel, how applications ended, who explained policies,
 * who was corrected in review and court, who got more or less and whose figures do not add up. Every number is bound to its
 * View and cell; a figure that nobody has is said to be missing; no clause says why. Fewer agencies are named where the page
 * would run over.
 */
export function summaryContents(scope: SummaryScope, answers: SummaryAnswers): ItemContent[] {
  for (let named = namedAtMost; named > 1; named--) {
    const contents = draft(scope, answers, named);
    if (linesOf(contents, answers) <= page.lines) return contents;
  }
  return draft(scope, answers, 1);
}

/** Lines on an official page, headings run into their texts, a finding on two. */
function linesOf(contents: readonly ItemContent[], answers: SummaryAnswers): number {
  let lead = '';
  let lines = 0;
  for (const content of contents) {
    if (content.kind === 'heading') lead = `一、${content.text}。`;
    if (content.kind === 'finding') lines += 2;
    if (content.kind !== 'text') continue;
    const { text } = writtenText(content, answers);
    lines += wrapText(`　　${lead}${text}`, 1, page.characters).length;
    lead = '';
  }
  return lines;
}

function draft(scope: SummaryScope, answers: SummaryAnswers, named: number): ItemContent[] {
  const teller = tellerOf(scope, answers, named);
  const zh = answers.language === 'zh';
  const { year } = scope;
  const heads = zh
    ? ['公开数量和渠道', '申请办结', '政策解读', '复议诉讼与纠错', '增减与核验']
    : [
        'Who published how much, and where',
        'How applications ended',
        'Who explained policies',
        'Reviews and suits',
        'More and less; what does not add up',
      ];
  // What speaks of the figure before it stands in one sentence with it.
  const bodies: Clause[][][] = [
    [[teller.named('proactive_total')], [teller.channels()]],
    [
      [teller.total('applications_received'), teller.most('applications_received')],
      [
        teller.totals([
          'req_granted',
          'req_partially_granted',
          'req_refused_total',
          'req_unable_total',
          'req_rejected_total',
        ]),
      ],
    ],
    [[teller.total('interpretation_published'), teller.most('interpretation_published')]],
    [
      [teller.totals(['review_total', 'review_corrected']), teller.most('review_corrected')],
      [teller.totals(['suits_total', 'suits_corrected']), teller.most('suits_corrected')],
    ],
    [[teller.changes('applications_received')], [teller.changes('interpretation_published')]],
  ];
  const found = answers.findings.slice(0, findingsAtMost);
  const lead = zh
    ? `${scope.region} ${year} 年，据收录的 ${scope.agencies.length} 个机构的年度报告。“无数据”指收录部分未载，不是零；合计只是所列机构之和，上下级可能重复。`
    : `${scope.region}, ${year}: what the annual reports of ${scope.agencies.length} agencies say. “No figure” means not in what was read; it is no zero. Sums are of the agencies listed; a city and its districts may count the same.`;
  return [
    { kind: 'text', text: lead, bound: [] },
    ...heads.flatMap((text, at): ItemContent[] => [
      { kind: 'heading', level: 2, text },
      clauseText(bodies[at] ?? [], answers.language),
      ...(at === heads.length - 1
        ? [findingLead(found.length, answers.checked, scope.agencies.length, answers.language)]
        : []),
    ]),
    ...found.map(({ rule, report }): ItemContent => ({ kind: 'finding', rule, report })),
  ];
}

/** Writes clauses about the rows of a scope. */
function tellerOf(scope: SummaryScope, { rows, dictionary, language }: SummaryAnswers, named: number) {
  const zh = language === 'zh';
  const view = (metric: Asked['metric'], measure: Asked['measure'] = 'value', by: Asked['by'] = null) =>
    viewOf({ metric, measure, by }, scope);
  const known = (of: View) => (rows.get(encodeView(of)) ?? []).filter(hasNumber);
  const name = (metric: Asked['metric']) => shortNames[metric][language];
  const bound = (of: View, row: ViewRow): Bound => ({
    view: of,
    cell: { agency: row.agency_id, year: row.year, code: row.code },
    seen: row.value,
  });
  const who = (row: ViewRow) => plainText(row.agency);
  const more = (all: readonly ViewRow[]) => (all.length <= named ? '' : zh ? '等' : ' and others');
  const missing = (metric: Asked['metric']) =>
    clause(zh ? `${name(metric)}：收录部分均无此数` : `${name(metric)}: not in what was read`);

  /** The sum, bound even where there is nothing to add up: a figure that appears later is then noticed. */
  function total(metric: Asked['metric']): Clause {
    const of = view(metric);
    if (!isAdditive(of, dictionary)) return listed(metric);
    const own = known(of);
    const cell: CellMark = { agency: null, year: scope.year, code: null };
    const seen = own.length === 0 ? null : own.reduce((sum, row) => sum + row.value, 0);
    return clause(`${name(metric)} `, { view: of, cell, seen });
  }

  /** Several sums in one clause. */
  function totals(metrics: readonly Asked['metric'][]): Clause {
    return metrics.flatMap((metric, at) => [...(at === 0 ? [] : [zh ? '，' : ', ']), ...total(metric)]);
  }

  /** The agencies with the largest figure, where that may be said: counts that compare, exact and not in doubt. */
  function most(metric: Asked['metric']): Clause {
    const of = view(metric);
    if (!isAdditive(of, dictionary)) return clause('');
    const sure = known(of)
      .filter((row) => isCertain(row) && row.value > 0)
      .toSorted((a, b) => b.value - a.value);
    const next = sure[named]?.value ?? 0;
    // Of those that are tied across the cut none is named.
    const top = sure.slice(0, named).filter(({ value }) => value > next);
    const least = top.at(-1)?.value;
    if (sure.length < 2 || least === undefined) return clause('');
    const rivals = known(of).filter((row) => !isCertain(row) && couldReach(row, least));
    const rest = rivals.length === 0 ? '' : zh ? '（存疑或约数的不计）' : ' (doubtful and inexact ones left out)';
    const parts = top.flatMap((row) => [`${who(row)} `, bound(of, row)]);
    return clause(zh ? '其中较多的是' : 'the largest: ', ...separated(parts, zh), rest);
  }

  /** Agencies in official order, no comparison made: figures that are not counted alike. */
  function listed(metric: Asked['metric']): Clause {
    const of = view(metric);
    const own = known(of);
    if (own.length === 0) return missing(metric);
    const parts = own.slice(0, named).flatMap((row) => [`${who(row)} `, bound(of, row)]);
    const caution = zh
      ? '（口径不一，按行政区划序列出，不作比较）'
      : ' (counted differently, in official order, not compared)';
    return clause(`${name(metric)}${zh ? '：' : ': '}`, ...separated(parts, zh), `${more(own)}${caution}`);
  }

  /** Each agency's own largest channel: channels of one agency are counted alike. */
  function channels(): Clause {
    const of = view('proactive_by_channel', 'value', 'channel');
    const agencies = [...groupBy(known(of), ({ agency_id }) => agency_id).values()];
    if (agencies.length === 0) return missing('proactive_by_channel');
    const tops = agencies.flatMap((own) => {
      const { kind, row } = largestPart(own, (part) => (isCertain(part) ? 'sure' : 'unsure'));
      return kind === 'top' || kind === 'single' ? [row] : [];
    });
    const parts = tops.slice(0, named).flatMap((top) => {
      const channel = codeLabel(of, top.code, dictionary, language);
      return [zh ? `${who(top)}以${channel}最多，` : `${who(top)} most through ${channel}, `, bound(of, top)];
    });
    const head = zh ? '分渠道看，' : 'by channel, ';
    if (parts.length === 0)
      return clause(`${head}${zh ? '存疑或并列，分不出最多的' : 'doubt or a tie leaves none ahead'}`);
    const rest = zh ? '（存疑或并列的不计）' : ' (doubtful and tied ones left out)';
    const others = tops.length <= named ? '' : zh ? '，其余从略' : ', the rest left out';
    return clause(head, ...separated(parts, zh), others, tops.length < agencies.length ? rest : '');
  }

  /** The largest rise and the largest fall, in figures alone; on a small figure of the year before nothing is said. */
  function changes(metric: Asked['metric']): Clause {
    const of = view(metric, 'change');
    const own = known(of);
    const sure = own.filter((row) => !row.doubt && !isSmall(row));
    const sorted = sure.toSorted((a, b) => b.value - a.value);
    const up = sorted.filter(({ value }) => value > 0).slice(0, 1);
    const down = sorted.filter(({ value }) => value < 0).slice(-1);
    if (up.length + down.length === 0)
      return clause(`${name(metric)}${zh ? '：' : ': '}${unmovedWords(own, sure.length > 0, zh)}`);
    const parts = [...up, ...down].flatMap((row) => [
      zh ? `${who(row)}比上年 ` : `${who(row)} on the year before `,
      bound(of, row),
    ]);
    return clause(`${name(metric)}${zh ? '：' : ': '}`, ...separated(parts, zh));
  }

  return { total, totals, most, named: listed, channels, changes };
}

const isSmall = ({ base }: ViewRow) => base === null || base < smallBase;

/** Why there is no rise or fall to tell, where any changes could be `compared` or not. */
function unmovedWords(own: readonly ViewRow[], compared: boolean, zh: boolean): string {
  if (own.length === 0) return zh ? '没有两年可比的数' : 'no two years that compare';
  if (compared) return zh ? '可比的都与上年持平' : 'as in the year before wherever the two compare';
  const reasons = [
    ...(own.some(isSmall) ? [zh ? '上年数过小' : 'the year before too small to compare'] : []),
    ...(own.some(({ doubt }) => doubt) ? [zh ? '存疑' : 'in doubt'] : []),
  ];
  return zh ? `${reasons.join('或')}，不作比较` : reasons.join(' or ');
}

/** Pairs of words and figure with a separator between the pairs. */
function separated(parts: readonly (string | Bound)[], zh: boolean): (string | Bound)[] {
  return parts.map((part, at) => (typeof part === 'string' && at > 0 ? joined(part, zh) : part));
}
