import type { Lexicon } from './lexicon.ts';
import { findWord, hasAny } from './words.ts';

/** What some words say of the way of publication: one channel, several at once (`many`), or nothing. */
export type ChannelReading = { readonly kind: 'one'; readonly code: string } | { readonly kind: 'many' | 'none' };

interface Mention {
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

/** Codes a general website becomes for a government's own office, whose site is the portal. */
const generalSite = 'website';
const socialMedia = new Set(['weibo', 'wechat', 'new_media', 'short_video', 'app']);
const sites = new Set(['website', 'website_own', 'gov_portal', 'disclosure_platform']);

/** The channels words mention, in reading order; a longer word hides a shorter one inside it. */
function findMentions(text: string, lexicon: Lexicon): Mention[] {
  const found: Mention[] = [];
  for (const { code, words } of lexicon.channels) {
    for (const word of words) {
      for (let at = findWord(text, word); at !== null; at = findWord(text, word, at[1])) {
        found.push({ code, start: at[0], end: at[1] });
      }
    }
  }
  found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Mention[] = [];
  for (const mention of found) {
    if (kept.every((other) => mention.end <= other.start || mention.start >= other.end)) kept.push(mention);
  }
  return kept.filter((mention) => mention.code !== '').sort((a, b) => a.start - b.start);
}

/** The codes of the channels some words name, in their order, each once. */
export function listChannels(text: string, lexicon: Lexicon): string[] {
  return [...new Set(findMentions(text, lexicon).map((mention) => mention.code))];
}

/** Whether words are the name of a channel and nothing else ("微信公众号", "局官方微博上"). */
export function isChannelName(text: string, lexicon: Lexicon): boolean {
  const mentions = findMentions(text, lexicon);
  const last = mentions.at(-1);
  if (last === undefined) return false;
  return text.length - last.end <= 1 && !/类|信息|文件|栏目/.test(text);
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
export function readChannel(text: string, lexicon: Lexicon, ofGovernment: boolean): ChannelReading {
  const mentions = findMentions(text, lexicon);
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
