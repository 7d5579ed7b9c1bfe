import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agency } from '../../lib/model/agency.ts';
import type { Engine } from '../../lib/model/engine.ts';
import { peerRows, peerSets, peersSql } from '../../lib/query/peers.ts';
import { dictionary, openWorld } from './world.ts';

/** Region, level and field of each made-up agency. */
const bodies: Readonly<Record<string, readonly [region: string, level: string, kind: string]>> = {
  '640100-kj': ['640100', 'prefecture', 'kj'],
  '640200-kj': ['640200', 'prefecture', 'kj'],
  '640100-jy': ['640100', 'prefecture', 'jy'],
  '620100-kj': ['620100', 'prefecture', 'kj'],
  '640181-kj': ['640181', 'county', 'kj'],
  '640121-kj': ['640121', 'county', 'kj'],
  '640221-kj': ['640221', 'county', 'kj'],
};

let engine: Engine;
beforeAll(async () => {
  const volumes: readonly (readonly [string, number])[] = [
    ['640181-kj 2020', 10],
    ['640181-kj 2021', 40],
    ['640121-kj 2020', 10],
    ['640121-kj 2021', 81],
    ['640221-kj 2021', 80],
    ['640221-kj 2022', 1],
  ];
  engine = await openWorld({
    agencies: Object.fromEntries(Object.keys(bodies).map((id) => [id, id])),
    reports: Object.fromEntries(volumes.map(([report]) => [report, { template: 'format_2021' }])),
    facts: volumes.map(([report, value]) => ({ report, metric: 'req_received', value })),
  });
  for (const [id, [region, level, kind]] of Object.entries(bodies)) {
    await engine.query(
      `UPDATE agency SET region_code = '${region}', level = '${level}', kind = '${kind}' WHERE agency_id = '${id}'`,
    );
  }
  const regions = [
    ['640100', 'prefecture', '640000'],
    ['640200', 'prefecture', '640000'],
    ['620100', 'prefecture', '620000'],
    ['640181', 'county', '640100'],
    ['640121', 'county', '640100'],
    ['640221', 'county', '640200'],
  ];
  for (const [code, level, parent] of regions) {
    await engine.query(`INSERT INTO region VALUES ('${code}', '${code}', '${parent}', '${level}')`);
  }
});
afterAll(() => engine.close());

const peersOf = async (id: string, metric: string | null = null) => {
  const rows = peerRows(await engine.query(peersSql(id, dictionary, metric)));
  return rows.map((row) => `${row.rule} ${row.agency_id}`);
};

describe('fair peers', () => {
  it('of a county bureau: the same field in the same city, province and anywhere, and similar volume', async () => {
    expect(await peersOf('640181-kj')).toEqual([
      'kind_city 640121-kj',
      'kind_province 640121-kj',
      'kind_province 640221-kj',
      'kind 640121-kj',
      'kind 640221-kj',
      'kind_volume 640221-kj',
      'city 640121-kj',
    ]);
  });

  it('of a prefectural bureau: never itself, never another level', async () => {
    expect(await peersOf('640100-kj')).toEqual([
      'kind_province 640200-kj',
      'kind 640200-kj',
      'kind 620100-kj',
      'city 640100-jy',
    ]);
  });

  it('have a figure of the metric, where one is asked for', async () => {
    expect(await peersOf('640100-kj', 'req_received')).toEqual([]);
    expect(await peersOf('640181-kj', 'applications_received')).toHaveLength(7);
    expect(await peersOf('640181-kj', 'grant_rate')).toEqual([]);
    expect(() => peersSql('640181-kj', dictionary, 'no_such')).toThrowError(
      expect.objectContaining({ code: 'bad_view' }),
    );
  });

  it('are none of an unknown agency, also of one that looks like SQL', async () => {
    expect(await peersOf("x' OR '1'='1")).toEqual([]);
  });

  it('come with their rule in words', async () => {
    const rows = peerRows(await engine.query(peersSql('640181-kj', dictionary)));
    const sets = peerSets(rows, { ...agency, level: 'county' }, { zh: '科学技术', en: 'Science and technology' });
    expect(sets.map(({ rule, agencies }) => [rule, agencies.length])).toEqual([
      ['kind_city', 1],
      ['kind_province', 2],
      ['kind', 2],
      ['kind_volume', 1],
      ['city', 1],
    ]);
    expect(sets[0]?.words.zh).toBe('同一市的县级科学技术机构');
    expect(sets[3]?.words.en).toContain('between half and 2 times');
  });

  it('of a provincial agency share a province, in a municipality a city, of a ministry nothing but the level', () => {
    const said = (level: Agency['level'], regionCode: string) => {
      const place = { volume_year: null, volume_own: null, volume: null, agency_id: 'p', agency: 'p' };
      const rows = (['kind_city', 'kind_province', 'kind', 'city'] as const).map((rule) => ({ ...place, rule }));
      const sets = peerSets(rows, { ...agency, level, regionCode }, { zh: '教育', en: 'Education' });
      return sets.map(({ words }) => words);
    };
    const zh = (level: Agency['level'], regionCode: string) => said(level, regionCode).map((words) => words.zh);
    expect(zh('province', '640000')).toEqual([
      '同一省的省级教育机构',
      '各地省级教育机构',
      '同一省的省级机构，不限领域',
    ]);
    expect(zh('province', '310000')).toEqual([
      '同一市的省级教育机构',
      '各地省级教育机构',
      '同一市的省级机构，不限领域',
    ]);
    expect(zh('county', '310101')).toEqual(['同一市的县级教育机构', '各地县级教育机构', '同一市的县级机构，不限领域']);
    expect(zh('ministry', '000000')).toEqual(['各教育部委', '各部委，不限领域']);
    expect(said('ministry', '000000').map((words) => words.en)).toEqual([
      'ministries for education',
      'ministries, whatever their field',
    ]);
  });
});

const agency: Agency = {
  id: '640100-kj',
  name: '银川市科学技术局',
  shortName: '银川市科技局',
  regionCode: '640100',
  level: 'prefecture',
  kind: 'kj',
  sortKey: 1,
  initials: 'ycskxjsj ycskjj',
};
