import type { Dims } from '../../model/dimension.ts';
import type { ReadWarning } from '../../model/fact.ts';
import { listChannels, readChannel } from './channel.ts';
import { type Clause, readClauses } from './clause.ts';
import type { Reading } from './context.ts';
import type { Draft } from './draft.ts';
import { cleanLabel } from './label.ts';
import { PartLists } from './lists.ts';
import { BodyShares, isCumulative, isOtherPeriod } from './no-figure.ts';
import { findQuantities } from './number.ts';
import type { Passage } from './passage.ts';
import { readPublished, type WalkState } from './published.ts';
import { matchRule } from './rules.ts';
import { readTopic } from './topic.ts';

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
const phraseBehind = 10;
/** 预算、解读等群众关心的信息: words in a list of examples say nothing of what the number counts. */
const enumeration = /、.*等[^、等]{0,14}信息(?:共计?|总计|累计|合计|数|约|为|达)*$/;
const words = /\p{sc=Han}/u;
const countUnits = new Set(['条', '篇', '件', '份', '次', '期']);
const disclosureWords = /公开|发布|信息|申请|解读|提案|复议|诉讼|规范性/;

/** Reads every number of one passage; drafts keep reading order. */
export function readFigures(passage: Passage, reading: Reading): FigureReading {
  const quantities = findQuantities(passage, reading.units);
  if (quantities.length === 0) return { drafts: [], warnings: [] };
  const walk = new PassageWalk(passage, readClauses(passage, quantities), reading);
  walk.clauses.forEach((clause, index) => {
    walk.step(clause, index);
  });
  return { drafts: walk.drafts, warnings: walk.warnings };
}

class PassageWalk implements WalkState {
  readonly drafts: Draft[] = [];
  readonly warnings: ReadWarning[] = [];
  readonly lists: PartLists;
  lastClause: Clause | null = null;
  private readonly shares: BodyShares;
  /** Channels still to be paired with a number. */
  private named: string[] = [];
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
    if (this.named.length === 0 && !words.test(`${clause.before}${clause.left}${clause.right}`)) return;
    if (isOtherPeriod(clause, this.passage, this.reading.year)) return;
    if (this.shares.holds(clause, this.lists.opensPart(clause))) return;
    if (clause.quantity.unit === '%' && /占/.test(clause.left)) {
      this.share(clause);
      return;
    }
    this.lists.enter(clause, this.drafts.at(-1) ?? null, this.lastClause);
    const found =
      this.respectively(clause, index) ??
      this.bySpecificRule(clause) ??
      readPublished(clause, index, this, this.reading);
    if (found === null || isCumulative(clause, this.reading)) {
      this.noteUnmapped(clause);
      return;
    }
    if (this.lists.isSubsetOfItself(found)) return;
    this.drafts.push(this.draft(clause, found));
    this.lastClause = clause;
  }

  /** A printed percentage belongs to the count just before it. */
  private share(clause: Clause): void {
    const last = this.drafts.at(-1);
    if (last === undefined || this.lastClause === null) return;
    if (clause.leftStart - this.lastClause.quantity.unitEnd > shareReach) return;
    if (last.metric !== 'proactive_by_channel' && last.metric !== 'proactive_by_category') return;
    this.drafts.push(
      this.draft(clause, { metric: 'proactive_share_pct', dims: last.dims, rule: 'share', confidence: 'high' }),
    );
  }

  topicOf(clause: Clause): string | null {
    const known = this.topics.get(clause);
    if (known !== undefined) return known;
    const topic = readTopic(this.passage, clause, this.reading.lexicon);
    this.topics.set(clause, topic);
    return topic;
  }

  private bySpecificRule(clause: Clause): Found | null {
    if (enumeration.test(clause.left)) return null;
    const topic = this.topicOf(clause);
    const ofInterpretation = this.lists.current?.whole?.metric === 'interpretation_published';
    const hint = ofInterpretation && clause.opener !== '；' && clause.opener !== ';' ? '解读' : '';
    const rule = matchRule(clause, this.passage, topic, this.reading, hint);
    const metric = rule === null ? null : this.reading.metricOf(rule.metric);
    if (rule === null || metric === null) return null;
    const dims = this.ownDims(metric, clause) ?? this.reading.dimsOf(metric, rule.dims ?? {});
    return { metric, dims, rule: rule.id, confidence: 'high' };
  }

  /** Breakdowns no rule can name: the body whose proposals were counted last, the account people follow. */
  private ownDims(metric: string, clause: Clause): Dims | null {
    if (metric === 'proposals_reply_rate') {
      return this.drafts.findLast((draft) => draft.metric === 'proposals_handled')?.dims ?? { body: 'total' };
    }
    if (metric !== 'new_media_followers') return null;
    const { lexicon, ofGovernment } = this.reading;
    const channel = readChannel(clause.left, lexicon, ofGovernment);
    return channel.kind === 'one' ? { channel: channel.code } : null;
  }

  /** 微博、微信分别发布128条、244条: the numbers follow the names in order. */
  private respectively(clause: Clause, index: number): Found | null {
    if (/分别/.test(clause.left)) {
      const codes = listChannels(`${clause.before}${clause.left}`, this.reading.lexicon);
      const bare = this.clauses.slice(index + 1, index + codes.length);
      const complete = bare.every((next) => next.opener === '#' && cleanLabel(next.left) === '');
      this.named = codes.length > 1 && bare.length === codes.length - 1 && complete ? codes : [];
    } else if (clause.opener !== '#' || cleanLabel(clause.left) !== '') this.named = [];
    const code = this.named.shift();
    if (code === undefined) return null;
    return {
      metric: 'proactive_by_channel',
      dims: { channel: code },
      rule: 'published-respectively',
      confidence: 'high',
    };
  }

  private draft(clause: Clause, found: Found): Draft {
    const { quantity } = clause;
    const nounFollows = cleanLabel(clause.left) === '';
    return {
      ...found,
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
    const scopes = ofGovernment ? lexicon.scopeWords : [...lexicon.scopeWords, ...lexicon.regionScopeWords];
    return scopes.find((word) => words.includes(word)) ?? null;
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
