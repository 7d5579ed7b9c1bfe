import { expect, test } from 'vitest';
import { groupAgencies } from '../../app/_components/compare/agency-groups.ts';
import type { Agency } from '../../lib/model/agency.ts';

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
