import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cellKey } from '../../lib/extract/statutory/emit.ts';
import { readStatutory } from '../../lib/extract/statutory/index.ts';
import type { Candidate } from '../../lib/model/fact.ts';
import { readDocument } from '../../lib/read/index.ts';
import { templates } from './resources.ts';
import { type GoldFact, hasShared, isStatutory, loadGold, shared } from './score.ts';

const reports = [
  ['reports/baiyin-2019.txt', 'gold/baiyin-2019.json', 198],
  ['reports/lingwu-2021.txt', 'gold/lingwu-2021.json', 200],
  ['corpus/suqian-2023.txt', 'corpus/suqian-2023.gold.json', 200],
  ['corpus/suqian-2024.txt', 'corpus/suqian-2024.gold.json', 200],
  ['corpus/digests/011.txt', 'corpus/digests/011.gold.json', 10],
  ['corpus/digests/031.txt', 'corpus/digests/031.gold.json', 71],
  ['corpus/digests/035.txt', 'corpus/digests/035.gold.json', 9],
] as const;

function cells(path: string): { text: string; byKey: Map<string, Candidate> } {
  const document = readDocument(path, readFileSync(resolve(shared, path)));
  const { candidates } = readStatutory(document, templates);
  return {
    text: document.text,
    byKey: new Map(candidates.map((candidate) => [cellKey(candidate.metric, candidate.dims), candidate])),
  };
}

function value(candidate: Candidate | undefined): number | null | undefined {
  if (candidate === undefined || candidate.reading === 'absent') return candidate === undefined ? undefined : null;
  return Number(candidate.raw.normalize('NFKC').replace(/,/g, ''));
}

const even = (words: string | null | undefined): string => (words ?? '').normalize('NFKC').replace(/[,、]/g, ',');

describe.skipIf(!hasShared)('statutory cells of real reports (skipped where ../shared is absent)', () => {
  it.each(reports)('%s: every cell of %s is right, %i in all', (report, gold, count) => {
    const wanted = loadGold(resolve(shared, gold)).filter(isStatutory);
    expect(wanted).toHaveLength(count);
    const { byKey } = cells(report);
    const wrong = wanted.filter((fact) => value(byKey.get(cellKey(fact.metric, fact.dims))) !== fact.value);
    expect(wrong).toEqual([]);
    expect(byKey.size).toBe(count);
  });

  it.each(reports.slice(0, 2))('%s: every cell is located as in %s', (report, gold) => {
    const { text, byKey } = cells(report);
    const place = (fact: GoldFact): unknown => {
      const locator = byKey.get(cellKey(fact.metric, fact.dims))?.locator;
      const offset = locator === undefined ? -1 : [...text.slice(0, locator.start)].length;
      return [offset, locator?.section, locator?.table, even(locator?.row), even(locator?.column)];
    };
    for (const fact of loadGold(resolve(shared, gold)).filter(isStatutory)) {
      const { offset, section, table, row, col } = fact.locator ?? {};
      expect(place(fact)).toEqual([offset, section, table, even(row), even(col)]);
    }
  });
});
