import { describe, expect, it } from 'vitest';
import type { Finding } from '../../lib/model/fact.ts';
import { checkReport } from '../../lib/normalize/checks/index.ts';
import { dictionary, rules } from './dictionary.ts';
import { type GoldFinding, goldFindings, goldNames, goldReport, hasGold } from './gold.ts';

const found = new Map<string, Finding[]>(
  hasGold
    ? goldNames.map((name) => [name, checkReport({ ...goldReport(name), previous: null }, rules, dictionary)])
    : [],
);
const { inconsistencies, confirmed_identities } = hasGold
  ? goldFindings()
  : { inconsistencies: [], confirmed_identities: [] };
const definite = inconsistencies.filter(({ judgement }) => judgement === 'definite');

/** Findings of the expected rule in the expected report, broken or kept, about at least one of the expected figures. */
function findings({ report, rule, facts }: GoldFinding, kept: boolean): Finding[] {
  return (found.get(report) ?? []).filter(
    (finding) =>
      finding.rule === rule &&
      finding.kept === kept &&
      (facts.length === 0 || finding.facts.length === 0 || facts.some((key) => finding.facts.includes(key))),
  );
}

describe.skipIf(!hasGold)('rules on the five hand-checked reports (needs ../shared/gold)', () => {
  it.each(definite)('$id: $report breaks $rule, and the report says so', (expected) => {
    const [finding] = findings(expected, false);
    expect(finding).toMatchObject({ severity: expected.severity, verdict: 'report_says_so' });
    const { stated, sum, part, whole } = expected.computed;
    for (const side of [stated ?? part, sum ?? whole]) {
      if (side !== undefined) expect(`${finding?.expected} ${finding?.actual}`).toContain(String(side));
    }
  });

  it.each(inconsistencies.filter(({ id }) => ['INC-000-02', 'INC-001-06', 'INC-003-03'].includes(id ?? '')))(
    '$id: $report leaves $rule open as a matter of scope',
    (expected) => {
      expect(findings(expected, false)[0]).toMatchObject({ severity: 'info', verdict: 'maybe_scope' });
    },
  );

  it.each(inconsistencies.filter(({ judgement }) => ['layout', 'ocr', 'unit'].includes(judgement ?? '')))(
    '$id: $report shows $rule as a risk of reading',
    (expected) => {
      expect(findings(expected, false)[0]).toMatchObject({ severity: 'info' });
    },
  );

  it.each(confirmed_identities)('$report keeps $rule: $zh', (expected) => {
    expect(findings(expected, false)).toEqual([]);
    const checked = (found.get(expected.report) ?? []).some((finding) => finding.rule === expected.rule);
    expect(checked || expected.rule.startsWith('META-')).toBe(true);
  });

  it('raises no error and no warning beyond the definite ones', () => {
    const grave = goldNames.flatMap((name) =>
      (found.get(name) ?? [])
        .filter(({ kept, severity }) => !kept && severity !== 'info')
        .map(({ rule }) => `${name} ${rule}`),
    );
    const expected = definite
      .filter(({ severity }) => severity !== 'info')
      .map(({ report, rule }) => `${report} ${rule}`);
    expect(grave.sort()).toEqual(expected.sort());
  });
});
