import { describe, expect, it } from 'vitest';
import { readIdentity } from '../../lib/extract/identity.ts';
import { readStatutory } from '../../lib/extract/statutory/index.ts';
import type { ReportIdentity } from '../../lib/model/report.ts';
import { readDocument } from '../../lib/read/index.ts';
import { gazetteer, templates } from './resources.ts';

function identify(text: string): ReportIdentity {
  const document = readDocument('report.txt', new TextEncoder().encode(text));
  const statutory = readStatutory(document, templates);
  return readIdentity(document, {
    templates,
    gazetteer,
    forms: statutory.forms,
    excluded: statutory.ranges,
    embedded: [],
  });
}

describe('the reporting body', () => {
  it.each([
    ['灵武市水务局2020年政府信息公开工作年度报告', '灵武市水务局', '640181'],
    ['灵武市\n水务局\n2020 年政府信息公开工作年度报告', '灵武市水务局', '640181'],
    ['2020年灵武市水务局政府信息公开年度报告', '灵武市水务局', '640181'],
    ['灵武市水务局关于2020年度政府信息公开工作的报告', '灵武市水务局', '640181'],
    ['# **灵武市水务局政府信息公开工作年度报告（2020年）**', '灵武市水务局', '640181'],
    ['宁夏回族自治区银川市水务局2020年信息公开年报', '宁夏回族自治区银川市水务局', '640100'],
    ['银川市2020年政府信息公开工作年度报告', '银川市人民政府', '640100'],
    ['江苏省南京市鼓楼区水务局2020年政务公开工作年度报告', '江苏省南京市鼓楼区水务局', '320106'],
    ['鼓楼区水务局2020年政务公开工作年度报告', '鼓楼区水务局', null],
    ['国家税务总局灵武市税务局2020年政府信息公开工作年度报告', '国家税务总局灵武市税务局', '640181'],
    ['国家税务总局2020年政府信息公开工作年度报告', '国家税务总局', null],
    ['灵武市水务局（原灵武市水利局）2020年政府信息公开工作年度报告', '灵武市水务局', '640181'],
    ['灵武市职业学院2019-2020学年信息公开工作年度报告', '灵武市职业学院', '640181'],
    ['灵武市职业学院2019—2020学年度信息公开年度报告', '灵武市职业学院', '640181'],
  ])('%s', (title, agency, regionCode) => {
    const identity = identify(`${title}\n\n一、概述\n全年平稳。\n`);
    expect([identity.agency, identity.regionCode, identity.year]).toEqual([agency, regionCode, 2020]);
  });

  it('is read from the opening where the title does not name it', () => {
    const identity = identify('2020年政府信息公开工作年度报告\n本报告由灵武市水务局编制。\n');
    expect(identity.agency).toBe('灵武市水务局');
  });

  it('is null where nothing names it', () => {
    expect(identify('全年公开信息12条。\n').agency).toBeNull();
  });

  it.each([
    ['灵武市水务局2020年收到和处理政府信息公开申请情况', '灵武市水务局'],
    ['灵武市水务局2020年主动公开政府信息情况', '灵武市水务局'],
    ['灵武市水务局2020年度全面落实政务公开情况的报告', '灵武市水务局'],
    ['灵武市2020年水务局收到和处理政府信息公开申请情况', '灵武市水务局'],
    ['灵武市污水处理站2020年政府信息公开年度报告', '灵武市污水处理站'],
    ['2020年收到和处理政府信息公开申请情况', null],
  ])('ends in a title before what it did: %s', (title, agency) => {
    const identity = identify(`${title}\n\n一、概述\n全年平稳。\n`);
    expect([identity.agency, identity.year]).toEqual([agency, 2020]);
  });

  it.each([
    ['灵武市水务局\n2021年1月15日', '灵武市水务局'],
    ['2021年1月15日\n灵武市水务局', '灵武市水务局'],
    ['灵武市水务局 2021-01-15', '灵武市水务局'],
    ['灵武市水务局办公室\n二〇二一年一月十五日', '灵武市水务局'],
    ['灵武市人民政府办公室\n2021年1月15日', '灵武市人民政府办公室'],
    ['本溪市水务局\n2021年1月15日', '本溪市水务局'],
    ['填报单位：灵武市水务局  填报日期：2021年1月15日', '灵武市水务局'],
    ['编制单位\t灵武市水务局\n灵武市档案馆监制', '灵武市水务局'],
    ['联系地址：灵武市水务局（灵武市北街8号），联系电话：0951-1234567。', '灵武市水务局'],
    ['联系地址：灵武市大河镇人民政府302室', '灵武市大河镇人民政府'],
  ])('is taken from the end where title and opening do not name it: %s', (end, agency) => {
    const text = `2020年政府信息公开工作年度报告\n一、总体情况\n全年平稳。\n六、其他需要报告的事项\n无。\n${end}\n`;
    expect(identify(text).agency).toBe(agency);
  });

  it.each([
    '联系地址：灵武市行政中心（北街8号）',
    '联系地址：灵武市人民政府（北街8号）三楼',
    '联系地址：灵武市北街政府大院公路局旁',
    '欢迎社会各界监督我委\n2021年1月15日',
    '局政务公开办公室\n2021年1月15日',
  ])('is not what only sounds like a body: %s', (end) => {
    const text = `2020年政府信息公开工作年度报告\n一、总体情况\n全年平稳。\n六、其他需要报告的事项\n无。\n${end}\n`;
    expect(identify(text).agency).toBeNull();
  });

  it('of the title is not replaced by another one in the signature', () => {
    const text = '灵武市水务局2020年政府信息公开年度报告\n一、概述\n平稳。\n灵武市人民政府\n2021年1月15日\n';
    expect(identify(text).agency).toBe('灵武市水务局');
  });
});

describe('year, period and signature', () => {
  it.each([
    ['二〇一九年', 2019],
    ['二○二一年', 2021],
    ['2018年度', 2018],
    ['２０１７年', 2017],
  ])('the year of "%s" is %i', (words, year) => {
    expect(identify(`灵武市水务局${words}政府信息公开年度报告\n一、概述\n平稳。`).year).toBe(year);
  });

  it.each([
    ['自2020年1月1日起，至2020年12月31日止', '2020-01-01', '2020-12-31'],
    ['从2020年1月1日至12月31日止', '2020-01-01', '2020-12-31'],
    ['为202011日至20201231日', '2020-01-01', '2020-12-31'],
    ['为2019年12月1日至2020年11月30日', '2019-12-01', '2020-11-30'],
  ])('the period "%s"', (words, start, end) => {
    const identity = identify(`灵武市水务局2020年政府信息公开年度报告\n本报告统计期限${words}。\n`);
    expect(identity.period).toEqual({ start, end, stated: true });
  });

  it.each([
    '灵武市水务局2020年上半年政府信息公开工作总结',
    '灵武市水务局2020年第三季度政府信息公开工作情况报告',
    '灵武市水务局2020年11月政府信息公开情况统计表',
    '灵武市水务局2020年半年度政务公开工作报告',
  ])('what counts a part of a year has none: %s', (title) => {
    expect(identify(`${title}\n一、概述\n2020年平稳。\n`).year).toBeNull();
  });

  it.each(['（2020年1月1日至12月31日）', '（2020年1-12月）', '2021年1月'])('a whole year stays one: %s', (words) => {
    expect(identify(`灵武市水务局2020年政府信息公开工作年度报告${words}\n一、概述\n平稳。\n`).year).toBe(2020);
  });

  it('a period of another year does not change the year of the title', () => {
    const text = '灵武市水务局2022年政府信息公开年度报告\n统计期限为2023年1月1日至2023年12月31日。\n';
    expect(identify(text).year).toBe(2022);
  });

  it('the year comes from the period where the title has none', () => {
    const text = '灵武市水务局政府信息公开年度报告\n统计期限为2016年1月1日至2016年12月31日。\n';
    expect(identify(text)).toMatchObject({ agency: '灵武市水务局', year: 2016 });
  });

  it.each([
    '发布日期：2023-01-16',
    '发布时间：2023年01月16日 10:30',
    '来源：市水务局 时间：2023/1/16 10:30:00 浏览次数：2015次',
    '2023.1.16',
    '发布时间：2023年',
    '2023年1月',
    '根据国办公开办函〔2021〕30号和宁政办发（2022）3号文件，本局公开信息2015条。',
    '《条例》（2019年修订）自2019年5月15日起施行。',
    '政务公开栏目公示期为2023年1月3日至1月9日。',
    '2023年，我局将继续做好政府信息公开工作。',
    '公开数量比2021年增长一成，与2021年相比更加及时。',
  ])('no year is named by "%s"', (line) => {
    const text = `灵武市水务局政府信息公开工作年度报告\n${line}\n一、概述\n平稳。\n灵武市水务局\n2023年1月16日\n`;
    expect(identify(text)).toMatchObject({ agency: '灵武市水务局', year: null, signedOn: '2023-01-16' });
  });

  it.each([
    '（2022年度）',
    '统计期限：2022.1.1-2022.12.31',
    '统计期限为2022-01-01至2022-12-31。',
    '统计时间2022年1月—12月。',
    '2022年，我局积极公开信息。2023年，我局将继续努力。',
    '截至2022年12月31日，公开信息12条。',
    '较2021年有所增加，2022年共公开信息12条。',
    '2022政府信息公开年报',
  ])('the year 2022 is named by "%s", whenever it was published', (line) => {
    const text = `灵武市水务局政府信息公开工作年度报告\n发布日期：2023-01-16\n一、概述\n${line}\n2023年1月16日\n`;
    expect(identify(text).year).toBe(2022);
  });

  it.each([
    ['2021 年 1 月 20 日', '2021-01-20'],
    ['2021.1.20', '2021-01-20'],
    ['二〇二一年一月二十日', '2021-01-20'],
    ['二○二一年三月三十一日', '2021-03-31'],
  ])('the signature date "%s"', (words, date) => {
    const identity = identify(`灵武市水务局2020年政府信息公开年度报告\n一、概述\n平稳。\n\n灵武市水务局\n${words}\n`);
    expect(identity.signedOn).toBe(date);
  });
});

describe('the form', () => {
  it('a report without statutory tables is narrative', () => {
    expect(identify('灵武市水务局2012年政府信息公开年度报告\n一、概述\n全年平稳。').templatesPresent).toEqual([
      'narrative_2008',
    ]);
  });

  it('the sections of the new forms without their tables are told apart by the year only', () => {
    const sections =
      '一、总体情况\n好。\n二、主动公开政府信息情况\n好。\n三、收到和处理政府信息公开申请情况\n好。\n五、存在的主要问题及改进情况\n好。\n';
    expect(identify(`灵武市水务局2020年政府信息公开年度报告\n${sections}`).template).toBe('format_2019');
    expect(identify(`灵武市水务局2022年政府信息公开年度报告\n${sections}`).template).toBe('format_2021');
  });

  it('content decides against the year', () => {
    const table =
      '第二十条第（一）项\n信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n规章\t0\t0\t0\n规范性文件\t1\t1\t3\n';
    expect(identify(`灵武市水务局2018年政府信息公开年度报告\n二、主动公开政府信息情况\n${table}`).template).toBe(
      'format_2019',
    );
  });
});
