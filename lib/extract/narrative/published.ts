import type { Dims } from '../../model/dimension.ts';
import { type ChannelReading, isChannelName, readChannel } from './channel.ts';
import { type Clause, countPieces } from './clause.ts';
import type { Reading } from './context.ts';
import type { Draft } from './draft.ts';
import { cleanLabel, type ObjectReading, readCategory, readObject } from './label.ts';
import { isPublishedPart, proactiveMetrics } from './lists.ts';
import { isRestOfChannels, readChannelOf } from './published-channel.ts';
import { matchWords } from './rules.ts';
import type { WalkState } from './walk.ts';
import { hasAny } from './words.ts';

/** A number of published pieces: a total, one channel's, or one category's. */
export interface PublishedFigure {
  readonly metric: string;
  readonly dims: Dims;
  readonly rule: 'published-total' | 'published-channel' | 'published-category';
  readonly confidence: Draft['confidence'];
}

const labelLimit = 40;
/** A paragraph's first words name what it is about. */
const leadLength = 24;
const adjacentGap = 2;
const sentenceGap = 40;
/** 54期97条, 54期，共计97条. */
const joinedGap = 3;
const pieceUnits = new Set(['条', '篇', '则', '条次', '篇次', '']);
const documentUnits = new Set(['件', '份', '部', '期', '本']);
/** Units that count pieces only after a verb of publishing, or in a list. */
const looseUnits = new Set(['次', '期', '个', '项']);
const plainInformation = /^(?:各类|有关|相关)?(?:政府|政务)?(?:公开)?(?:信息)?(?:总数|数量|数)?$/;
/** 预算、招生等群众关心的信息: the kinds are examples of what was published, not what the number counts. */
const wholeEnumeration = /等(?:方面|政府|各类|政务|公开|群众关[^、]{0,8}的?|有关|相关)+的?(?:政府|政务|公开)?信息$/;
const totalWords =
  /共|全年|累计|总|合计|年度|本年|今年|一年来|20[0-9]{2}年|主动公开|政府信息|政务信息|各类|以来|截至|截止/;
/** What a superior body made. */
const passedOn = /^(?:上级|国务院|国家|中央(?!财政|预算|直达|补助|资金|生态|环保)|省[^、]{0,8}[厅委局])/;
/** 公开数量为：网站35条、微信20条，合计55条. */
const closesSum = /^(?:共计?|合计|总计|总共)$/;
const pieces = /(?:信息|文件|稿件?|文章|内容)(?:公开|发布|更新|累计|总计|共计?|合计|数量?|达)*$/;
/** 公开目录新增21个: where things are published, not what was. */
const shelf = /(?:目录|栏目|专栏|专题|板块)(?:新增|更新|维护)?了?$/;
/** What was to be published, whether it was or not. */
const due = /(?:应当?|拟)公开(?!尽|的)/;
/** What readers said to it. */
const readersSay = /^(?:网友|网民)?(?:评论|点赞|跟帖)[量数]?$/;
/** How often readers passed something on. */
const passedOnBy = /^被?(?:转发|转载|分享|评论|点赞)量?$/;
/** 镇政府公开信息120条: the body, not a kind of information. */
const townSpeaks = /^[乡镇县市区](?:人民)?政府(?:主动)?公开(?:的)?(?:政府|政务)?信息$/;
const otherAffairs = /[党村居]务(?:公开)?信息[0-9]/;
/** What others took over from this body. */
const quotedBy = /(?:转载|采用|刊用|转发)我|被[^，]{0,12}(?:转载|采用|刊用|转发)/;

/** Cases, complaints and the like that are about disclosure are no published pieces. */
const aboutDisclosure = /(?:涉及|关于|针对|因|与)(?:政府|政务)?信息公开(?!平台|网|目录)/;

/** Reads a clause as a number of published pieces; null where it is none. */
export function readPublished(
  clause: Clause,
  index: number,
  state: WalkState,
  reading: Reading,
): PublishedFigure | null {
  const { lexicon } = reading;
  const { unit } = clause.quantity;
  if (lexicon.units.piece?.includes(unit === '' ? '-' : unit) !== true) return null;
  if (state.lists.excludesPublished() || isCountedTwice(clause, state.clauses[index + 1])) return null;
  if (isNeverPublished(clause, reading)) return null;
  const object = asKind(readObjectOf(clause, state, reading), index, state, reading);
  if (!isAboutPublishing(clause, object, state, reading)) return null;

  const channel = readChannelOf(clause, object, state, reading);
  const isApart = readChannel(clause.left, reading).kind === 'none';
  const confidence = clause.quantity.chinese ? 'medium' : 'high';
  const inList = state.lists.current !== null || followsPublished(clause, state);
  if (channel.kind === 'one' && (object.label === '' || !(isApart || sharesChannel(index, state, reading)))) {
    return { metric: 'proactive_by_channel', dims: { channel: channel.code }, rule: 'published-channel', confidence };
  }
  if (object.label !== '') {
    const isExample = wholeEnumeration.test(object.label) || (channel.kind === 'many' && /信息$/.test(object.label));
    if (isExample && channel.kind !== 'one' && object.verb && !inList) {
      return { metric: 'proactive_total', dims: {}, rule: 'published-total', confidence };
    }
    if (!isCategoryLabel(clause, object.label, inList, state, reading)) return null;
    return categoryFigure(clause, object, channel, state, reading, object.verb || inList ? 'high' : 'medium');
  }
  return isTotalSaid(clause, index, state, reading) ? plainFigure(clause, object, state, confidence) : null;
}

/** Whether a number is of what was taken back, never went out, or only should have. */
function isNeverPublished({ left }: Clause, { lexicon }: Reading): boolean {
  return hasAny(left, lexicon.proactive.undone) || due.test(left);
}

function categoryFigure(
  clause: Clause,
  object: ObjectReading,
  channel: ChannelReading,
  state: WalkState,
  reading: Reading,
  confidence: Draft['confidence'],
): PublishedFigure {
  const code = channel.kind === 'one' ? channel.code : (state.lists.current?.channel ?? null);
  if (code !== null) state.lists.shareChannel(code, clause);
  const label = object.label.slice(0, labelLimit);
  const category = isKeyAreaExample(clause, label, state) ? 'key_area' : readCategory(label, reading.lexicon);
  const dims = { category, ...(code === null ? {} : { channel: code }), label };
  return { metric: 'proactive_by_category', dims, rule: 'published-category', confidence };
}

/**
 * "深化重点领域公开。…发布项目通知、办事指南等信息200条": examples of many kinds belong to what the paragraph is about. Its lead is
 * the last short sentence without a comma: where a page was printed, two paragraphs may have run together.
 */
function isKeyAreaExample(clause: Clause, label: string, { passage }: WalkState): boolean {
  if (!/、.*等[^、]{0,4}信息$/.test(label)) return false;
  const sentences = passage.text.slice(0, clause.sentenceStart).split('。');
  const lead = sentences.findLast((words) => words !== '' && words.length <= leadLength && !/[，,、；]/.test(words));
  return lead?.includes('重点领域') === true;
}

/** A total is said to be one: by 共, 全年, 主动公开, a year … since the last semicolon; "新增栏目，发布信息2条" is none. */
function isTotalSaid(clause: Clause, index: number, state: WalkState, reading: Reading): boolean {
  // 全年公开4次, 每月公开信息，全年12次: how often, not how much; 编发政务信息56期: briefs for superiors.
  if (clause.quantity.unit === '期') return false;
  if (clause.quantity.unit === '次' && !pieces.test(clause.left)) return false;
  const said = state.passage.text.slice(clause.sentenceStart, clause.quantity.start);
  const segment = said.slice(Math.max(said.lastIndexOf('；'), said.lastIndexOf(';')) + 1);
  if (totalWords.test(segment)) return true;
  // 公开信息78篇，其中市政府网站21篇: what is parted by channels is all there is.
  const next = state.clauses[index + 1];
  return next !== undefined && state.lists.opensPart(next) && readChannel(next.left, reading).kind === 'one';
}

/** 解读12篇、图解8篇，共计20篇; 留言98条，答复98条，公开42条: what the figure before counts is not what was published. */
function isOfSomethingElse({ left, sentenceStart }: Clause, { drafts }: WalkState): boolean {
  const last = drafts.at(-1);
  if (last === undefined || last.start < sentenceStart) return false;
  if (closesSum.test(left)) return last.metric === 'interpretation_published';
  return /^(?:公开|公布|选登)了?$/.test(left) && last.metric.startsWith('public_interaction');
}

/** General words only: another channel in a list of channels, else the total. */
function plainFigure(
  clause: Clause,
  object: ObjectReading,
  state: WalkState,
  confidence: Draft['confidence'],
): PublishedFigure | null {
  const list = state.lists.current;
  if (isOfSomethingElse(clause, state)) return null;
  const total: PublishedFigure = { metric: 'proactive_total', dims: {}, rule: 'published-total', confidence };
  if (list?.whole === null && list.channel === null && closesSum.test(clause.left)) return total;
  if (object.verb && isOtherChannel(object, state)) {
    return { metric: 'proactive_by_channel', dims: { channel: 'other' }, rule: 'published-channel', confidence };
  }
  if (list !== null && !object.verb) return null;
  if (list !== null && list.whole === null && list.channel !== null) {
    return { metric: 'proactive_by_channel', dims: { channel: list.channel }, rule: 'published-channel', confidence };
  }
  // 制作信息30条，其中主动公开24条: of what was made, this is what was published.
  if (list?.whole != null && list.whole.metric !== 'proactive_by_category') return null;
  return total;
}

/** Whether pieces went from one body to another, not to the public. */
function isHandedOver(left: string): boolean {
  if (/报送|上报|采用/.test(left) && !/发布|公开/.test(left)) return true;
  return quotedBy.test(left) || (/接收|移交/.test(left) && !/发布|主动公开/.test(left));
}

function isAboutPublishing(clause: Clause, object: ObjectReading, state: WalkState, reading: Reading): boolean {
  const { left, quantity } = clause;
  const list = state.lists.current;
  const inList = list !== null || followsPublished(clause, state);
  if (!(object.verb || object.general || inList || /(?:信息|公示|类)$/.test(object.label))) return false;
  if (looseUnits.has(quantity.unit) && !object.verb && list === null) return false;
  if (readersSay.test(left) || (quantity.unit === '次' && passedOnBy.test(left))) return false;
  if (quantity.unit === '' && !standsAlone(clause, object, state)) return false;
  if (looseUnits.has(quantity.unit) && shelf.test(left)) return false;
  if (hasAny(left, reading.lexicon.proactive.business) && !/信息|(?:动态|资讯|新闻)$/.test(left)) return false;
  if (quantity.unit === '期' && /简报|专报/.test(left)) return false;
  if (isHandedOver(left) || passedOn.test(object.label) || aboutDisclosure.test(left)) return false;
  if (object.verb || inList || (pieceUnits.has(quantity.unit) && /公示$/.test(object.label))) return true;
  const topic = state.topicOf(clause);
  return topic === null || topic === 'proactive';
}

function isCategoryLabel(clause: Clause, label: string, inList: boolean, state: WalkState, reading: Reading): boolean {
  const { unit } = clause.quantity;
  const { labelNouns } = reading.lexicon.proactive;
  if (pieceUnits.has(unit)) return inList || labelNouns.some((noun) => label.includes(noun));
  if (documentUnits.has(unit)) {
    return labelNouns.some((noun) => label.endsWith(noun)) && (inList || /文件|公文|信息|规章|法规/.test(label));
  }
  return state.lists.current?.whole != null && /(?:信息|文件|公告|类)$/.test(label);
}

/** 发布动态信息236条、通知公告35条: the first of several kinds is one, though its words are general. */
function asKind(object: ObjectReading, index: number, state: WalkState, reading: Reading): ObjectReading {
  if (object.label !== '' || !object.verb || plainInformation.test(object.object)) return object;
  if (readCategory(object.object, reading.lexicon) === 'other' || !sharesChannel(index, state, reading)) return object;
  return { ...object, label: object.object, general: false };
}

function readObjectOf(clause: Clause, state: WalkState, reading: Reading): ObjectReading {
  const { proactive } = reading.lexicon;
  const bare = cleanLabel(clause.left) === '' && clause.right === '' && !state.lists.opensPart(clause);
  const read = readObject(bare ? clause.before : clause.left, reading.lexicon);
  const object = settleLabel(clause, read, state, reading);
  if (object.label !== '' || object.general) return object;
  const right = clause.right.replace(/^(?:的|左右|以上)/, '');
  if (right === '') return object;
  const behind = readObject(right, reading.lexicon);
  const noun = cleanLabel(right);
  if ((behind.general && behind.label === '') || proactive.generic.includes(noun)) {
    // 公示…统计数据，共计24条信息: what the clause before says was shown.
    const shown = object.verb || clause.before === '' ? null : readObject(clause.before, reading.lexicon);
    return shown !== null && shown.label !== '' ? { ...shown, verb: true } : { ...object, general: true };
  }
  return proactive.labelNouns.some((word) => noun.endsWith(word)) ? { ...object, label: noun } : object;
}

/** 党务信息45条、政务信息120条: what is all of a bureau's information is one kind beside the party's and the village's. */
function isBesideOtherAffairs(clause: Clause, { object }: ObjectReading, { passage }: WalkState): boolean {
  if (!/^政务(?:公开)?信息$/.test(object)) return false;
  return otherAffairs.test(passage.text.slice(clause.sentenceStart, clause.sentenceEnd));
}

/** A label that is only the name of a channel is none; general words without a verb in a list of kinds are one. */
function settleLabel(clause: Clause, read: ObjectReading, state: WalkState, reading: Reading): ObjectReading {
  const { lexicon } = reading;
  if (isChannelName(read.label, lexicon) || isRestOfChannels(clause, state, reading)) return { ...read, label: '' };
  if (townSpeaks.test(read.label)) return { ...read, label: '', verb: true, general: true };
  const named = readChannel(read.label, reading).kind !== 'none';
  if (read.fromSubject && named) return { ...read, label: '' };
  const inList = state.lists.current !== null || followsPublished(clause, state);
  if (isChannelName(read.object, lexicon)) return read;
  const isKind = !plainInformation.test(read.object);
  const isOneOfKinds = !read.verb && inList && isKind;
  if (read.label === '' && read.general && (isOneOfKinds || isBesideOtherAffairs(clause, read, state))) {
    return { ...read, label: read.object, general: false };
  }
  return read;
}

/** In a list of channels a named site or account no word knows ("学习强国"公开发布2条) is another channel. */
function isOtherChannel(object: ObjectReading, state: WalkState): boolean {
  const last = state.drafts.at(-1);
  const ofTotal = state.lists.current?.whole?.metric === 'proactive_total';
  return (
    ofTotal && last?.metric === 'proactive_by_channel' && /[网报号台”]$/.test(object.subject.replace(/公开|发布/g, ''))
  );
}

/** 54期97条, 54期、97条: the pieces are the figure, not the issues they came in. */
function isCountedTwice(clause: Clause, next: Clause | undefined): boolean {
  if (next === undefined || next.quantity.start > clause.quantity.unitEnd + joinedGap || next.left !== clause.left)
    return false;
  return countPieces(clause.quantity.unit, next.quantity.unit);
}

/** Whether the next number counts another kind of the same channel ("网站发布动态180条，其他98条"). */
function sharesChannel(index: number, state: WalkState, reading: Reading): boolean {
  const clause = state.clauses[index];
  const next = state.clauses[index + 1];
  if (clause === undefined || next === undefined || next.sentenceStart !== clause.sentenceStart) return false;
  if (next.quantity.unit !== clause.quantity.unit || '；;'.includes(next.opener || '#')) return false;
  if (state.lists.opensPart(next)) return false;
  if (state.passage.text.slice(clause.quantity.unitEnd, next.leftStart).length > adjacentGap) return false;
  const { lexicon } = reading;
  if (readChannel(next.left, reading).kind !== 'none') return false;
  const rule = matchWords(next.left, next, state.passage, state.topicOf(next), reading);
  const metric = rule === null ? null : reading.metricOf(rule.metric);
  if (metric !== null && !isPublishedPart(metric)) return false;
  return readObject(next.left, lexicon).label !== '';
}

/** Whether a published figure stands just before, so that a bare "部门动态302条" carries it on. */
function followsPublished(clause: Clause, state: WalkState): boolean {
  const last = state.drafts.findLast(({ metric }) => metric !== 'proactive_share_pct');
  const { lastClause } = state;
  if (last === undefined || lastClause === null) return false;
  const gap = clause.leftStart - lastClause.quantity.unitEnd;
  const between = state.passage.text.slice(lastClause.quantity.unitEnd, clause.leftStart);
  if (between.includes('；') && clause.quantity.unit !== lastClause.quantity.unit) return false;
  const published = proactiveMetrics.has(last.metric);
  if (lastClause.sentenceStart !== clause.sentenceStart) {
    return gap <= adjacentGap && published && /信息$/.test(clause.left);
  }
  if (gap > sentenceGap) return false;
  return published || last.metric === 'interpretation_published' || state.lists.current !== null;
}

function standsAlone(clause: Clause, object: ObjectReading, state: WalkState): boolean {
  const next = state.passage.text.charAt(clause.quantity.unitEnd);
  if (next !== '' && !'，,。；;、）)'.includes(next)) return false;
  return (object.general && object.label === '') || (state.lists.current !== null && object.label !== '');
}
