import type { SmallFact, SmallWorld } from '../query/world.ts';

const agencies = { '130000-kj': '东局', '110000-kj': '北局', '120000-kj': '南局' };
const reports = Object.keys(agencies).flatMap((agency) => [2019, 2020, 2021].map((year) => `${agency} ${year}`));
const facts: SmallFact[] = reports.flatMap((report) => [
  { report, metric: 'req_received', value: 9 },
  { report, metric: 'req_carried_in', value: 2 },
]);

/** Findings of every rule, severity, verdict and kept, over three agencies whose official order is not their ids'. */
export const findingsWorld: SmallWorld = {
  agencies,
  reports: Object.fromEntries(
    reports.map((report, index) => [
      report,
      { template: 'format_2019', completeness: index % 3 === 0 ? ('excerpt' as const) : ('full' as const) },
    ]),
  ),
  facts,
  findings: Array.from({ length: 260 }, (_, index) => ({
    rule: ['REQ-COL-BALANCE', 'REV-SUM', 'VAL-RANGE'][index % 3] ?? '',
    report: reports[(index * 7) % reports.length] ?? '',
    severity: ['error', 'info', 'warning', 'warning'][index % 4] ?? '',
    verdict: ['report_says_so', 'maybe_scope', 'maybe_misread'][Math.floor(index / 5) % 3] ?? '',
    kept: index % 5 === 0,
    touches: index % 2 === 0 ? [] : [`${(reports[(index * 7) % reports.length] ?? '').replace(' ', '-')}-req_received`],
  })),
};
