import { languages } from '../model/language.ts';
import { viewMetric } from '../model/metric.ts';
import { rowFlags } from '../model/view.ts';
import { plainText } from '../query/words.ts';
import type { ExportFigure } from './export-figure.ts';
import { zipFiles } from './opc/package.ts';
import type { FileSteps } from './opc/zip.ts';
import { linkAddress, textField } from './text.ts';
import { wordLines } from './words.ts';

/** What the zip holds beside what a figure itself has. */
export interface BundleExtras {
  /** The picture as SVG. */
  readonly svg: string;
  /** The table as CSV, with BOM. */
  readonly csv: string;
  /** The day of the export, ISO. */
  readonly date: string;
}

/**
 * A zip with everything somebody needs to check a figure or make another of it: the table, every figure with its denominator and
 * report, what they mean, where they come from, the statement, the picture, the link.
 */
export function figureBundle(figure: ExportFigure, { svg, csv, date }: BundleExtras): FileSteps {
  const { sql, words, language } = figure;
  const files = new Map<string, string>([
    ['data.csv', csv],
    ['figures.csv', figuresCsv(figure)],
    ['metadata.json', `${JSON.stringify(metadata(figure, date), null, 2)}\n`],
    [language === 'zh' ? 'readme.zh.txt' : 'readme.en.txt', `\ufeff${readme(figure).join('\r\n')}\r\n`],
    ['query.sql', `${sql}\n`],
    ['figure.svg', svg],
  ]);
  const address = linkAddress(words.link);
  if (address !== null) files.set('link.url', `[InternetShortcut]\r\nURL=${address}\r\n`);
  return zipFiles(files);
}

/** The columns of the statement's answer, one line per figure; `own` is left out. */
const columns = [
  'agency_id',
  'agency',
  'year',
  'code',
  'value',
  'printed',
  'base',
  'status',
  'qualifier',
  'doubt',
  'edited',
  'small_base',
  'parts',
  'template',
  'completeness',
  'report_id',
  'evidence_id',
  'against',
  'against_status',
  'against_small',
  'against_qualifier',
] as const;

const isFlag = (column: string) => rowFlags.some((flag) => flag === column);

function figuresCsv({ rows }: ExportFigure): string {
  const body = rows.map((row) =>
    columns.map((column) => {
      const value = row[column] ?? (isFlag(column) ? false : null);
      return typeof value === 'string' ? textField(value) : String(value ?? '');
    }),
  );
  return `\ufeff${[columns, ...body].map((record) => `${record.join(',')}\r\n`).join('')}`;
}

function metadata({ title, subtitle, view, words, dictionary, language }: ExportFigure, date: string) {
  const metric = viewMetric(dictionary, view.metric);
  const names = Object.fromEntries(languages.map((each) => [each, metric?.name[each] ?? view.metric]));
  return {
    title: plainText(title),
    subtitle,
    language,
    exported: date,
    view,
    metric: { id: view.metric, name: names, unit: metric?.unit ?? null, comparability: metric?.comparability ?? null },
    definitions: words.definitions,
    footnotes: words.footnotes,
    cells: words.cells,
    completeness: words.completeness,
    source: words.source,
    reports: words.reports.map((report) => ({
      ...report,
      agency: plainText(report.agency),
      title: plainText(report.title),
    })),
    link: words.link,
    files: {
      'data.csv': 'the table as shown; UTF-8 with BOM',
      'figures.csv': 'one line per figure; an empty value is never a zero, its status says why',
      'query.sql': 'the statement (DuckDB)',
      'figure.svg': 'the picture',
    },
  };
}

function readme(figure: ExportFigure): string[] {
  const { title, subtitle, words, language } = figure;
  const zh = language === 'zh';
  const intro = zh
    ? [
        'data.csv　与所示表格相同；figures.csv　逐数列出，含分母、状态、报告编号；空白不是零，原因见 status。',
        'query.sql　得出这些数的语句（DuckDB）；metadata.json　同样内容，供程序读取；figure.svg　图。',
      ]
    : [
        'data.csv is the table as shown; figures.csv has one line per figure with denominator, status and report; an empty value is never a zero, see its status.',
        'query.sql is the statement (DuckDB); metadata.json says the same for programs; figure.svg is the picture.',
      ];
  return [plainText(title), plainText(subtitle), '', ...intro, '', ...wordLines(words, language).map(plainText)];
}
