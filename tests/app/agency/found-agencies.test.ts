import { describe, expect, it } from 'vitest';
import { foundAgencies, regionPath } from '../../../app/_components/agency/found-agencies.ts';
import type { Agency, Region } from '../../../lib/model/agency.ts';

const regions = new Map(
  (
    [
      ['100000', '全国', null, 'country'],
      ['900000', '某省', '100000', 'province'],
      ['900100', '甲市', '900000', 'prefecture'],
      ['900101', '乙区', '900100', 'county'],
    ] as const
  ).map(([code, name, parentCode, level]): [string, Region] => [code, { code, name, parentCode, level }]),
);
const agency = (id: string, shortName: string, regionCode: string, sortKey: number, initials: string): Agency => ({
  id,
  name: `${shortName}（全称）`,
  shortName,
  regionCode,
  level: 'county',
  kind: 'kj',
  sortKey,
  initials,
});
const all = [
  agency('900101-kj', '乙区科技局', '900101', 2, 'yqkjj'),
  agency('900100-kj', '甲市科技局', '900100', 1, 'jskjj'),
  agency('900100-jy', '甲市教育局', '900100', 3, 'jsjyj'),
];
const found = (search: string) => foundAgencies(all, search, regions).map(({ id }) => id);

describe('agencies', () => {
  it('are found by name, initials, code and region, the best match first, else in official order', () => {
    expect(found('')).toEqual(['900100-kj', '900101-kj', '900100-jy']);
    expect(found('科技')).toEqual(['900100-kj', '900101-kj']);
    expect(found('JSKJ')).toEqual(['900100-kj']);
    expect(found('900101')).toEqual(['900101-kj']);
    expect(found('甲市 教育')).toEqual(['900100-jy']);
    expect(found('丁县')).toEqual([]);
  });

  it('stand in their region, from the province down', () => {
    expect(all.map((each) => regionPath(each, regions).join('/'))[0]).toBe('某省/甲市/乙区');
    expect(regionPath(agency('100000-kj', '部', '100000', 0, ''), regions)).toEqual([]);
  });
});
