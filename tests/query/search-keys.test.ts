import { expect, test } from 'vitest';
import type { Agency, Region } from '../../lib/model/agency.ts';
import { answersSearch, searchKeys, searchRank } from '../../lib/query/search-keys.ts';

const shore: Agency = {
  id: '990100-kj',
  name: '海岸市科技局全称',
  shortName: '海岸市科技局',
  regionCode: '990100',
  level: 'prefecture',
  kind: 'kj',
  sortKey: 2,
  initials: 'haskjj haianshikejiju',
};
const regions = new Map<string, Region>([
  ['990100', { code: '990100', name: '某省 海岸市', parentCode: '990000', level: 'prefecture' }],
  ['640100', { code: '640100', name: '银川市', parentCode: '640000', level: 'prefecture' }],
]);
const keys = searchKeys(shore, regions);

test.each([
  ['海岸', true],
  ['HASK', true],
  ['990100', true],
  ['海岸 科技', true],
  ['HaiAn kejiju', true],
  ['某省 haskjj', true],
  ['海岸 交通', false],
  ['haskjjhaian', false],
  ['', true],
  [' \t', true],
])('search %j finds the shore bureau: %s', (search, found) => {
  expect(answersSearch(keys, search)).toBe(found);
  expect(searchRank(keys, search) !== null).toBe(found);
});

test.each<[string, 0 | 1 | 2 | null]>([
  ['银川市科技局', 0],
  ['ycskjj', 0],
  ['YCS', 1],
  ['640100', 1],
  ['银川 科技', 2],
  ['科技', 2],
  ['kjj', 2],
  ['兰州', null],
  ['银川 教育', null],
])(
  'search %j finds the bureau of Yinchuan by whole keys (0), beginnings (1), anywhere (2), or not: %s',
  (search, rank) => {
    const yinchuan: Agency = {
      ...shore,
      id: '640100-kj',
      name: '银川市科学技术局',
      shortName: '银川市科技局',
      regionCode: '640100',
      initials: 'ycskxjsj ycskjj',
    };
    expect(searchRank(searchKeys(yinchuan, regions), search)).toBe(rank);
  },
);
