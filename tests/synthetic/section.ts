import type { Draw } from './draw.ts';
import type { ExpectedFact } from './expected.ts';
import type { Generation, SectionPlan } from './generation.ts';
import type { Piece } from './report.ts';
import { type Said, type Saying, type Section, type SentenceGroup, say } from './sentence.ts';
import { disputeSentences } from './sentences-disputes.ts';
import { publishedSentences } from './sentences-published.ts';
import { requestSentences } from './sentences-requests.ts';
import { fillerSentences, workSentences } from './sentences-work.ts';

/** Every sentence group there is. */
export const sentenceGroups: readonly SentenceGroup[] = [
  ...publishedSentences,
  ...requestSentences,
  ...disputeSentences,
  ...workSentences,
];

/** A section as written: its pieces above the table, and what its sentences say. */
export interface WrittenSection {
  readonly plan: SectionPlan;
  readonly pieces: readonly Piece[];
  readonly facts: readonly ExpectedFact[];
}

const howMany: Readonly<Record<Section, readonly [number, number]>> = {
  overview: [4, 8],
  proactive: [3, 6],
  request: [2, 4],
  suits: [1, 2],
  other: [0, 1],
};

const troubles = [
  '一年来的工作虽有进步，但公开的及时性仍需加强，部分栏目更新不够快。下一步将健全机制，补齐短板。',
  '主要问题是解读形式较为单一，业务培训不够深入。今后将丰富解读方式，提升工作人员能力。',
];
const seeAnnex = '有关数据详见附表。';
const nothingElse = ['本机关无其他需要报告的事项。', '暂无其他需要说明的事项。'];

function isSame(a: ExpectedFact, b: ExpectedFact): boolean {
  return a.metric === b.metric && JSON.stringify(a.dims) === JSON.stringify(b.dims);
}

/** Sentences for one section: as many topics as drawn, none of which was spoken of before. */
class Speaker {
  private readonly topics = new Set<string>();
  private readonly said: ExpectedFact[] = [];

  constructor(
    private readonly saying: Saying,
    private readonly generation: Generation,
  ) {}

  speak(section: Section): Said[] {
    const { draw } = this.saying;
    const [least, most] = howMany[section];
    let left = draw.int(least, most);
    const found: Said[] = [];
    for (const group of draw.shuffled(sentenceGroups)) {
      if (left === 0) break;
      const fits = group.section === section && (group.era === 'any' || group.era === this.generation.era);
      if (!fits || this.topics.has(group.topic) || group.when?.(this.saying) === false) continue;
      const said = say(group, this.saying);
      if (this.contradicts(said)) continue;
      this.topics.add(group.topic);
      this.said.push(...said.facts);
      found.push(said);
      left--;
    }
    return found;
  }

  /** Said before, or counted otherwise by the report's own statistical form. */
  private contradicts({ facts }: Said): boolean {
    const isOld = this.generation.era === 'old';
    const counted = this.generation.sections.flatMap(({ table }) => (isOld && table !== null ? table.flat() : []));
    return facts.some(
      (fact) =>
        this.said.some((other) => isSame(fact, other)) ||
        counted.some(({ figure }) => figure !== null && figure.metric === fact.metric),
    );
  }
}

function paragraphs(draw: Draw, said: readonly Said[]): Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  for (const { text: sentence } of said) {
    text += draw.chance(0.4) ? draw.pick(fillerSentences) + sentence : sentence;
    if (draw.chance(0.4)) {
      pieces.push({ kind: 'paragraph', text });
      text = '';
    }
  }
  if (text !== '') pieces.push({ kind: 'paragraph', text });
  return pieces;
}

const subheadings: Readonly<Record<Section, string>> = {
  overview: '工作推进情况',
  proactive: '主动公开工作情况',
  request: '依申请公开工作情况',
  suits: '争议处理情况',
  other: '其他情况',
};

function body(draw: Draw, parts: readonly (readonly [Section, readonly Said[]])[]): Piece[] {
  const told = parts.filter(([, said]) => said.length > 0);
  if (told.length < 2) return told.flatMap(([, said]) => paragraphs(draw, said));
  return told.flatMap(([section, said], i): Piece[] => [
    { kind: 'heading', level: 2, text: `（${'一二三四'.charAt(i)}）${subheadings[section]}` },
    ...paragraphs(draw, said),
  ]);
}

/** Writes a report's sections. `slipsOnRequests`: the text gives two requests more than the table, where it can. */
export function writeSections(
  saying: Saying,
  generation: Generation,
  options: { readonly slipsOnRequests: boolean; readonly hasCaption: boolean },
): { readonly sections: readonly WrittenSection[]; readonly findings: readonly string[] } {
  const { draw } = saying;
  const speaker = new Speaker(saying, generation);
  const findings: string[] = [];
  const sections = generation.sections.map((plan): WrittenSection => {
    const parts = plan.holds.map((section) => [section, speaker.speak(section)] as const);
    const pieces = body(draw, parts);
    const facts = parts.flatMap(([, said]) => said.flatMap((one) => one.facts));
    if (options.slipsOnRequests && plan.holds.includes('request') && generation.era === 'modern') {
      const slipped = slip(saying, facts);
      if (slipped !== null) {
        pieces.push({ kind: 'paragraph', text: slipped.text });
        facts.push(...slipped.facts);
        findings.push('REQ-TEXT-TABLE');
      }
    }
    if (options.hasCaption && plan.holds.includes('overview')) {
      pieces.push({ kind: 'caption', text: `图1　${saying.year}年9月16日业务培训现场` });
    }
    if (pieces.length === 0 && plan.table === null) {
      const isTrouble = /问题|不足/.test(plan.heading);
      const isLast = plan.holds.includes('other');
      pieces.push({
        kind: 'paragraph',
        text: isTrouble ? draw.pick(troubles) : isLast ? draw.pick(nothingElse) : seeAnnex,
      });
    }
    return { plan, pieces: [{ kind: 'heading', level: 1, text: plan.heading }, ...pieces], facts };
  });
  return { sections, findings };
}

/** A count of requests that is neither the table's new ones nor all it had open; null where the text counts them already. */
function slip({ table, draw }: Saying, facts: readonly ExpectedFact[]): Said | null {
  if (facts.some(({ metric }) => metric.startsWith('req_'))) return null;
  const received = table.get('req_received|applicant=total') ?? 0;
  const value = received + (table.get('req_carried_in|applicant=total') ?? 0) + draw.int(1, 4);
  const text = `本年度收到政府信息公开申请${value}件。`;
  return {
    text,
    facts: [
      {
        metric: 'req_received',
        dims: { applicant: 'total' },
        value,
        unit: '件',
        status: 'reported',
        qualifier: 'exact',
      },
    ],
  };
}
