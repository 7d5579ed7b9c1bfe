import { describe, expect, it } from 'vitest';
import { extractReport } from '../../lib/extract/index.ts';
import type { Extraction } from '../../lib/model/report.ts';
import { readDocument } from '../../lib/read/index.ts';
import { lexicon } from './narrative/score.ts';
import { gazetteer, templates } from './resources.ts';

const report = `灵武市水务局2020年政府信息公开工作年度报告

一、总体情况

全年主动公开政府信息215条。

二、存在的主要问题及改进情况

公开的及时性仍需加强。

灵武市水务局
2021年1月20日
`;
const notice = `
关于做好冬季供暖保障工作的通知

索引号：GN-2020-0417　文号：住建发〔2020〕52号　生成日期：2020-11-08

各供热企业：

供暖期内累计受理投诉86件、公开信息152条、收到政府信息公开申请13件，请认真整改。

住房和城乡建设局
2020年11月8日
`;

function extract(text: string): Extraction {
  const document = readDocument('report.txt', new TextEncoder().encode(text));
  return extractReport(document, { templates, gazetteer, lexicon });
}

function numbersOf(extraction: Extraction): string[] {
  return extraction.candidates
    .filter(({ reading }) => reading === 'number')
    .map(({ metric, raw }) => `${metric} ${raw}`);
}

describe("another body's notice behind the report's own signature", () => {
  it('is not read, nor is its date taken for the signature', () => {
    const extraction = extract(report + notice);
    expect(numbersOf(extraction)).toEqual(['proactive_total 215']);
    expect(extraction.identity.signedOn).toBe('2021-01-20');
    expect(extraction.warnings.filter(({ code }) => code === 'embedded_document')).toHaveLength(1);
  });

  it('does not end with its own date, nor with a heading of its own', () => {
    const after = '\n一、工作要求\n\n全年公开信息99条。\n\n以上部署请遵照执行，另有公开信息77条。\n';
    expect(numbersOf(extract(report + notice + after))).toEqual(['proactive_total 215']);
  });

  it('ends where a numbered heading of the report follows', () => {
    const after = '\n三、其他需要报告的事项\n\n召开新闻发布会4场。\n';
    expect(numbersOf(extract(report + notice + after))).toEqual(['proactive_total 215', 'press_conferences 4']);
  });

  it('is known where the signature and it are parted by remarks', () => {
    const parted = `${report}\n（此件公开发布）\n\n— 3 —\n${notice}`;
    expect(numbersOf(extract(parted))).toEqual(['proactive_total 215']);
  });

  it('gives no date to a report that bears none', () => {
    const unsigned = report.replace('灵武市水务局\n2021年1月20日\n', '');
    expect(extract(unsigned + notice).identity.signedOn).toBeNull();
  });
});
