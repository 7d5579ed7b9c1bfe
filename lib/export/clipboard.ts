import { tableTexts } from './csv.ts';
import type { ExportFigure } from './export-figure.ts';
import { inertText, xmlText } from './text.ts';

/** A table in the two forms programs paste: a document takes the HTML, a plain field the tab-separated text. */
export interface CopiedTable {
  readonly html: string;
  readonly text: string;
}

/** A figure's table for the clipboard: numbers in full, words that would be run as a formula behind an apostrophe, then the words that belong to it. */
export function copiedTable({ title, subtitle, table, form, plain, language, words }: ExportFigure): CopiedTable {
  const records = tableTexts(table, { form, plain }, language);
  const notes = [...words.footnotes, words.completeness, words.source, words.link].filter((line) => line !== '');
  const cell = (field: string | number, tag: string) =>
    typeof field === 'number'
      ? `<${tag} style="text-align:right">${field}</${tag}>`
      : `<${tag} style="mso-number-format:'\\@'">${xmlText(inertText(field))}</${tag}>`;
  const rows = records.map(
    (record, at) => `<tr>${record.map((field) => cell(field, at === 0 ? 'th' : 'td')).join('')}</tr>`,
  );
  const line = (text: string) => `<p>${xmlText(text)}</p>`;
  const html = `<meta charset="utf-8">${line(title)}${line(subtitle)}<table border="1">${rows.join('')}</table>${notes.map(line).join('')}`;
  const lines = records.map((record) =>
    record.map((field) => (typeof field === 'number' ? String(field) : inertText(field))).join('\t'),
  );
  return { html, text: [...lines, '', ...[title, subtitle, ...notes].map(inertText)].join('\r\n') };
}
