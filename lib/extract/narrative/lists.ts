import type { Dims } from '../../model/dimension.ts';
import { readChannel } from './channel.ts';
import type { Clause } from './clause.ts';
import type { Reading } from './context.ts';
import type { Draft } from './draft.ts';
import type { Passage } from './passage.ts';

/** A list of parts the walk is inside of. */
export interface PartList {
  /** The figure the parts belong to; null where only their way of publication stands above them (市政府网站：动态61条). */
  readonly whole: Draft | null;
  /** Channel all parts share; null where they name their own. */
  readonly channel: string | null;
  readonly sentence: number;
  /** The list a bracket interrupts, taken up again when it closes. */
  readonly outer: PartList | null;
}

/** The figures that count published pieces. */
export const proactiveMetrics: ReadonlySet<string> = new Set([
  'proactive_total',
  'proactive_by_channel',
  'proactive_by_category',
]);

/** Families of figures that are parts of what is published. */
const proactiveParts = new Set([
  'proactive',
  'interpretation',
  'normdoc_issued',
  'normdoc_disclosed',
  'docs_marked_open',
]);
/** Families of figures whose parts may be kinds of published information. */
const listable = new Set(['proactive', 'interpretation', 'normdoc_issued', 'docs_marked_open']);
/** A whole stands at most this far before its 其中. */
const wholeReach = 60;
const headGap = 8;
/** What a list of published kinds or ways is headed by (全年公开信息数量为：). */
const publishedHead =
  /(?:公开|发布)[^，。]{0,8}信息[^，。]{0,8}$|信息公开(?:数|情况|渠道|方式)[^，。]{0,6}$|(?:公开|发布)(?:渠道|方式|形式|途径|平台|载体)[^，。]{0,6}$/;

function family(metric: string): string {
  if (proactiveMetrics.has(metric)) return 'proactive';
  if (metric === 'interpretation_published') return 'interpretation';
  if (metric.startsWith('req_') || metric.startsWith('ans_')) return 'request';
  for (const name of ['review', 'litigation', 'staff', 'proposals']) if (metric.startsWith(`${name}_`)) return name;
  return metric;
}

/** Whether a figure counts a part of what is published. */
export function isPublishedPart(metric: string): boolean {
  return proactiveParts.has(family(metric));
}

function canHold(whole: Draft, part: { readonly metric: string; readonly dims: Dims }): boolean {
  const of = family(whole.metric);
  if (of === 'proactive') {
    const repeats = whole.metric === part.metric && part.metric !== 'proactive_by_category';
    return proactiveParts.has(family(part.metric)) && !repeats;
  }
  return of === family(part.metric) && !isSame(whole, part);
}

/** Whether a figure is of the same metric and breakdown as another. */
export function isSame(whole: Draft, part: { readonly metric: string; readonly dims: Dims }): boolean {
  return whole.metric === part.metric && JSON.stringify(whole.dims) === JSON.stringify(part.dims);
}

/** Follows, number by number, which list of parts a passage is inside of. */
export class PartLists {
  current: PartList | null = null;
  /** The list a sentence opened last with 其中, even past the semicolon that ended it. */
  private opened: PartList | null = null;

  constructor(
    private readonly passage: Passage,
    private readonly reading: Reading,
  ) {}

  /** Whether a clause begins with 其中, 包括 … , or the clause before it does. */
  opensPart(clause: Clause): boolean {
    const { partWords } = this.reading.lexicon;
    const head = clause.left.replace(/^[，、：:]+/, '');
    if (partWords.some((word) => head.startsWith(word))) return true;
    return clause.before !== '' && partWords.some((word) => clause.before.endsWith(word));
  }

  /** Notices where a list begins or ends before a clause; `last` is the figure before it, in clause `lastClause`. */
  enter(clause: Clause, last: Draft | null, lastClause: Clause | null): void {
    const opens = this.opensPart(clause);
    this.leaveBracket(clause, lastClause);
    if (this.excludesPublished() && this.isPastSemicolon(clause)) this.current = null;
    if (this.current !== null && this.current.sentence !== clause.sentenceStart && !opens) this.current = null;
    if (opens) {
      const near = last !== null && lastClause !== null && clause.leftStart - lastClause.rightEnd < wholeReach;
      const outer = '（('.includes(clause.opener || '#') ? this.current : null;
      this.current = near ? { ...this.listOf(last, clause), outer } : null;
      this.opened = this.current;
      return;
    }
    this.openByMark(clause, last, lastClause);
  }

  /** A colon or a bracket behind a figure or behind a way of publication opens a list too. */
  private openByMark(clause: Clause, last: Draft | null, lastClause: Clause | null): void {
    const colon = clause.opener === '：' || clause.opener === ':';
    const bracket = clause.opener === '（' || clause.opener === '(';
    if ((colon || bracket) && last !== null && lastClause !== null) {
      const between = this.passage.text.slice(lastClause.quantity.unitEnd, clause.leftStart - 1);
      if (between.length <= headGap && !/[，。；]/.test(between)) {
        this.current = { ...this.listOf(last, clause), outer: bracket ? this.current : null };
        return;
      }
    }
    if (!colon) return;
    const head = readChannel(clause.before, this.reading);
    const channel = head.kind === 'one' ? head.code : null;
    if (channel === null && !publishedHead.test(clause.before)) return;
    this.current = { whole: null, channel, sentence: clause.sentenceStart, outer: null };
  }

  /** Lets the clauses that follow share the channel of a category ("网站发布动态180条，其他98条"). */
  shareChannel(channel: string, clause: Clause): void {
    this.current ??= { whole: null, channel, sentence: clause.sentenceStart, outer: null };
  }

  /** The figure a part belongs to; null outside a list that can hold it. */
  wholeOf(part: { readonly metric: string; readonly dims: Dims }): Draft | null {
    const whole = this.current?.whole ?? null;
    return whole !== null && canHold(whole, part) ? whole : null;
  }

  /** 发布会191场，其中疫情防控发布会151场: a part the dictionary has no breakdown for is no figure of its own. */
  isSubsetOfItself(part: { readonly metric: string; readonly dims: Dims }): boolean {
    const whole = this.current?.whole ?? null;
    return whole !== null && isSame(whole, part);
  }

  /** The figure the list of a clause's sentence goes on from; null where the sentence has none. */
  wholeOfSentence({ sentenceStart }: Clause): Draft | null {
    return this.opened?.sentence === sentenceStart ? this.opened.whole : null;
  }

  /** Whether the current list is one of requests: 来信 in it is how they came. */
  isOfRequests(): boolean {
    const whole = this.current?.whole ?? null;
    return whole !== null && family(whole.metric) === 'request';
  }

  /** Whether the current list is one of another kind of figure, whose parts are not published pieces. */
  excludesPublished(): boolean {
    const whole = this.current?.whole ?? null;
    return whole !== null && !listable.has(family(whole.metric));
  }

  private isPastSemicolon(clause: Clause): boolean {
    const from = this.current?.whole?.end ?? clause.leftStart;
    return /[；;]/.test(this.passage.text.slice(from, clause.leftStart));
  }

  private leaveBracket(clause: Clause, lastClause: Clause | null): void {
    if (this.current?.outer == null || lastClause === null) return;
    const between = this.passage.text.slice(lastClause.quantity.unitEnd, clause.leftStart);
    if (/[）)]/.test(between)) this.current = this.current.outer;
  }

  private listOf(whole: Draft, clause: Clause): PartList {
    const channel = proactiveMetrics.has(whole.metric) ? (whole.dims.channel ?? null) : null;
    return { whole, channel, sentence: clause.sentenceStart, outer: null };
  }
}
