import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Candidate } from '../../../lib/model/fact.ts';
import { templateIds } from '../../../lib/model/template.ts';
import {
  figureValue,
  goldNames,
  hasShared,
  identityOf,
  type ReadReport,
  readNarrative,
  readShared,
  sharedFolder,
} from './score.ts';

const factSchema = z.object({
  metric: z.string(),
  dims: z.record(z.string(), z.string()),
  value: z.number().nullable(),
  source: z.string().optional(),
  optional: z.boolean().optional(),
  partition: z.boolean().optional(),
  table_cell: z.boolean().optional(),
  locator: z.object({ table: z.string().nullish(), phrase: z.string().nullish() }).optional(),
});
type GoldFact = z.infer<typeof factSchema>;

const goldSchema = z.object({
  agency: z.object({ printed: z.string() }),
  year: z.number(),
  template: z.enum(templateIds),
  facts: z.array(factSchema),
  distractors: z.array(z.object({ phrase: z.string(), offset: z.number() })),
});
const corpusSchema = z.object({ agency: z.string(), year: z.number(), facts: z.array(factSchema) });

/** Several sites of one body; the digests do not tell them apart. */
const sites = new Set(['website', 'website_own', 'gov_portal', 'disclosure_platform']);
/** The digests name a kind of published information after what it is about. */
const categoryOf: Readonly<Record<string, string>> = {
  interpretation_published: 'policy_interpretation',
  hot_topics_responded: 'response_concern',
  press_conferences: 'press_conference_repost',
  proposals_handled: 'proposal_results',
};

function dim(dims: Candidate['dims'], name: string): string | undefined {
  return Object.entries(dims).find(([key]) => key === name)?.[1];
}

function sameDims(gold: GoldFact, candidate: Candidate): boolean {
  const names = new Set([...Object.keys(gold.dims), ...Object.keys(candidate.dims)]);
  names.delete('label');
  names.delete('category');
  const category = gold.dims.category === dim(candidate.dims, 'category');
  const label = gold.dims.label !== undefined && gold.dims.label === dim(candidate.dims, 'label');
  return (category || label) && [...names].every((name) => gold.dims[name] === dim(candidate.dims, name));
}

/** Pairs gold figures with candidates, each used once; returns what is left on both sides. */
function pair(
  gold: readonly GoldFact[],
  report: ReadReport,
  agree: (fact: GoldFact, candidate: Candidate) => boolean,
): { pairs: (readonly [GoldFact, Candidate])[]; missed: GoldFact[]; surplus: Candidate[] } {
  const left = [...report.candidates];
  const pairs: (readonly [GoldFact, Candidate])[] = [];
  const missed: GoldFact[] = [];
  for (const fact of gold) {
    const index = left.findIndex((candidate) => {
      return figureValue(candidate, report.candidates) === fact.value && agree(fact, candidate);
    });
    const [candidate] = index < 0 ? [] : left.splice(index, 1);
    if (candidate === undefined) missed.push(fact);
    else pairs.push([fact, candidate]);
  }
  return { pairs, missed, surplus: left };
}

function readGold(name: string): { gold: z.infer<typeof goldSchema>; facts: GoldFact[]; report: ReadReport } {
  const gold = goldSchema.parse(JSON.parse(readShared(`gold/${name}.json`)));
  const statutory = (fact: GoldFact): boolean => /^(?:第二十条|表三|表四)/.test(fact.locator?.table ?? '');
  const report = readNarrative(
    readShared(`reports/${name}.txt`),
    identityOf(gold.agency.printed, gold.year, gold.template),
  );
  return { gold, facts: gold.facts.filter((fact) => !statutory(fact)), report };
}

describe.skipIf(!hasShared)('hand-checked reports (skipped where ../shared is absent)', () => {
  it.each(hasShared ? goldNames() : [])('%s: every figure that is not optional, and none besides', (name) => {
    const { facts, report } = readGold(name);
    const bySource = (fact: GoldFact, candidate: Candidate): boolean =>
      fact.metric === candidate.metric && fact.source === candidate.source && sameDims(fact, candidate);
    const { missed, surplus } = pair(facts, report, bySource);
    expect(missed.filter((fact) => fact.optional !== true)).toEqual([]);
    expect(surplus).toEqual([]);
  });

  it.each(hasShared ? goldNames() : [])('%s: lists declared as partitions are parts, others are not', (name) => {
    const { facts, report } = readGold(name);
    const { pairs } = pair(
      facts,
      report,
      (fact, candidate) => fact.metric === candidate.metric && sameDims(fact, candidate),
    );
    const judged = pairs.filter(([fact]) => fact.partition !== undefined);
    const wrong = judged.filter(([fact, candidate]) => fact.partition !== (candidate.partOf?.declared === true));
    expect(wrong).toEqual([]);
  });

  it.each(hasShared ? goldNames() : [])('%s: no distractor is a figure', (name) => {
    const { gold, report } = readGold(name);
    for (const { phrase, offset } of gold.distractors) {
      const start = [...report.text].slice(0, offset).join('').length;
      const end = start + phrase.length;
      const inside = report.candidates.filter(({ reading, locator }) => {
        return reading === 'number' && locator.start >= start && locator.end <= end;
      });
      expect(inside, phrase).toEqual([]);
    }
  });
});

function agreesWithDigest(fact: GoldFact, candidate: Candidate): boolean {
  const metrics = fact.metric.split('|');
  if (candidate.metric === 'proactive_by_category') {
    const category = dim(candidate.dims, 'category');
    return metrics.includes(candidate.metric) || metrics.some((metric) => categoryOf[metric] === category);
  }
  if (!metrics.includes(candidate.metric)) return false;
  if (candidate.metric !== 'proactive_by_channel') {
    return Object.entries(fact.dims).every(([name, code]) => dim(candidate.dims, name) === code);
  }
  const wanted = fact.dims.channel ?? '';
  const channel = dim(candidate.dims, 'channel') ?? '';
  return (
    wanted === channel || (sites.has(wanted) && sites.has(channel)) || (wanted === 'other' && channel === 'new_media')
  );
}

describe.skipIf(!hasShared)('condensed notes of further reports (skipped where ../shared is absent)', () => {
  it('reads the digests at a recall of at least 96 % and a precision of at least 97 %', () => {
    const names = sharedFolder('corpus/digests').filter((name) => name.endsWith('.txt'));
    const digests = names.map((name) => {
      const file = readShared(`corpus/digests/${name.replace('.txt', '.gold.json')}`);
      const { agency, year, facts } = corpusSchema.parse(JSON.parse(file));
      const report = readNarrative(readShared(`corpus/digests/${name}`), identityOf(agency, year));
      return { report, facts: facts.filter((fact) => fact.table_cell !== true) };
    });
    // The digests' figures cover some metrics only: a figure of another metric is not judged.
    const known = new Set(digests.flatMap(({ facts }) => facts.flatMap((fact) => fact.metric.split('|'))));
    let wanted = 0;
    let found = 0;
    let read = 0;
    for (const { report, facts } of digests) {
      const stated = report.candidates.filter((candidate) => candidate.reading !== 'absent' && candidate.raw !== '');
      const { pairs } = pair(facts, { ...report, candidates: stated }, agreesWithDigest);
      wanted += facts.length;
      found += pairs.length;
      read += stated.filter((candidate) => known.has(candidate.metric)).length;
    }
    expect(wanted).toBe(238);
    expect(found / wanted).toBeGreaterThanOrEqual(0.96);
    expect(found / read).toBeGreaterThanOrEqual(0.97);
  });

  it.each(['suqian-2023', 'suqian-2024'])('%s: every narrative figure of the gold file', (name) => {
    const { agency, year, facts } = corpusSchema.parse(JSON.parse(readShared(`corpus/${name}.gold.json`)));
    const report = readNarrative(readShared(`corpus/${name}.txt`), identityOf(agency, year));
    const narrative = facts.filter((fact) => fact.table_cell !== true);
    expect(
      pair(narrative, report, (fact, candidate) => fact.metric.split('|').includes(candidate.metric)).missed,
    ).toEqual([]);
  });
});
