import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../lib/model/fact.ts';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { readReport } from '../../lib/pipeline/reading.ts';
import { goldFindings, goldNames, hasGold } from './gold.ts';

const reports = new URL('../../../shared/reports/', import.meta.url);

/** Broken rules of each report as our own reader finds them. */
function brokenByReport(): Map<string, Finding[]> {
  const resources = loadReportResources();
  return new Map(
    goldNames.map((name) => {
      const { findings } = readReport(`${name}.txt`, readFileSync(new URL(`${name}.txt`, reports)), resources);
      return [name, findings.filter(({ kept }) => !kept)];
    }),
  );
}

describe.skipIf(!hasGold)('rules on the five reports as read by our reader (needs ../shared)', () => {
  const broken = hasGold ? brokenByReport() : new Map<string, Finding[]>();
  const { inconsistencies, confirmed_identities } = hasGold
    ? goldFindings()
    : { inconsistencies: [], confirmed_identities: [] };
  const definite = inconsistencies.filter(({ judgement }) => judgement === 'definite');

  it.each(definite)('$id: $report breaks $rule with both sides', ({ report, rule, computed }) => {
    const about = (broken.get(report) ?? []).filter((finding) => finding.rule === rule);
    expect(about).not.toEqual([]);
    const sides = about.map((finding) => `${finding.expected} ${finding.actual}`).join('\n');
    for (const side of [computed.stated ?? computed.part, computed.sum ?? computed.whole]) {
      if (side !== undefined) expect(sides).toContain(String(side));
    }
  });

  it.each(confirmed_identities)('$report keeps $rule: $zh', ({ report, rule }) => {
    const known = inconsistencies.filter((finding) => finding.report === report && finding.rule === rule).length;
    const about = (broken.get(report) ?? []).filter((finding) => finding.rule === rule);
    expect(about.length).toBeLessThanOrEqual(known);
  });

  it('raises no error and no warning beyond the definite ones', () => {
    const grave = goldNames.flatMap((name) =>
      (broken.get(name) ?? []).filter(({ severity }) => severity !== 'info').map(({ rule }) => `${name} ${rule}`),
    );
    const expected = definite
      .filter(({ severity }) => severity !== 'info')
      .map(({ report, rule }) => `${report} ${rule}`);
    expect(grave.sort()).toEqual(expected.sort());
  });
});
