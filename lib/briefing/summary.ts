import type { Language } from '../model/language.ts';
import type { Dictionary } from '../model/metric.ts';
import type { View, ViewRow } from '../model/view.ts';
import { codeLabel, metricLabel } from '../query/labels.ts';
import { smallBase } from '../query/measured.ts';
import { hasNumber } from '../query/view-rows.ts';
import { defaultView, encodeView } from '../query/view-url.ts';
import { plainText } from '../query/words.ts';
import { isAdditive } from '../tables/totals.ts';
import type { Bound, CellName, ItemContent } from './briefing.ts';
import { type Clause, clause, clauseText, joined } from './clause.ts';

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

function viewOf({ metric, measure, by }: Omit<Asked, never>, { agencies, year }: SummaryScope): View {
  return { ...defaultView, metric, measure, by, agencies, years: { from: year, to: year } };
}

/** At most so many agencies are named for one figure. */
const namedAtMost = 3;

/**
 * A page on the five questions: who published how much through which channel, how applications ended, who explained policies,
 * who was corrected in review and court, who got more or less and whose figures do not add up. Every number is bound to its
 * View and cell; a figure that nobody has is said to be missing; no clause says why.
 */
export function summaryContents(scope: SummaryScope, answers: SummaryAnswers): ItemContent[] {
  const teller = tellerOf(scope, answers);
  const zh = answers.language === 'zh';
  const { year } = scope;
  const heads = zh
    ? ['公开了多少，经由什么渠道', '申请如何办结', '谁作了解读', '复议诉讼与纠错', '谁增谁减，谁的数对不上']
    : [
        'Who published how much, and where',
        'How applications ended',
        'Who explained policies',
        'Reviews and suits',
        'More and less; what does not add up',
      ];
  const bodies: Clause[][] = [
    [teller.named('proactive_total'), teller.channels()],
    [
      teller.total('applications_received'),
      teller.most('applications_received'),
      ...(
        ['req_granted', 'req_partially_granted', 'req_refused_total', 'req_unable_total', 'req_rejected_total'] as const
      ).map((metric) => teller.total(metric)),
    ],
    [teller.total('interpretation_published'), teller.most('interpretation_published')],
    [
      teller.total('review_total'),
      teller.total('review_corrected'),
      teller.most('review_corrected'),
      teller.total('suits_total'),
      teller.total('suits_corrected'),
      teller.most('suits_corrected'),
    ],
    [teller.changes('applications_received'), teller.changes('interpretation_published')],
  ];
  const found = answers.findings.slice(0, namedAtMost);
  const lead = zh
    ? `${scope.region} ${year} 年，收录的 ${scope.agencies.length} 个机构的年度报告所载如下；“无数”指收录部分未载，不是零；合计只是所列机构之和，上下级之间可能重复。`
    : `${scope.region}, ${year}: what the annual reports of ${scope.agencies.length} agencies say. “No figure” means not in what was read; it is no zero. Sums are of the agencies listed; a city and its districts may count the same.`;
  return [
    { kind: 'text', text: lead, bound: [] },
    ...heads.flatMap((text, at): ItemContent[] => [
      { kind: 'heading', level: 1, text },
      clauseText(bodies[at] ?? [], answers.language),
      ...(at === heads.length - 1 ? [findingLead(found.length, zh)] : []),
    ]),
    ...found.map(({ rule, report }): ItemContent => ({ kind: 'finding', rule, report })),
  ];
}

function findingLead(count: number, zh: boolean): ItemContent {
  const none = zh
    ? '对收录的数所做的核验，没有发现报告自身对不上的。'
    : 'The checks made found no report that contradicts itself.';
  const some = zh
    ? '核验发现报告自身的数对不上，最重的如下。'
    : 'By the checks, reports contradict themselves; the gravest:';
  return { kind: 'text', text: count === 0 ? none : some, bound: [] };
}

/** Writes clauses about the rows of a scope. */
function tellerOf(scope: SummaryScope, { rows, dictionary, language }: SummaryAnswers) {
  const zh = language === 'zh';
  const view = (metric: Asked['metric'], measure: Asked['measure'] = 'value', by: Asked['by'] = null) =>
    viewOf({ metric, measure, by } as Asked, scope);
  const known = (of: View) => (rows.get(encodeView(of)) ?? []).filter(hasNumber);
  const name = (metric: string) => metricLabel(dictionary, metric, language);
  const bound = (of: View, row: ViewRow): Bound => ({
    view: of,
    cell: { agency: row.agency_id, year: row.year, code: row.code },
    seen: row.value,
  });
  const who = (row: ViewRow) => plainText(row.agency);
  const missing = (metric: string) =>
    clause(zh ? `${name(metric)}：收录部分均无此数` : `${name(metric)}: not in what was read`);

  /** The sum, bound even where there is nothing to add up: a figure that appears later is then noticed. */
  function total(metric: Asked['metric']): Clause {
    const of = view(metric);
    if (!isAdditive(of, dictionary)) return named(metric);
    const own = known(of);
    const cell: CellName = { agency: null, year: scope.year, code: null };
    const seen = own.length === 0 ? null : own.reduce((sum, row) => sum + row.value, 0);
    return clause(`${name(metric)} `, { view: of, cell, seen });
  }

  /** The agencies with the largest figure, where that may be said: counts that compare, exact and not in doubt. */
  function most(metric: Asked['metric']): Clause {
    const of = view(metric);
    if (!isAdditive(of, dictionary)) return clause('');
    const sure = known(of).filter(({ qualifier, doubt, value }) => qualifier === 'exact' && !doubt && value > 0);
    const top = sure.toSorted((a, b) => b.value - a.value).slice(0, namedAtMost);
    if (sure.length < 2) return clause('');
    const parts = top.flatMap((row) => [`${who(row)} `, bound(of, row)]);
    return clause(zh ? '其中较多的是' : 'the largest: ', ...separated(parts, zh));
  }

  /** Agencies in official order, no comparison made: figures that are not counted alike. */
  function named(metric: Asked['metric']): Clause {
    const of = view(metric);
    const own = known(of);
    if (own.length === 0) return missing(metric);
    const parts = own.slice(0, namedAtMost).flatMap((row) => [`${who(row)} `, bound(of, row)]);
    const rest = own.length - namedAtMost;
    const more = rest <= 0 ? '' : zh ? `等 ${own.length} 个机构` : ` and ${rest} more`;
    const caution = zh
      ? '（口径不一，按行政区划序列出，不作比较）'
      : ' (counted differently, in official order, not compared)';
    return clause(`${name(metric)}${zh ? '：' : ': '}`, ...separated(parts, zh), `${more}${caution}`);
  }

  /** Each agency's own largest channel: channels of one agency are counted alike. */
  function channels(): Clause {
    const of = view('proactive_by_channel', 'value', 'channel');
    const agencies = [...new Set(known(of).map(({ agency_id }) => agency_id))].slice(0, namedAtMost);
    if (agencies.length === 0) return missing('proactive_by_channel');
    const parts = agencies.flatMap((agency) => {
      const [top] = known(of)
        .filter(({ agency_id }) => agency_id === agency)
        .toSorted((a, b) => b.value - a.value);
      if (top === undefined) return [];
      const channel = codeLabel(of, top.code, dictionary, language);
      return [zh ? `${who(top)}以${channel}最多，` : `${who(top)} most through ${channel}, `, bound(of, top)];
    });
    return clause(zh ? '分渠道看，' : 'by channel, ', ...separated(parts, zh));
  }

  /** The largest rise and the largest fall, in figures alone; on a small figure of the year before nothing is said. */
  function changes(metric: Asked['metric']): Clause {
    const of = view(metric, 'change');
    const sure = known(of).filter(({ doubt, base }) => !doubt && base !== null && base >= smallBase);
    const sorted = sure.toSorted((a, b) => b.value - a.value);
    const up = sorted.filter(({ value }) => value > 0).slice(0, 1);
    const down = sorted.filter(({ value }) => value < 0).slice(-1);
    if (up.length + down.length === 0) {
      const none = zh ? '没有两年可比的数' : 'no two years that compare';
      return clause(`${name(metric)}${zh ? '：' : ': '}${none}`);
    }
    const parts = [...up, ...down].flatMap((row) => [
      zh ? `${who(row)}比上年 ` : `${who(row)} on the year before `,
      bound(of, row),
    ]);
    return clause(`${name(metric)}${zh ? '：' : ': '}`, ...separated(parts, zh));
  }

  return { total, most, named, channels, changes };
}

/** Pairs of words and figure with a separator between the pairs. */
function separated(parts: readonly (string | Bound)[], zh: boolean): (string | Bound)[] {
  return parts.map((part, at) => (typeof part === 'string' && at > 0 ? joined(part, zh) : part));
}
