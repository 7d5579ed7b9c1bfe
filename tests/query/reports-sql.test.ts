import { expect, test } from 'vitest';
import { reportRows, reportsSql } from '../../lib/query/reports-sql.ts';
import { openWorld } from '../query/world.ts';

test('the reports asked for, in official order, and no others', async () => {
  const engine = await openWorld({
    agencies: { '990100-kj': '海岸市科技局', '980100-kj': '山丘市科技局' },
    reports: {
      '980100-kj 2019': { template: 'format_2019' },
      '990100-kj 2018': { template: 'narrative_2008', completeness: 'excerpt' },
      '990100-kj 2020': { template: 'format_2019' },
    },
    facts: [],
  });
  const ids = ['980100-kj-2019', '990100-kj-2018', "x' OR '1'='1"];
  const reports = reportRows(await engine.query(reportsSql(ids)));
  expect(reports.map(({ agency, year, completeness }) => [agency, year, completeness])).toEqual([
    ['海岸市科技局', 2018, 'excerpt'],
    ['山丘市科技局', 2019, 'full'],
  ]);
  await engine.close();
});
