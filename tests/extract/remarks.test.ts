import { describe, expect, it } from 'vitest';
import { extractReport } from '../../lib/extract/index.ts';
import type { Extraction } from '../../lib/model/report.ts';
import { readDocument } from '../../lib/read/index.ts';
import { lexicon } from './narrative/score.ts';
import { gazetteer, templates } from './resources.ts';

const heads = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const row = (cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const table = (last: string): string =>
  `<table><tr><td colspan="5">行政复议</td><td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>
  ${row([...heads, ...heads, ...heads])}${row('2 1 0 0 3 1 0 0 0 1 0 0 0 0 0'.split(' '))}${last}</table>`;

function extract(tableAndMore: string): Extraction {
  const page = `<meta charset="utf-8"><h1>灵武市水务局2022年政府信息公开工作年度报告</h1>
  <p>四、政府信息公开行政复议、行政诉讼情况</p>${tableAndMore}<p>五、存在的主要问题及改进情况</p><p>无。</p>`;
  const document = readDocument('report.html', new TextEncoder().encode(page));
  return extractReport(document, { templates, gazetteer, lexicon });
}

const narrated = ({ candidates }: Extraction) =>
  candidates.filter(({ source, reading }) => source === 'narrative' && reading === 'number').map(({ raw }) => raw);

describe.each(['注：尚未审结1件。', '备注：行政诉讼尚未审结1件', '说明：1.行政复议结果纠正3件；2.以上不含下属单位。'])(
  'a remark on a table is told and not read: %s',
  (words) => {
    it.each([
      ['in a row of the table', table(`<tr><td colspan="15">${words}</td></tr>`)],
      ['behind the table', `${table('')}<p>${words}</p>`],
    ])('%s', (_, html) => {
      const extraction = extract(html);
      expect(narrated(extraction)).toEqual([]);
      expect(extraction.warnings).toMatchObject([{ code: 'unmapped_number', message: words }]);
      expect(extraction.candidates.filter(({ source }) => source === 'table')).toHaveLength(15);
    });
  },
);

it('a remark away from any table is read', () => {
  expect(narrated(extract(`${table('')}<p>本年办理行政复议如下。</p><p>备注：主动公开政府信息20条。</p>`))).toEqual([
    '20',
  ]);
});
