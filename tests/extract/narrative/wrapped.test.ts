import { describe, expect, it } from 'vitest';
import { identityOf, readNarrative } from './score.ts';

const title = '云岭市青禾县教育局2021年政府信息公开工作年度报告\n\n一、总体情况\n\n';

interface Figure {
  readonly figure: string;
  readonly printed: string;
}

function figuresOf(text: string): Figure[] {
  const report = readNarrative(title + text, identityOf('云岭市青禾县教育局', 2021));
  return report.candidates
    .filter(({ reading }) => reading === 'number')
    .map(({ metric, raw, locator }) => ({
      figure: `${metric} ${raw}`,
      printed: report.text.slice(locator.start, locator.end),
    }));
}

describe('a number cut by a line break of hard-wrapped text', () => {
  it.each(['\n', '\r\n', '  \n', '\n\n'])('is one number, at its place (%j)', (lineBreak) => {
    const text = `我局安排专人维护门户网站并及时更新各栏目，网站全年访问量为1${lineBreak}51788次。领导班子多次研究公开工作，层层压实工作责任。\n`;
    expect(figuresOf(text)).toEqual([{ figure: 'site_visits 151788', printed: `1${lineBreak}51788` }]);
  });

  it('is one number where a decimal point or a group follows', () => {
    const text =
      '一年来我局安排专人维护门户网站并及时更新各栏目，网站全年访问量达到了1\n5.3万次。领导班子多次研究公开工作。\n';
    expect(figuresOf(text).map(({ figure }) => figure)).toEqual(['site_visits 15.3万']);
  });

  it('is one number on any full line of a paragraph', () => {
    const text =
      '领导班子把公开工作列入重要议事日程，层层压实责任。微信公\n众号粉丝数48076人。接听政府信息公开咨询电话来电83\n5个，均当场答复。领导班子把公开工作列入重要议事日程。\n';
    const figures = figuresOf(text);
    expect(figures.map(({ figure }) => figure)).toContain('new_media_followers 48076');
    expect(figures.filter(({ figure }) => /(?: 5| 83)$/.test(figure))).toEqual([]);
  });

  it.each([
    [
      'a short line was ended by its writer',
      '全年主动公开政府信息共计为如下数目，网站发布条数为12\n35件文件已归档，我局安排专人维护门户网站，领导班子多次研究公开工作，层层压实工作责任。\n',
    ],
    [
      'the lower line is an item of a list',
      '我局安排专人维护门户网站并及时更新各栏目，网站全年访问量为32\n1、加强学习，领导班子多次研究公开工作。\n',
    ],
    [
      'the lower line begins with a year',
      '我局安排专人维护门户网站并及时更新各栏目，网站全年访问量为32\n2021年领导班子多次研究公开工作。\n',
    ],
    [
      'the lower line is indented',
      '我局安排专人维护门户网站并及时更新各栏目，网站全年访问量为32\n　　51次领导班子多次研究公开工作。\n',
    ],
  ])('is never glued where %s', (_, text) => {
    const digits = figuresOf(text).map(({ figure }) => figure.replace(/.* /, ''));
    expect(digits.filter((raw) => /^(?:1235|321|322021|3251)$/.test(raw))).toEqual([]);
  });

  it('the cells of a table broken into lines stay numbers of their own', () => {
    const text = '网站发布条数 12 13 14 15 16 17 18 19\n20 21 22 23 24 25 26 27 28 29 30 31条\n';
    expect(figuresOf(text).filter(({ figure }) => figure.includes('1920'))).toEqual([]);
  });
});

describe('running text without end', () => {
  it('is read up to a bound, with a warning that says where reading stopped', () => {
    const piece = '我局安排专人维护门户网站并及时更新各栏目，层层压实责任。';
    const text = `${title}全年主动公开政府信息215条。${piece.repeat(16_000)}网站全年访问量为51788次。`;
    const report = readNarrative(text, identityOf('云岭市青禾县教育局', 2021));
    const read = report.candidates.filter(({ reading }) => reading === 'number').map(({ metric }) => metric);
    expect(read).toEqual(['proactive_total']);
    const warning = report.warnings.find(({ code }) => code === 'too_long');
    expect(warning?.end).toBe(text.length);
    expect(warning?.start).toBeGreaterThan(300_000);
    expect(warning?.start).toBeLessThan(text.length);
  });

  it('a table without end is not read, with a warning', () => {
    const report = readNarrative(`${title}项目\t数量\n${'公开信息\t12\n'.repeat(200_000)}`, identityOf('某局', 2021));
    expect(report.candidates.filter(({ reading }) => reading === 'number')).toEqual([]);
    expect(report.warnings.map(({ code }) => code)).toEqual(['too_long']);
  });

  it('no real report comes near the bound', () => {
    const text = `${title}${'我局安排专人维护门户网站。\n\n'.repeat(10_000)}网站全年访问量为51788次。`;
    const report = readNarrative(text, identityOf('云岭市青禾县教育局', 2021));
    expect(report.warnings.filter(({ code }) => code === 'too_long')).toEqual([]);
    expect(report.candidates.some(({ metric }) => metric === 'site_visits')).toBe(true);
  });
});
