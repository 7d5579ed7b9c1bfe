import type { DeployedData } from '../../lib/store/deployment.ts';

/** What a manifest says of data other than those the pages were built from. */
export const deployedSample: DeployedData = {
  label: { zh: '数据', en: 'Data' },
  synthetic: false,
  dataDate: '2026-01-31',
  years: { from: 2020, to: 2025 },
  counts: { agencies: 1, reports: 1, facts: 1 },
  first: ['a'],
};
