import { describe, expect, it } from 'vitest';
import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import { loadReportResources } from '../../../lib/pipeline/extract-resources.ts';
import { readReport } from '../../../lib/pipeline/reading.ts';
import { applications, disclosure2019, disclosure2021, type FormTable, suits } from '../../extract/statutory/forms.ts';
import { fill } from '../../extract/statutory/print.ts';
import { figureKeys, tableHtml } from './page.ts';

const resources = loadReportResources();
const title = '北川市水务局2021年政府信息公开工作年度报告';
const overview = '一、总体情况';
const prose = '2021年，本局主动公开政府信息96条，通过微信公众号发布31条。';
const praise = '我局高度重视政府信息公开工作，成立领导小组，明确分管领导，完善制度，强化监督。'.repeat(40);
const sections = [
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
] as const;
const cell = (text: string): string => (text === '' ? '&nbsp;' : text);

/** A report's three tables with figures that differ from cell to cell. */
interface Tables {
  readonly forms: readonly FormTable[];
  readonly figures: readonly (readonly string[])[];
}

const tablesOf = (forms: readonly FormTable[]): Tables => ({
  forms,
  figures: forms.map((form, i) => figureKeys(form).map((_, j) => String((j * 7 + i + 3) % 97))),
});

type Wrap = (section: string, table: string, index: number) => string;

const each = ({ forms, figures }: Tables, wrap: Wrap, inner = cell): string =>
  forms.map((form, i) => wrap(sections[i] ?? '', tableHtml(form, figures[i] ?? [], inner), i)).join('\n');
const rowsIn = (table: string): string => table.replace(/<\/?table[^>]*>/g, '');
const cellsOf = ({ forms, figures }: Tables, i: number): string[] =>
  fill(forms[i] ?? [], figures[i] ?? []).map(({ text }) => text);
const head = `<h1>${title}</h1><p>${overview}</p><p>${prose}</p>`;
const plain: Wrap = (section, table) => `<p>${section}</p>${table}`;
const wide = (words: string): string => `<tr><td colspan="9">${words}</td></tr>`;

const layouts: Readonly<Record<string, (tables: Tables) => string>> = {
  'the title only in the head': (t) =>
    `<head><title>${title}_北川市人民政府</title></head><p>${overview}</p><p>${prose}</p>${each(t, plain)}`,
  'everything in an element called after a menu': (t) =>
    `<div class="footer-menu nav">${head}${each(t, plain)}</div><p>访问量 7777 次</p>`,
  'sections in elements of their own': (t) =>
    `<div><a href="/">首页</a> <a href="/1">政务公开</a></div><div><h2>${title}</h2></div><div><p>${overview}</p><p>${prose}</p></div>${each(
      t,
      (section, table) => `<div><div><b>${section}</b></div><div>${table}</div></div>`,
    )}<p>访问量：12345次</p>`,
  'the whole report in one table': (t) =>
    `<table>${wide(title)}${wide(overview)}${wide(prose)}${each(t, (section, table) => wide(section) + rowsIn(table))}</table>`,
  'the whole report in one table, much prose': (t) =>
    `<table>${wide(title)}${wide(overview)}${wide(prose + praise)}${each(t, (section, table) => wide(section) + rowsIn(table))}</table>`,
  'the three tables in one': (t) => `${head}<p>二、三、四</p><table>${each(t, (_, table) => rowsIn(table))}</table>`,
  'table two in pieces': (t) =>
    `${head}${each(t, (section, table, i) =>
      plain(section, i === 0 ? table.replace(/\n(?=<tr><td colspan="4">)/g, '</table>\n<table>') : table, i),
    )}`,
  'a table in every cell': (t) =>
    `${head}${each(t, plain, (text) => `<table><tr><td>${cell(text)}</td></tr></table>`)}`,
  'preformatted text, a cell on each line': (t) =>
    `<pre>${title}\n\n${overview}\n${prose}\n${sections.map((s, i) => [s, ...cellsOf(t, i)].join('\n')).join('\n')}</pre>`,
  'a paragraph for each cell': (t) =>
    `${head}${sections.map((s, i) => [s, ...cellsOf(t, i)].map((words) => `<p>${words}</p>`).join('')).join('')}`,
  'a panel only a script opens': (t) =>
    `<div>北川市人民政府</div><div style="display:none">${head}${each(t, plain)}</div>`,
  'tags left open': (t) =>
    `<table><tr><td><font color=red><b>${title}</font><p>${overview}<p>${prose}<p>${each(
      t,
      (section, table) => `<div>${section}<br>${table.replace(/<\/td>|<\/tr>/g, '')}`,
    )}`,
};

const forms: Readonly<Record<string, Tables>> = {
  '2019': tablesOf([disclosure2019, applications(2019), suits]),
  '2021': tablesOf([disclosure2021, applications(2021), suits]),
};

describe.each(Object.entries(forms))('the %s form', (_, tables) => {
  it.each(Object.entries(layouts))('%s: every cell and figure', (_name, layout) => {
    const { identity, facts } = readReport('a.html', new TextEncoder().encode(layout(tables)), resources);
    expect(identity.title).toBe(title);
    const cells = facts.filter(({ source }) => source === 'table');
    const wanted = tables.forms.flatMap((form, i) => figureKeys(form).map((key, j) => [key, tables.figures[i]?.[j]]));
    expect(Object.fromEntries(cells.map(({ metric, dims, raw }) => [cellKey(metric, dims), raw]))).toEqual(
      Object.fromEntries(wanted),
    );
    const figures = facts.filter(({ source, value }) => source !== 'table' && value !== null);
    expect(figures.map(({ metric, value }) => [metric, value])).toEqual([
      ['proactive_total', 96],
      ['proactive_by_channel', 31],
    ]);
  });
});
