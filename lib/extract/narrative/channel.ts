import { levelOf } from './level.ts';
import type { Lexicon } from './lexicon.ts';
import { WordTrie } from './word-trie.ts';
import { findWord, hasAny, oncePer } from './words.ts';

/** What some words say of the way of publication: one channel, several at once (`many`), or nothing. */
export type ChannelReading = { readonly kind: 'one'; readonly code: string } | { readonly kind: 'many' | 'none' };

/** What a channel's words are read against. */
export interface ChannelScope {
  readonly lexicon: Lexicon;
  /** The reporting body is a government or its office. */
  readonly ofGovernment: boolean;
  /** Its administrative level, see `levelOf`. */
  readonly level: number;
}

interface Mention {
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

/** Codes a general website becomes for a government's own office, whose site is the portal. */
const generalSite = 'website';
const socialMedia = new Set(['weibo', 'wechat', 'new_media', 'short_video', 'app']);
const superiorSite = 'website_superior';
const superior = /(?:^|[，、；：在于过向被和及由中])(国家|省|自治区|市|州)级?[^，、；：省市县区]{0,5}$/;
const sites = new Set(['website', 'website_own', 'gov_portal', 'disclosure_platform', superiorSite]);

interface ChannelWords {
  readonly words: readonly { readonly code: string; readonly word: string }[];
  readonly trie: WordTrie;
}

/** The words of every channel, by their part before `~`. */
function channelWords({ channels }: Lexicon): ChannelWords {
  const words = channels.flatMap(({ code, words: own }) => own.map((word) => ({ code, word })));
  return { words, trie: new WordTrie(words.map(({ word }) => word.split('~')[0] ?? word)) };
}

/** The channels words mention, in reading order; a longer word hides a shorter one inside it. */
function findMentions(text: string, lexicon: Lexicon): Mention[] {
  const found: Mention[] = [];
  const { words, trie } = oncePer(lexicon, channelWords);
  trie.each(text, (number, start, end) => {
    const { code = '', word = '' } = words[number] ?? {};
    const at = word.includes('~') ? findWord(text, word, start) : [start, end];
    if (at?.[0] === start) found.push({ code, start, end: at[1] ?? end });
  });
  if (found.length < 2) return found.filter((mention) => mention.code !== '');
  found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Mention[] = [];
  for (const mention of found) {
    if (kept.every((other) => mention.end <= other.start || mention.start >= other.end)) kept.push(mention);
  }
  return kept.filter((mention) => mention.code !== '').sort((a, b) => a.start - b.start);
}

/** Whether words are the name of a channel and nothing else ("微信公众号", "局官方微博上"). */
export function isChannelName(text: string, lexicon: Lexicon): boolean {
  const mentions = findMentions(text, lexicon);
  const last = mentions.at(-1);
  if (last === undefined) return false;
  return text.length - last.end <= 1 && !/类|信息|文件|栏目/.test(text);
}

/** What a table's label says of a channel besides its name: the account's own name, an address, the act of publishing. */
const besideChannel = /[“"「《（(][^”"」》）)]*[”"」》）)]/g;
const afterChannel = /^(?:主动|公开|发布|推送|发送|刊登|刊载|刊发|政府|政务|信息|总|条|数|量|[上中的、：:])*$/;

/** Whether a row's label is a channel ("政务微信公开政府信息数"), not a kind of information that names one ("网站公告"). */
export function isChannelLabel(text: string, lexicon: Lexicon): boolean {
  const label = text.replace(besideChannel, '');
  const last = findMentions(label, lexicon).at(-1);
  return last !== undefined && !/^其中/.test(label) && afterChannel.test(label.slice(last.end));
}

/** The account named last; null where none is. */
export function lastAccount(text: string, lexicon: Lexicon): string | null {
  return findMentions(text, lexicon).findLast(({ code }) => socialMedia.has(code))?.code ?? null;
}

/** The code of the channel named last; null where none is. */
export function lastChannel(text: string, lexicon: Lexicon): string | null {
  return findMentions(text, lexicon).at(-1)?.code ?? null;
}

/** Whether a channel is an account on a platform of others. */
export function isAccount(code: string | null): boolean {
  return code !== null && socialMedia.has(code);
}

/** 省局网站 in a county bureau's report is no site of its own. */
function ofSuperior(mention: Mention, text: string, level: number): Mention {
  const owner = superior.exec(text.slice(Math.max(0, mention.start - 9), mention.start));
  if (mention.code !== 'website_own' || owner === null || levelOf(owner[1] ?? '') >= level) return mention;
  return { ...mention, code: superiorSite };
}

/** The account a paragraph speaks of; null where it names none, or several of different kinds. */
export function readAccount(text: string, lexicon: Lexicon): string | null {
  const codes = new Set(findMentions(text, lexicon).flatMap(({ code }) => (socialMedia.has(code) ? [code] : [])));
  const accounts = [...codes].filter((code) => code !== 'new_media');
  if (accounts.length === 1) return accounts[0] ?? null;
  return codes.size === 0 ? null : 'new_media';
}

/**
 * The channel a clause publishes through. A government's own office means its portal when it says 门户网站. Names of
 * sites that are listed together, or closed with 等方式, are no single channel; Weibo and WeChat together are new media.
 */
export function readChannel(text: string, { lexicon, ofGovernment, level }: ChannelScope): ChannelReading {
  const mentions = findMentions(text, lexicon).map((mention) => ofSuperior(mention, text, level));
  const last = mentions.at(-1);
  if (last === undefined) return { kind: 'none' };
  const codes = new Set(mentions.map((mention) => mention.code));
  if (last.code === 'other') return { kind: 'one', code: 'other' };
  const closed = hasAny(text, lexicon.proactive.multi);
  if (closed && (codes.size > 1 || mentions.length === 1)) return { kind: 'many' };
  if ([...codes].every((code) => socialMedia.has(code))) {
    return { kind: 'one', code: codes.size === 1 ? last.code : 'new_media' };
  }
  const code = siteCode(codes, last.code, mentions, text);
  if (code === null) return { kind: 'many' };
  if (code === superiorSite) return { kind: 'one', code: 'other' };
  return { kind: 'one', code: code === generalSite && ofGovernment ? 'gov_portal' : code };
}

/** One code for mentions of a site by several names ("银川科技网门户网站"); null for different channels. */
function siteCode(codes: ReadonlySet<string>, last: string, mentions: readonly Mention[], text: string): string | null {
  if (codes.size === 1) return last;
  const joined = mentions.some((mention, i) => {
    const next = mentions[i + 1];
    return (
      next !== undefined && mention.code !== next.code && /[、和及与加以]/.test(text.slice(mention.end, next.start))
    );
  });
  if (joined) return null;
  if ([...codes].every((code) => sites.has(code))) return [...codes].find((code) => code !== generalSite) ?? last;
  return last;
}
