import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadReportResources } from '../../../lib/pipeline/extract-resources.ts';
import { openReport } from '../../../lib/pipeline/reading.ts';
import { hasShared, isSameFigure, isStatutory, loadGold, shared } from '../../extract/score.ts';

const resources = loadReportResources();

function gold(name: string) {
  return loadGold(resolve(shared, `corpus/${name}.gold.json`));
}

async function read(name: string) {
  const path = resolve(shared, `corpus/${name}.pdf`);
  return openReport(`${name}.pdf`, readFileSync(path), resources);
}

const reports = [
  ['hongze-2023', '洪泽区人民政府', 2023, 186],
  ['hongze-2024', '淮安市洪泽区人民政府', 2024, 186],
  ['huaian-2024', '淮安市人民政府', 2024, 200],
] as const;

describe.skipIf(!hasShared)('real PDFs of ../shared/corpus (skipped where absent)', () => {
  it.each(reports)('%s: every statutory cell is right, with its page', async (name, agency, year, count) => {
    const wanted = gold(name).filter(isStatutory);
    expect(wanted).toHaveLength(count);
    const { facts, identity } = await read(name);
    expect(identity).toMatchObject({ agency, year, template: 'format_2021' });
    expect(wanted.filter((figure) => !facts.some((fact) => isSameFigure(figure, fact)))).toEqual([]);
    expect(facts.filter((fact) => fact.source === 'table' && fact.locator.page === null)).toEqual([]);
  });

  it.each(reports)(
    '%s: every figure of the running text that gold lists stands in a paragraph and is read',
    async (name) => {
      const narrative = gold(name).filter((figure) => !isStatutory(figure) && figure.value !== null);
      const { facts } = await read(name);
      // What a figure is counted by is the extractor's business; here it must be found, on its page.
      const found = facts.filter((fact) => fact.source === 'narrative' && (fact.locator.page ?? 0) > 0);
      const missed = narrative.filter(
        ({ metric, value }) => !found.some((fact) => metric.split('|').includes(fact.metric) && fact.value === value),
      );
      expect(missed).toEqual([]);
    },
  );

  it('hongze-2023: both totals the report itself gets wrong are reported as its own', async () => {
    const { findings } = await read('hongze-2023');
    const broken = findings.filter((finding) => !finding.kept && /^(?:REV|LIT)-SUM/.test(finding.rule));
    expect(broken.map(({ rule, verdict }) => [rule, verdict])).toEqual([
      ['REV-SUM', 'report_says_so'],
      ['LIT-SUM', 'report_says_so'],
    ]);
  });
});
