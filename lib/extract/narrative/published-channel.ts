import { type ChannelReading, isChannelName, readAccount, readChannel } from './channel.ts';
import type { Clause } from './clause.ts';
import type { Reading } from './context.ts';
import { cleanLabel, type ObjectReading } from './label.ts';
import type { WalkState } from './walk.ts';

const accountReach = 300;
const subjectLead = 16;
/** What shows that the body itself is meant, not a site named before. */
const ownSubject = /公开|我[局委厅办镇乡县区市]|本[局委机级]|全[市县区省镇]/;
const introducesWay = /(?:通过|利用|依托|借助|运用|在|于|充分发挥)/;

const rest = /^(?:其[他它]|[^，、]{2,10}网)$/;

/** Whether a clause goes on a list of channels with the rest of them, or with a site no word knows (网站35条、省人防网12条、其他12条). */
export function isRestOfChannels({ left }: Clause, { drafts, lists }: WalkState, reading: Reading): boolean {
  if (lists.current === null || lists.current.channel !== null || !rest.test(cleanLabel(left))) return false;
  return drafts.at(-1)?.metric === 'proactive_by_channel' && readChannel(left, reading).kind === 'none';
}

/** The channel a clause about published pieces publishes through, in its own words or in those around it. */
export function readChannelOf(
  clause: Clause,
  object: ObjectReading,
  state: WalkState,
  reading: Reading,
): ChannelReading {
  const { lexicon } = reading;
  const { text } = state.passage;
  const read = (words: string): ChannelReading => readChannel(words, reading);
  if (isRestOfChannels(clause, state, reading)) return { kind: 'one', code: 'other' };
  const own = read(clause.left);
  if (own.kind !== 'none') return own;
  if (isChannelName(clause.right, lexicon)) return read(clause.right);
  const { unitEnd } = clause.quantity;
  const remark = /^[（(]([^（）()]{2,16})[）)]/.exec(text.slice(unitEnd, unitEnd + 20))?.[1];
  if (remark !== undefined && isChannelName(remark, lexicon)) return read(remark);
  if (clause.opener !== '：' && (introducesWay.test(clause.before) || cleanLabel(clause.left) === '')) {
    const before = read(clause.before);
    if (before.kind !== 'none') return before;
  }
  if (!object.verb || object.label !== '') return own;
  // 通过媒体解读94篇、发布信息2333条: the way stands once for both.
  const { lastClause } = state;
  if (clause.opener === '#' && lastClause !== null && clause.leftStart === lastClause.quantity.unitEnd) {
    const shared = read(lastClause.left);
    if (shared.kind === 'one') return shared;
  }
  const last = state.drafts.at(-1);
  if (last?.metric === 'new_media_followers' && last.dims.channel !== undefined && last.start >= clause.sentenceStart) {
    return { kind: 'one', code: last.dims.channel };
  }
  // 开设微信公众号1个，发布信息230条.
  if (last?.metric === 'new_media_accounts' && last.start >= clause.sentenceStart && !ownSubject.test(clause.left)) {
    const accounts = read(text.slice(clause.sentenceStart, clause.leftStart));
    if (accounts.kind === 'one') return accounts;
  }
  const subject = ofSubject(clause, state, reading);
  if (subject !== null) return { kind: 'one', code: subject };
  // 推送 is said of accounts: the account named last in the paragraph is meant.
  const account = clause.left.includes('推送')
    ? readAccount(text.slice(Math.max(0, clause.leftStart - accountReach), clause.leftStart), lexicon)
    : null;
  return account === null ? own : { kind: 'one', code: account };
}

/** 政务微博粉丝12万，发布信息230条: the one account or site the segment opens with publishes what follows. */
function ofSubject(clause: Clause, { passage }: WalkState, reading: Reading): string | null {
  if (ownSubject.test(clause.left)) return null;
  const said = passage.text.slice(clause.sentenceStart, clause.leftStart);
  const segment = said.slice(said.lastIndexOf('；') + 1);
  const opening = readChannel(segment.slice(0, subjectLead), reading);
  if (opening.kind !== 'one' || introducesWay.test(segment.slice(0, subjectLead))) return null;
  const whole = readChannel(segment, reading);
  return whole.kind === 'one' && whole.code === opening.code ? opening.code : null;
}
