import { expect, test } from 'vitest';
import { agencyIndex, agencyKeys } from '../../app/_components/compare/agency-keys.ts';
import { agencyLines, chosenKey, mostListed } from '../../app/_components/compare/agency-list.ts';
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
const isle = agency('990122-kj', 'county', '屿县科技局', 'yxkjj', 3);
const all = [shore, hill, isle];
const region = (code: string, name: string): Region => ({ code, name, parentCode: null, level: 'province' });
const regions = new Map([region('990000', '滨海省'), region('990100', '海岸市')].map((each) => [each.code, each]));
const kinds = new Map([['kj', { zh: '科技', en: 'Science' }]]);

test.each([
  ['海岸', ['990100-kj']],
  ['HASK', ['990100-kj']],
  ['98', ['980121-jt']],
  ['滨海省 科技', ['990100-kj', '990122-kj']],
  ['滨海省 县级 science', ['990122-kj']],
  ['科技 交通', []],
  [' ', ['980121-jt', '990100-kj', '990122-kj']],
])('search %j finds %j', (search, found) => {
  expect(
    agencyIndex(all, { regions, kinds })
      .find(search)
      .map(({ id }) => id),
  ).toEqual(found);
});

test('a name that begins with the search stands before one that only holds it', () => {
  const named = [
    { ...hill, shortName: '大屿县交通局' },
    { ...isle, name: '屿县科技局' },
  ];
  const found = agencyIndex(named, { regions, kinds }).find('屿县');
  expect(found.map(({ id }) => id)).toEqual(['990122-kj', '980121-jt']);
});

test('those chosen before stand on top of the groups; while searching there are no groups', () => {
  const lines = agencyLines([hill, shore, isle], new Set([isle.id]), 'level', new Set());
  expect(lines.map(({ key }) => key)).toEqual([
    `head ${chosenKey}`,
    isle.id,
    'head prefecture',
    shore.id,
    'head county',
    hill.id,
  ]);
  expect(agencyLines([isle, hill], new Set([hill.id]), null, new Set()).map(({ key }) => key)).toEqual([
    isle.id,
    hill.id,
  ]);
});

const many = Array.from({ length: 4000 }, (_, index) =>
  agency(`${index % 2 === 0 ? '98' : '99'}${String(index).padStart(4, '0')}-kj`, 'county', `${index}局`, 'j', index),
);

test('of a long list the groups are folded, but for those chosen before and those unfolded', () => {
  const [first, second] = many;
  const folded = agencyLines(many, new Set(['980000-kj']), 'region', new Set());
  expect(folded.map(({ key }) => key)).toEqual([`head ${chosenKey}`, '980000-kj', 'head 980000', 'head 990000']);
  expect(folded.flatMap((line) => (line.kind === 'head' ? [line.agencies.length] : []))).toEqual([1, 1999, 2000]);
  const unfolded = agencyLines(many, new Set(), 'region', new Set(['990000']));
  expect(unfolded.slice(0, 3).map(({ key }) => key)).toEqual(['head 980000', 'head 990000', second?.id]);
  expect(unfolded.length).toBe(2002);
  expect(unfolded.some(({ key }) => key === first?.id)).toBe(false);
});

test('a search lists the closest thousand', () => {
  expect(agencyLines(many, new Set(), null, new Set()).length).toBe(mostListed);
});

test('prepared step by step, an index finds what it would find at once', () => {
  const index = agencyIndex(many, { regions, kinds });
  let looks = 0;
  const halfway = () => looks++ > 2;
  expect(index.prepare(halfway)).toBe(false);
  expect(index.find('99 3999').map(({ id }) => id)).toEqual(['993999-kj']);
  expect(index.prepare(() => true)).toBe(true);
});

test('a table prepares the keys of the agencies it asks for, not of a country', () => {
  const untouched: Agency = {
    ...hill,
    get name(): string {
      throw new Error('nobody asked for this agency');
    },
  };
  const agencies = new Map([shore, untouched].map((each) => [each.id, each]));
  const keys = agencyKeys({ agencies, regions, kinds });
  expect(keys.get('unknown')).toBeUndefined();
  expect(keys.get(shore.id)).toEqual(expect.arrayContaining(['海岸市', '滨海省', '科技', 'haskjj']));
  expect(keys.get(shore.id)).toBe(keys.get(shore.id));
});
