import { describe, expect, it } from 'vitest';
import type { Agency } from '../../lib/model/agency.ts';
import { syllablesOf, withPinyin } from '../../lib/pipeline/data-pinyin.ts';
import { readDataFolder } from '../../lib/pipeline/data-source.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { searchKeys, searchRank } from '../../lib/query/search-keys.ts';
import { toAgencies } from '../../lib/store/atlas-tables.ts';

const agency = (name: string, shortName: string, initials: string): Agency => ({
  id: '410100-zf',
  name,
  shortName,
  regionCode: '410100',
  level: 'prefecture',
  kind: 'zf',
  sortKey: 1,
  initials,
});

describe('an agency’s name in pinyin', () => {
  it.each([
    ['郑州市政府', 'zzszf', 'zhengzhoushizhengfu'],
    ['重庆市科技局', 'cqskjj', 'chongqingshikejiju'],
    ['长征镇政府', 'czzzf', 'changzhengzhenzhengfu'],
    ['绿园区教育局', 'lyqjyj', 'lvyuanqujiaoyuju'],
    ['盘州市政府（含办公室）', 'pzszfhbgs', 'panzhoushizhengfuhanbangongshi'],
    ['A区3号局', 'aq3hj', 'aqu3haoju'],
  ])('%s (%s) reads %s', (name, initials, whole) => {
    expect(syllablesOf(name, initials).join('')).toBe(whole);
  });

  it('is found by pinyin, by initials and by both with blanks between', () => {
    const [found] = withPinyin([agency('郑州市人民政府', '郑州市政府', 'zzsrmzf zzszf')]);
    if (found === undefined) expect.fail('no agency');
    const keys = searchKeys(found, new Map());
    for (const words of ['zhengzhou', 'zzs', 'ZhengZhouShi', 'zhengzhou zzszf', 'zheng zhou'])
      expect(searchRank(keys, words), words).not.toBeNull();
    expect(searchRank(keys, 'zhengzhouxian')).toBeNull();
    expect(searchRank(keys, 'zhengzhou')).toBe(1);
  });

  it('begins, character for character, with the reviewed initials of the data', () => {
    const { source } = readDataFolder(inRoot('data'));
    const read = toAgencies(source.agencies, source.kinds).map(({ shortName, initials }) => {
      const given = initials.split(' ').at(-1) ?? '';
      const own = syllablesOf(shortName, given).map((syllable) => syllable.charAt(0));
      return { shortName, given, own: own.join('') };
    });
    expect(read.filter(({ given, own }) => given !== own)).toEqual([]);
  });
});
