import { describe, expect, it } from 'vitest';
import { extractReport } from '../../lib/extract/index.ts';
import type { Extraction } from '../../lib/model/report.ts';
import { readDocument } from '../../lib/read/index.ts';
import { lexicon } from './narrative/score.ts';
import { gazetteer, templates } from './resources.ts';

const own = `灵武市水务局2020年政府信息公开工作年度报告

一、总体情况

全年主动公开政府信息215条。

二、其他需要报告的事项

召开新闻发布会4场。
`;
const sections = `
一、总体情况

全年主动公开政府信息77条，收到政府信息公开申请5件。

三、其他需要报告的事项

举办政府信息公开培训班2期。
`;

function extract(text: string): Extraction {
  const document = readDocument('report.txt', new TextEncoder().encode(text));
  return extractReport(document, { templates, gazetteer, lexicon });
}

function numbersOf({ candidates }: Extraction): string[] {
  return candidates.filter(({ reading }) => reading === 'number').map(({ metric, raw }) => `${metric} ${raw}`);
}

const ownNumbers = ['proactive_total 215', 'press_conferences 4'];

describe("a second report behind the file's own", () => {
  it.each([
    '灵武市民政局2020年政府信息公开工作年度报告',
    '灵武市水务局2019年政府信息公开工作年度报告',
    '灵武市水务局政府信息公开工作年度报告（2019年度）',
  ])('is told and not read: %s', (title) => {
    const extraction = extract(`${own}\n${title}\n${sections}`);
    expect(numbersOf(extraction)).toEqual(ownNumbers);
    expect(extraction.identity).toMatchObject({ agency: '灵武市水务局', year: 2020 });
    expect(extraction.warnings).toMatchObject([{ code: 'embedded_document', message: title }]);
  });

  it('the tables of the other report alone are not read', () => {
    const table = '行政许可\t12\n行政处罚\t3\n行政强制\t1\n行政事业性收费\t0\n';
    const text = `灵武市民政局2020年政府信息公开工作年度报告\n二、主动公开政府信息情况\n信息内容\t本年处理决定数量\n${table}`;
    expect(numbersOf(extract(`${own}\n${text}`))).toEqual(ownNumbers);
    expect(numbersOf(extract(text))).toContain('admin_decisions 12');
  });

  it('a list of other reports between two sections ends where the numbering goes on', () => {
    const list = '\n灵武市民政局2020年政府信息公开工作年度报告\n灵武市水务局2019年政府信息公开工作年度报告\n';
    const [before = '', after = ''] = own.split('\n二、');
    expect(numbersOf(extract(`${before}${list}\n二、${after}`))).toEqual(ownNumbers);
  });

  it.each([
    '灵武市水务局2020年政府信息公开工作年度报告',
    '2020年政府信息公开工作年度报告',
    '水务局2020年政府信息公开年报',
  ])('the own title once more is none: %s', (title) => {
    const [before = '', after = ''] = own.split('\n二、');
    expect(numbersOf(extract(`${before}\n${title}\n\n二、${after}`))).toEqual(ownNumbers);
  });

  it('a sentence that names another report is none', () => {
    const words = '本局已公布灵武市水务局2019年政府信息公开工作年度报告。\n';
    expect(numbersOf(extract(`${own}\n${words}发布政策解读6篇。\n`))).toContain('interpretation_published 6');
  });
});
