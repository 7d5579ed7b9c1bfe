import type { Dims } from '../../model/dimension.ts';
import type { ReadWarning } from '../../model/fact.ts';
import { isAccount, lastAccount, lastChannel, readAccount, readChannel } from './channel.ts';
import { type Clause, readClauses } from './clause.ts';
import type { Reading } from './context.ts';
import type { Draft } from './draft.ts';
import { cleanLabel } from './label.ts';
import { type Lexicon, metricsOf, type Rule } from './lexicon.ts';
import { isSame, PartLists } from './lists.ts';
import { BodyShares, isCumulative, isOfEarlierYear, isOtherBody, isOtherPeriod, isPlanned } from './no-figure.ts';
import { findQuantities } from './number.ts';
import type { Passage } from './passage.ts';
import { readPublished } from './published.ts';
import { spreadEach, spreadNames } from './respectively.ts';
import { matchRule } from './rules.ts';
import { readTopic } from './topic.ts';
import type { WalkState } from './walk.ts';
import { isOthers } from './whose.ts';
import { WordTrie } from './word-trie.ts';
import { oncePer } from './words.ts';

/** What a passage's numbers came to. */
export interface FigureReading {
  readonly drafts: readonly Draft[];
  readonly warnings: readonly ReadWarning[];
}

interface Found {
  readonly metric: string;
  readonly dims: Dims;
  readonly rule: string;
  readonly confidence: Draft['confidence'];
}

/** A share stands at most this far behind the count it belongs to. */
const shareReach = 12;
const shareSaid = /占.*$/;
const phraseBehind = 10;
/** 预算、解读等群众关心的信息: words in a list of examples say nothing of what the number counts. */
const enumeration = /、.*等[^、等]{0,14}信息(?:共计?|总计|累计|合计|数|约|为|达)*$/;
const words = /\p{sc=Han}/u;
/** What carries the sentence before on, and how far back. */
const continues = /^(?:其中|其余|另外?|剩余|已|共)/;
const continuedReach = 90;
const continuedCount = 12;
const countUnits = new Set(['条', '篇', '件', '份', '次', '期']);
const disclosureWords = /公开|发布|信息|申请|解读|提案|复议|诉讼|规范性/;

/** The breakdowns a rule takes over from the nearest figure of the same family. */
function inherited(rule: Rule, metric: string, continued: readonly Draft[]): Dims {
  if (rule.inherits === undefined) return {};
  const family = metric.split('_')[0] ?? metric;
  const from = continued.find((draft) => draft.metric.startsWith(family))?.dims ?? {};
  return Object.fromEntries(rule.inherits.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
}

interface ScopeWords {
  readonly words: readonly string[];
  /** How many of them count for every body; the rest only where it is no government. */
  readonly own: number;
  readonly trie: WordTrie;
}

function scopeWordsOf({ scopeWords, regionScopeWords }: Lexicon): ScopeWords {
  const words = [...scopeWords, ...regionScopeWords];
  return { words, own: scopeWords.length, trie: new WordTrie(words) };
}

/** Reads every number of one passage; drafts keep reading order. */
export function readFigures(passage: Passage, reading: Reading): FigureReading {
  const quantities = findQuantities(passage, reading.units);
  if (quantities.length === 0) return { drafts: [], warnings: [] };
  const clauses = spreadEach(spreadNames(readClauses(passage, quantities), passage));
  const walk = new PassageWalk(passage, clauses, reading);
  walk.clauses.forEach((clause, index) => {
    walk.step(clause, index);
  });
  walk.settleShared();
  return { drafts: walk.drafts, warnings: walk.warnings };
}

class PassageWalk implements WalkState {
  drafts: Draft[] = [];
  readonly warnings: ReadWarning[] = [];
  readonly lists: PartLists;
  lastClause: Clause | null = null;
  private readonly shares: BodyShares;
  private readonly topics = new Map<Clause, string | null>();

  constructor(
    readonly passage: Passage,
    readonly clauses: readonly Clause[],
    private readonly reading: Reading,
  ) {
    this.lists = new PartLists(passage, reading);
    this.shares = new BodyShares(passage, reading);
  }

  step(clause: Clause, index: number): void {
    if (!words.test(`${clause.before}${clause.left}${clause.right}`)) return;
    const { year } = this.reading;
    if (isOtherPeriod(clause, this.passage, year) || isPlanned(clause, this.passage, year)) {
      this.noteEarlierYear(clause);
      return;
    }
    if (this.shares.holds(clause, this.lists.opensPart(clause))) return;
    if (clause.quantity.unit === '%' && /占/.test(clause.left)) {
      this.share(clause);
      return;
    }
    this.lists.enter(clause, this.wholeBefore(clause), this.lastClause);
    const specific = this.bySpecificRule(clause);
    if (specific === 'not counted') return;
    const found = specific ?? readPublished(clause, index, this, this.reading);
    if (found === null || this.isNoOwnCount(clause, found.metric)) {
      this.noteUnmapped(clause);
      return;
    }
    if (this.isSubset(clause, found) || this.isStockBeside(clause, found)) return;
    this.drafts.push(this.draft(clause, found));
    this.lastClause = clause;
  }

  /** The figure a list goes on from: 申请56件（含结转2件），其中 … is of the 56, not of what a bracket closed since says. */
  private wholeBefore(clause: Clause): Draft | null {
    const last = this.drafts.at(-1) ?? null;
    if (last === null || !this.lists.opensPart(clause)) return last;
    const { text } = this.passage;
    const bracket = /^[^（(]*?[）)]/.test(text.slice(last.end, clause.leftStart))
      ? text.lastIndexOf('（', last.start)
      : -1;
    return bracket < 0 ? last : (this.drafts.findLast(({ end }) => end <= bracket) ?? null);
  }

  /** 建议5件、提案8件，其中市级建议1件: of one of the figures before the list, what the dictionary has no breakdown for. */
  private isSubset(clause: Clause, found: Found): boolean {
    if (this.lists.isSubsetOfItself(found)) return true;
    const whole = this.lists.wholeOfSentence(clause);
    if (whole === null) return false;
    const beside = ({ start }: Draft): boolean => start <= whole.start && start >= whole.start - continuedReach;
    return this.drafts.some((draft) => beside(draft) && isSame(draft, found));
  }

  private isNoOwnCount(clause: Clause, metric: string): boolean {
    const { passage, reading } = this;
    // 微信推送信息68条，点击量23万次: of the account, not of a site.
    const said = passage.text.slice(clause.sentenceStart, clause.quantity.start);
    if (metric === 'site_visits' && isAccount(lastChannel(said, reading.lexicon))) return true;
    return isCumulative(clause, metric, passage, reading) || isOthers(clause, metric, passage, reading);
  }

  /** 制发文件7件，累计公开156件: behind the year's figure of the same kind, what was added up since long before. */
  private isStockBeside(clause: Clause, found: Found): boolean {
    if (!/累计/.test(clause.left)) return false;
    const dims = JSON.stringify(found.dims);
    return this.drafts.some(({ metric, dims: own, start }) => {
      return metric === found.metric && start >= clause.sentenceStart - continuedReach && JSON.stringify(own) === dims;
    });
  }

  /** A printed percentage belongs to the count just before it. */
  private share(clause: Clause): void {
    const last = this.drafts.at(-1);
    if (last === undefined || this.lastClause === null) return;
    if (clause.leftStart - this.lastClause.quantity.unitEnd > shareReach) return;
    if (cleanLabel(clause.left.replace(shareSaid, '')) !== '') return;
    if (last.metric !== 'proactive_by_channel' && last.metric !== 'proactive_by_category') return;
    this.drafts.push(
      this.draft(clause, { metric: 'proactive_share_pct', dims: last.dims, rule: 'share', confidence: 'high' }),
    );
  }

  /** A number said of each of several names is read only where every name is a part of its own. */
  settleShared(): void {
    const shared = new Map(
      this.clauses.flatMap((clause) =>
        clause.sharers === undefined ? [] : [[clause.quantity.start, clause] as const],
      ),
    );
    for (const [start, clause] of shared) {
      const own = this.drafts.filter((draft) => draft.start === start);
      const parts = new Set(own.map(({ metric, dims }) => JSON.stringify([metric, dims])));
      if (clause.sharers === parts.size && parts.size > 1) continue;
      this.drafts = this.drafts.filter((draft) => draft.start !== start);
      this.noteUnmapped(clause);
    }
  }

  topicOf(clause: Clause): string | null {
    const known = this.topics.get(clause);
    if (known !== undefined) return known;
    const topic = readTopic(this.passage, clause, this.reading.lexicon);
    this.topics.set(clause, topic);
    return topic;
  }

  private bySpecificRule(clause: Clause): Found | 'not counted' | null {
    if (enumeration.test(clause.left)) return null;
    const said = this.topicOf(clause);
    const topic = said === 'interaction' && this.lists.isOfRequests() ? 'request' : said;
    const ofInterpretation = this.lists.current?.whole?.metric === 'interpretation_published';
    const hint = ofInterpretation && clause.opener !== '；' && clause.opener !== ';' ? '解读' : '';
    const continued = this.continuedBy(clause);
    const previous = continued.map((draft) => draft.metric);
    const rule = matchRule(clause, this.passage, topic, this.reading, hint, previous);
    const metric = rule === null ? null : this.reading.metricOf(rule.metric);
    if (rule !== null && metricsOf(rule).every((id) => id === null)) return 'not counted';
    if (rule !== null && metric !== null && isOtherBody(clause, metric, this.reading)) return 'not counted';
    if (rule === null) return null;
    if (metric === null) {
      // Counted by the other era's form only (属于已主动公开范围5件).
      this.noteUnmapped(clause);
      return 'not counted';
    }
    const dims = this.ownDims(metric, clause) ?? {
      ...this.reading.dimsOf(metric, rule.dims ?? {}),
      ...inherited(rule, metric, continued),
    };
    return { metric, dims, rule: rule.id, confidence: 'high' };
  }

  /** The figures a clause may go on from: the whole of its list, and those before it in its sentence, the nearest first. */
  private continuedBy(clause: Clause): Draft[] {
    const whole = this.lists.current?.whole ?? null;
    const from = continues.test(clause.left) ? clause.sentenceStart - continuedReach : clause.sentenceStart;
    const before = this.drafts
      .slice(-continuedCount)
      .reverse()
      .filter(({ start }) => start >= from);
    return whole === null ? before : [whole, ...before];
  }

  /** Breakdowns no rule can name: the body whose proposals were counted last, the account people follow. */
  private ownDims(metric: string, clause: Clause): Dims | null {
    if (metric === 'proposals_reply_rate') {
      const handled = this.drafts.filter(
        ({ metric, start }) => metric === 'proposals_handled' && start >= clause.sentenceStart,
      );
      const bodies = new Set(handled.map(({ dims }) => dims.body));
      const last = this.drafts.findLast((draft) => draft.metric === 'proposals_handled');
      return bodies.size > 1 || last === undefined ? { body: 'total' } : last.dims;
    }
    if (metric !== 'new_media_followers') return null;
    const channel = readChannel(clause.left, this.reading);
    if (channel.kind === 'one') return { channel: channel.code };
    const said = this.passage.text.slice(clause.sentenceStart, clause.leftStart);
    const { lexicon } = this.reading;
    // 微信2个、抖音1个，粉丝共计2.3万人: of all the accounts together.
    const account = /共|合计|总/.test(clause.left) ? readAccount(said, lexicon) : lastAccount(said, lexicon);
    return account === null ? null : { channel: account };
  }

  private draft(clause: Clause, found: Found): Draft {
    const { quantity } = clause;
    const nounFollows = cleanLabel(clause.left) === '';
    // Field by field: a spread is slow here, and this is the busiest place of the reader.
    return {
      metric: found.metric,
      dims: found.dims,
      rule: found.rule,
      confidence: found.confidence,
      raw: quantity.raw,
      reading: 'number',
      unit: quantity.unit,
      start: quantity.start,
      end: quantity.end,
      phraseStart: clause.leftStart,
      phraseEnd: nounFollows ? Math.min(clause.rightEnd, quantity.unitEnd + phraseBehind) : quantity.unitEnd,
      basis: null,
      whole: this.lists.wholeOf(found),
      declared: true,
      scopeWords: this.scopeOf(clause),
    };
  }

  private scopeOf(clause: Clause): string | null {
    const { lexicon, ofGovernment } = this.reading;
    const words = `${clause.before}，${clause.left}`;
    const { words: known, own, trie } = oncePer(lexicon, scopeWordsOf);
    let first = known.length;
    trie.each(words, (word) => {
      first = Math.min(first, word);
    });
    return ofGovernment && first >= own ? null : (known[first] ?? null);
  }

  /** Where nothing else is said of the report's own year, the year before may be a slip of the pen. */
  private noteEarlierYear(clause: Clause): void {
    const { year } = this.reading;
    if (isOfEarlierYear(clause, this.passage, year) && !this.passage.text.includes(`${year}年`))
      this.noteUnmapped(clause);
  }

  private noteUnmapped(clause: Clause): void {
    const { quantity } = clause;
    if (quantity.chinese || !countUnits.has(quantity.unit)) return;
    if (!disclosureWords.test(`${clause.left}${clause.right}`)) return;
    const place = (position: number): number => this.passage.offsets[position] ?? 0;
    this.warnings.push({
      code: 'unmapped_number',
      message: `${clause.left.slice(-16)}${quantity.raw}${quantity.unit}`,
      start: place(quantity.start),
      end: place(quantity.end - 1) + 1,
    });
  }
}
