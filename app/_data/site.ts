import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from 'react';
import { groupBy } from '../../lib/model/group.ts';
import type { Bilingual } from '../../lib/model/language.ts';
import type { Dictionary } from '../../lib/model/metric.ts';
import { parseRules, type Rule } from '../../lib/normalize/checks/rule.ts';
import type { FirstAnswers } from '../../lib/query/first-answers.ts';
import { parseDictionary } from '../../lib/store/dictionary.ts';
import type { SiteData } from '../../lib/store/site.ts';

/** Read while the pages are built, never in a browser. */
function readJson(...path: string[]) {
  return JSON.parse(readFileSync(join(process.cwd(), 'data', ...path), 'utf8'));
}

/** What every page knows of the data: `data/build/site.json` with its dictionary parsed, and the consistency rules. */
export const siteData = cache((): Omit<SiteData, 'dictionary'> & { dictionary: Dictionary; rules: Rule[] } => {
  const site: SiteData = readJson('build', 'site.json');
  return { ...site, dictionary: parseDictionary(site.dictionary), rules: parseRules(readJson('rules.json')) };
});

/** Titles of the consistency rules by id, in their order. */
export function ruleTitles(): ReadonlyMap<string, Bilingual> {
  return new Map(siteData().rules.map(({ id, title }) => [id, title]));
}

/** The years each agency has a bundled report of, by agency. */
export function reportedYears(): ReadonlyMap<string, readonly number[]> {
  const byAgency = groupBy(siteData().reports, ({ agency }) => agency);
  return new Map([...byAgency].map(([agency, reports]) => [agency, reports.map(({ year }) => year)]));
}

/** The answers computed at build time by the same View -> SQL that the browser runs. */
export const firstAnswers = cache((): FirstAnswers => readJson('build', 'first.json'));
