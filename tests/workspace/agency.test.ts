import { describe, expect, it } from 'vitest';
import agencyKinds from '../../data/agency-kinds.json' with { type: 'json' };
import { likelyKind, placeInName } from '../../lib/workspace/agency.ts';

const kinds = new Map(agencyKinds.map(({ code, label }) => [code, label]));

describe('a body nobody knows yet', () => {
  it.each([
    ['云岭市青禾县水务局', 'sl'],
    ['平潭县市场监督管理局', 'scjg'],
    ['青禾县人民政府', 'zf'],
    ['青禾县人民政府办公室', 'zfb'],
    ['云岭市交通运输局', 'jt'],
    ['云岭经济开发区管理委员会', 'gwh'],
    ['云岭市国有资产监督管理委员会', 'gz'],
    ['云岭市城市管理委员会', 'cg'],
    ['青禾县档案馆', 'qt'],
  ])('%s is likely of kind %s', (name, kind) => {
    expect(likelyKind(name, kinds)).toBe(kind);
  });

  it.each([
    ['平潭县市场监督管理局', '平潭县'],
    ['淮安市洪泽区人民政府', '淮安市洪泽区'],
    ['云岭市城市管理局', '云岭市'],
    ['科学技术部', ''],
  ])('%s names the division %s', (name, place) => {
    expect(placeInName(name)).toBe(place);
  });
});
