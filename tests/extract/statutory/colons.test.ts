import { expect, it } from 'vitest';
import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import { readStatutory } from '../../../lib/extract/statutory/index.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { templates } from '../resources.ts';
import { statistics2014 } from './forms.ts';
import { fillSheet, wantedOf } from './sheet.ts';

const sheet = fillSheet(statistics2014, 23);

/** The form of 2014 as a list: label, colon, figure and, where `withUnit`, its unit; headings alone on their lines. */
function asList(withUnit: boolean): string {
  const rows = sheet.slice(1).map((row) => {
    const [label = '', unit = ''] = row.map(({ text }) => text.replace(/\s/g, ''));
    const figure = row.find(({ key }) => key !== null);
    return figure === undefined ? label : `${label}：${figure.text}${withUnit ? unit : ''}`;
  });
  return `海陵县审计局2016年政府信息公开年度报告\n一、概述\n略。\n附表\n${rows.join('\n')}\n`;
}

it.each([true, false])('the form of 2014 printed as a list with colons, units printed: %s', (withUnit) => {
  const document = readDocument('list.txt', new TextEncoder().encode(asList(withUnit)));
  const { candidates, warnings } = readStatutory(document, templates);
  const values = new Map(candidates.map(({ metric, dims, raw }) => [cellKey(metric, dims), Number(raw)]));
  expect(values).toEqual(wantedOf(sheet));
  expect(warnings).toEqual([]);
});
