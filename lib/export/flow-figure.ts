import { nodeRow } from '../charts/flow/row.ts';
import type { Colours } from '../charts/theme.ts';
import type { Language } from '../model/language.ts';
import type { Dictionary } from '../model/metric.ts';
import type { View, ViewRow } from '../model/view.ts';
import type { Flow } from '../query/flow.ts';
import type { SourceReport } from '../query/reports-sql.ts';
import { defaultView } from '../query/view-url.ts';
import { doubtWord, numberText, plainText, statusText } from '../query/words.ts';
import type { TableCell, ViewTable } from '../tables/view-table.ts';
import type { DrawnPicture, ExportFigure } from './export-figure.ts';
import { correctedHead, sourceWords } from './words.ts';

/** What the figure of a flow is made of; `title`, `subtitle`, `source` and `alt` are its caption's. */
export interface FlowSource {
  readonly flow: Flow;
  readonly agencyId: string;
  readonly agency: string;
  readonly year: number;
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
  readonly alt: string;
  readonly picture: DrawnPicture;
  readonly dictionary: Dictionary;
  readonly language: Language;
  readonly colours: Colours;
  /** The report of the flow; null where it could not be read just now. */
  readonly reports: readonly SourceReport[] | null;
  readonly sql: string;
  readonly date: string;
  readonly link: string;
}

const reasons = {
  zh: '办公软件没有流向图，以图片给出；各环节的数在表中。',
  en: 'Office programs have no flow chart: it is given as a picture; the figures of its steps are in the table.',
} as const;

/** The way of an agency's applications as a figure for files: a picture, the figures of its steps as a table. */
export function flowFigure(source: FlowSource): ExportFigure {
  const { flow, agencyId, year, title, subtitle, alt, picture, dictionary, language, colours } = source;
  const view: View = {
    ...defaultView,
    metric: 'applications_handled',
    by: 'part',
    agencies: [agencyId],
    years: { from: year, to: year },
  };
  // A file gives each step as one figure, whatever it is the sum of.
  const rows = flow.nodes.map((node) => ({ ...nodeRow(plainText(node.name[language]), node, flow, source), parts: 1 }));
  return {
    ...{ language, colours, title, subtitle, alt, view, rows, dictionary, sql: source.sql },
    neutral: { title, subtitle },
    form: 'value',
    plain: 'value',
    content: { kind: 'picture', picture: { ...picture, reason: reasons[language], alt } },
    table: flowTable(rows, language),
    words: flowWords(source),
  };
}

function flowTable(rows: readonly ViewRow[], language: Language): ViewTable {
  const zh = language === 'zh';
  return {
    columns: [
      { id: 'part', header: zh ? '环节' : 'Step', kind: 'part', align: 'left' },
      { id: 'figure', header: zh ? '件' : 'Applications', kind: 'figure', align: 'right' },
    ],
    rows: rows.map((row) => ({
      cells: [
        { text: row.code ?? '', value: row.code, status: null, doubt: false, row: null, notes: [] },
        figureCell(row, language),
      ],
    })),
  };
}

function figureCell(row: ViewRow, language: Language): TableCell {
  const { value, status, doubt } = row;
  const text = value === null ? statusText(status, language) : numberText(value, 'value');
  return { text, value, status, doubt, row, notes: [] };
}

function flowWords({ flow, language, source, reports, date, link }: FlowSource): ExportFigure['words'] {
  const zh = language === 'zh';
  const missing = flow.absences.map(({ name, status }) => `${name[language]} ${statusText(status, language)}`);
  const doubtful = flow.nodes.filter(({ doubt }) => doubt).map(({ name }) => name[language]);
  const edited = flow.nodes.filter((node) => node.edited).map(({ name }) => name[language]);
  const line = (head: string, parts: readonly string[]) =>
    parts.length === 0 ? [] : [`${head}${parts.join(zh ? '、' : ', ')}${zh ? '。' : '.'}`];
  return {
    footnotes: flow.gaps.map(({ words }, at) => `${at + 1}. ${words[language]}`),
    completeness: completeness[flow.completeness][language],
    source: sourceWords(source, reports, language),
    definitions: [],
    cells: [
      ...line(zh ? '没有数（不是零）：' : 'No figure (not zero): ', missing),
      ...line(`${doubtWord[language]}${zh ? '：' : ': '}`, doubtful),
      ...line(correctedHead[language], edited),
    ],
    reports: reports ?? [],
    made: zh ? `导出日期：${date}。` : `Exported on ${date}.`,
    link,
  };
}

const completeness = {
  full: { zh: '覆盖：该份报告全文。', en: 'Coverage: the whole report.' },
  excerpt: { zh: '覆盖：该份报告的节选。', en: 'Coverage: an excerpt of the report.' },
} as const;
