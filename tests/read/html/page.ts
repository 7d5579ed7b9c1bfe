import { cellKey } from '../../../lib/extract/statutory/emit.ts';
import type { StatutoryReading } from '../../../lib/extract/statutory/index.ts';
import type { Document } from '../../../lib/model/document.ts';
import { splitLines } from '../../../lib/read/lines.ts';
import type { FormTable } from '../../extract/statutory/forms.ts';
import { fill } from '../../extract/statutory/print.ts';

/** Writes words as they stand in a page's source. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Writes a table: `cell` gives the source between the tags of one cell. */
export function tableHtml(form: FormTable, figures: readonly string[], cell: (text: string) => string): string {
  const cells = fill(form, figures);
  const rows = form.map((_, row) =>
    cells
      .filter((one) => one.row === row)
      .map(({ rowSpan, columnSpan, text }) => {
        const spans = `${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${columnSpan > 1 ? ` colspan="${columnSpan}"` : ''}`;
        return `<td${spans}>${cell(text)}</td>`;
      })
      .join(''),
  );
  return `<table border="1">\n${rows.map((row) => `<tr>${row}</tr>`).join('\n')}\n</table>`;
}

/** The keys of a form's figure cells in reading order. */
export function figureKeys(form: FormTable): string[] {
  return form.flatMap((row) =>
    row.flatMap(({ figure }) => (figure === null ? [] : [cellKey(figure.metric, figure.dims)])),
  );
}

function linesHtml(text: string): string {
  return splitLines(text)
    .filter((line) => line.text.trim() !== '')
    .map((line) => `<p>${escapeHtml(line.text)}</p>`)
    .join('\n');
}

/**
 * The body of a page that says what a text says: a paragraph for each line, real tables for the statutory tables found
 * in it (`forms`, with the figures read) and for its tab-separated ones.
 */
export function reportHtml(document: Document, statutory: StatutoryReading, forms: readonly FormTable[]): string {
  const raws = new Map(statutory.candidates.map(({ metric, dims, raw }) => [cellKey(metric, dims), raw]));
  const printed = new Set<FormTable>();
  const statutoryHtml = (start: number, end: number): string => {
    const keys = new Set(
      statutory.candidates
        .filter(({ locator }) => locator.start >= start && locator.start <= end)
        .map(({ metric, dims }) => cellKey(metric, dims)),
    );
    const form = forms.find((one) => !printed.has(one) && figureKeys(one).some((key) => keys.has(key)));
    if (form === undefined) throw new Error('a statutory table of no known form');
    printed.add(form);
    const figures = figureKeys(form).map((key) => raws.get(key) ?? '');
    return tableHtml(form, figures, (text) => (text === '' ? '&nbsp;' : escapeHtml(text)));
  };
  const parts: string[] = [];
  let from = 0;
  const ranges = [...statutory.ranges].sort((a, b) => a.start - b.start);
  const tables = document.blocks
    .filter((block) => block.kind === 'table')
    .filter(({ place }) => !ranges.some((range) => range.start < place.end && place.start < range.end));
  const pieces = [
    ...ranges.map(({ start, end }) => ({ start, end, html: statutoryHtml(start, end) })),
    ...tables.map(({ place, cells }) => {
      const rows = [...new Set(cells.map((cell) => cell.row))].map((row) => {
        const line = cells.filter((cell) => cell.row === row).map((cell) => `<td>${escapeHtml(cell.text)}</td>`);
        return `<tr>${line.join('')}</tr>`;
      });
      return { start: place.start, end: place.end, html: `<table>${rows.join('')}</table>` };
    }),
  ].sort((a, b) => a.start - b.start);
  for (const { start, end, html } of pieces) {
    parts.push(linesHtml(document.text.slice(from, start)), html);
    from = end;
  }
  parts.push(linesHtml(document.text.slice(from)));
  return parts.join('\n');
}

/** A whole page around a report, with menus, a way here, a footer and neighbours, all of them with numbers. */
export function sitePage(title: string, report: string, charset: string | null): string {
  const meta = charset === null ? '' : `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`;
  return `<!DOCTYPE html><html><head>${meta}<title>${title}_北川市人民政府</title>
<style>.a{color:red}</style><script>var total = "共公开信息9999条"; document.write("<p>受理申请888件</p>");</script></head>
<body><div class="header"><h1>北川市人民政府</h1><div class="search"><input value="777"> 热词：公开信息555条</div></div>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/1">政府信息公开年报(31)</a></li></ul></div>
<table width="1000"><tr><td width="200"><table>
<tr><td><a href="/a">政府信息公开指南</a></td></tr><tr><td><a href="/b">2019年政府信息公开工作年度报告</a></td></tr>
</table></td><td><table><tr><td>当前位置：<a href="/">首页</a> &gt; <a href="/n">年报</a></td></tr>
<tr><td><div class="article">${report}</div>
<p>浏览次数：4321 次</p><p>【打印】 【关闭】</p><p>上一篇：<a href="/c">关于办结申请66件的通报</a></p></td></tr></table></td></tr></table>
<table><tr><td>主办：北川市人民政府办公室 网站标识码：6403000099 访问量：1234567次</td></tr></table>
<div style="display:none">全年主动公开政府信息7777条。</div><!-- 收到申请6666件 --></body></html>`;
}
