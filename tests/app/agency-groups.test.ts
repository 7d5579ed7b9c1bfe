import { expect, test } from 'vitest';
import { answersSearch, groupAgencies } from '../../app/_components/compare/agency-groups.ts';
import type { Agency, Region } from '../../lib/model/agency.ts';

const agency = (id: string, level: Agency['level'], shortName: string, initials: string, sortKey: number): Agency => ({
  id,
  name: `${shortName}全称`,
  shortName,
  regionCode: id.slice(0, 6),
  level,
  kind: id.slice(7),
  sortKey,
  initials,
});

const shore = agency('990100-kj', 'prefecture', '海岸市科技局', 'haskjj', 2);
const hill = agency('980121-jt', 'county', '山丘县交通局', 'sqxjtj', 1);
const ministry = agency('000000-kj', 'ministry', '科技部', 'kjb', 3);
const regions = new Map<string, Region>([
  ['990100', { code: '990100', name: '海岸市', parentCode: '990000', level: 'prefecture' }],
]);

test('groups by province, the country first', () => {
  expect(groupAgencies([shore, hill, ministry], 'region').map(({ key }) => key)).toEqual([
    '000000',
    '980000',
    '990000',
  ]);
});

test('groups by level from the top down, whatever the order given', () => {
  expect(groupAgencies([hill, ministry, shore], 'level').map(({ key }) => key)).toEqual([
    'ministry',
    'prefecture',
    'county',
  ]);
});

test('keeps official order inside a group', () => {
  const [group] = groupAgencies([ministry, shore], 'kind');
  expect(group?.agencies.map(({ id }) => id)).toEqual(['990100-kj', '000000-kj']);
});

test.each([
  ['海岸', true],
  ['HASK', true],
  ['990100', true],
  ['海岸 科技', true],
  ['海岸 交通', false],
  ['', true],
])('search %j finds the shore bureau: %s', (search, found) => {
  expect(answersSearch(shore, search, regions)).toBe(found);
});
