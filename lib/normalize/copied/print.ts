import type { TextRange } from '../../model/fact.ts';
import type { LoadedReport } from '../checks/index.ts';
import { bodyOf } from '../checks/years.ts';
import { type SentencePrint, sentencePrints } from './sentence.ts';

/** A full name of a body of the report's own kind that stands in its text. */
export interface NameMention extends TextRange {
  /** The name with up to {@link leadLength} characters before it: where it begins, only a list of bodies can say. */
  readonly words: string;
}

/** What is kept of a report to hold others against it: fingerprints and places, never its text. */
export interface ReportPrint {
  readonly source: string;
  readonly sha256: string;
  readonly agency: string | null;
  readonly regionCode: string | null;
  readonly year: number | null;
  /** Same for every report of one body (`bodyOf`); null where the report does not say whose it is. */
  readonly body: string | null;
  readonly sentences: readonly SentencePrint[];
  readonly mentions: readonly NameMention[];
}

/** Takes the fingerprints of a report. */
export function printReport({ document, identity }: Pick<LoadedReport, 'document' | 'identity'>): ReportPrint {
  return {
    source: document.source,
    sha256: document.sha256,
    agency: identity.agency,
    regionCode: identity.regionCode,
    year: identity.year,
    body: bodyOf(identity),
    sentences: sentencePrints(document),
    mentions: identity.agency === null ? [] : mentionsOf(identity.agency, document.text),
  };
}

/** Longest place kept before the kind of body in a mention. */
const leadLength = 14;
const mostMentions = 20;
const divisions = /^(?:\p{Script=Han}{2,7}?(?:省|自治区|自治州|地区|盟|市|县|区|旗))+/u;

/** Every "…县科学技术局" in the report of a 科学技术局 that is not its own name. */
function mentionsOf(agency: string, text: string): NameMention[] {
  const place = divisions.exec(agency)?.[0] ?? '';
  const kind = agency.slice(place.length);
  if (place === '' || kind.length < 3) return [];
  const mentions: NameMention[] = [];
  const own = place.slice(-3);
  for (let at = text.indexOf(kind); at >= 0 && mentions.length < mostMentions; at = text.indexOf(kind, at + 1)) {
    const lead = text.slice(Math.max(0, at - leadLength), at);
    if (lead.endsWith(own) || !/[省区州盟市县旗]$/u.test(lead)) continue;
    // Spread and joined, the words do not keep the whole text in memory.
    mentions.push({ words: [...lead, ...kind].join(''), start: at - lead.length, end: at + kind.length });
  }
  return mentions;
}
