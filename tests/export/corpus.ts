import { drawFlow } from '../../lib/charts/flow/option.ts';
import { drawnKind } from '../../lib/charts/registry.ts';
import { type ExportFigure, exportFigure, type FigureSource, nativeFit } from '../../lib/export/export-figure.ts';
import { figureDeck, figureDocument } from '../../lib/export/figure-files.ts';
import { fileChart } from '../../lib/export/file-chart.ts';
import { findingSentence } from '../../lib/export/finding/finding.ts';
import { flowFigure } from '../../lib/export/flow-figure.ts';
import { filePicture } from '../../lib/export/picture.ts';
import { figureWorkbook } from '../../lib/export/xlsx/figure-workbook.ts';
import type { Agency } from '../../lib/model/agency.ts';
import { type Language, languages } from '../../lib/model/language.ts';
import { type ChartKind, chartKinds, type View, type ViewRow } from '../../lib/model/view.ts';
import { captionView } from '../../lib/query/caption.ts';
import type { Flow } from '../../lib/query/flow.ts';
import type { SourceReport } from '../../lib/query/reports-sql.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import { encodeView } from '../../lib/query/view-url.ts';
import { firstChoices, sheetOf } from '../../lib/tables/sheet.ts';
import { flows } from '../charts/flow/reports.ts';
import { chartSets } from '../charts/sets.ts';
import { agencies, theme } from '../charts/synthetic.ts';
import { dictionary } from '../query/world.ts';
import { finished } from './finished.ts';

/** The day every file of the corpus is exported on. */
export const date = '2026-11-21';

/** Office formats of the corpus. */
export const formats = ['pptx', 'docx', 'xlsx'] as const;

/** One file of the corpus: what it was made of. */
export interface CorpusFile {
  readonly name: string;
  readonly format: (typeof formats)[number];
  readonly chart: ChartKind | 'flow';
  readonly figure: ExportFigure;
  bytes(): Uint8Array;
}

/** A PNG of one white pixel: in Node there is nothing to draw with. */
const pixel = Uint8Array.from(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=', 'base64'),
);

/** The figure of a View in one language, its reports and link made up. */
export function figureOf(
  view: View,
  rows: readonly ViewRow[],
  language: Language,
  known: readonly Agency[] = agencies,
  finding: string | null = findingSentence(view, rows, { dictionary, language }),
): ExportFigure {
  const source = sourceOf(view, rows, language, known, finding);
  const fit = nativeFit(source);
  if (fit.kind !== 'unfit') return exportFigure(source, fit, null);
  const model = fileChart(view, rows, { dictionary, language, colours: theme.light }, 'page');
  const { width, height } = model;
  return exportFigure(source, fit, { svg: filePicture(model, 'figure'), png: pixel, width, height });
}

/** What a figure is made of. */
export function sourceOf(
  view: View,
  rows: readonly ViewRow[],
  language: Language,
  known: readonly Agency[],
  finding: string | null,
): FigureSource {
  const caption = captionView(view, rows, { dictionary, agencies: known, dataDate: date, language });
  const table = sheetOf(view, rows, firstChoices, { dictionary, language, keys: new Map() });
  const ids = [...new Set(rows.flatMap(({ report_id }) => report_id ?? []))];
  const reports = ids.map((report_id, at) => {
    const row = rows.find((each) => each.report_id === report_id);
    return {
      report_id,
      agency: row?.agency ?? '',
      year: row?.year ?? 0,
      title: `${row?.agency} ${row?.year} 年政府信息公开工作年度报告`,
      completeness: row?.completeness ?? 'full',
      source_url: at % 3 === 2 ? null : `https://reports.test/${report_id}?a=1&b=2`,
      own: row?.own ?? false,
    } as const;
  });
  return {
    view,
    rows,
    caption,
    table,
    dictionary,
    language,
    colours: theme.light,
    reports,
    finding,
    sql: viewToSql(view, dictionary),
    date,
    link: `http://atlas.test/compare/?${encodeView(view)}`,
  };
}

const makers = { pptx: figureDeck, docx: figureDocument, xlsx: figureWorkbook } as const;

/** The files of one figure, one per format. */
export function filesOf(name: string, chart: ChartKind | 'flow', figure: ExportFigure): CorpusFile[] {
  return formats.map((format) => ({
    name: `${name}.${format}`,
    format,
    chart,
    figure,
    bytes: () => finished(makers[format](figure, date)),
  }));
}

const hostile = [
  '<script>alert(1)</script>',
  `"quoted" & 'single' ]]>`,
  '{a}{b} \u0008\u0000\u202e反\ud800_x0041_',
  '名'.repeat(300),
  '=cmd|calc',
  '-1+1',
  '@SUM(A1)',
  '＝1+1',
];

// Only a scatter has a second figure.
const kinds = chartSets.flatMap((set) =>
  chartKinds.map((chart) => {
    const against = chart === 'scatter' ? set.view.against : null;
    return { ...set, chart, view: { ...set.view, chart, against } };
  }),
);

/** Every chart kind of every set, in both languages and every format; then each kind with awkward names. */
export function corpus(): CorpusFile[] {
  const drawn = kinds.filter(({ view, chart }) => drawnKind(view, dictionary) === chart);
  const plain = drawn.flatMap(({ name, chart, view, rows }) =>
    languages.flatMap((language) => filesOf(`${name}-${chart}-${language}`, chart, figureOf(view, rows, language))),
  );
  const seen = new Set<ChartKind>();
  const awkward = drawn.flatMap(({ name, chart, view, rows }) => {
    if (seen.has(chart) || !['totals', 'applicants', 'thirty-against'].includes(name)) return [];
    seen.add(chart);
    const named = rows.map((row) => ({ ...row, agency: hostile[agencyPlace(rows, row) % hostile.length] ?? '' }));
    return languages.flatMap((language) =>
      filesOf(
        `awkward-${chart}-${language}`,
        chart,
        figureOf(view, named, language, agencies, '=1+1 <b>&amp;</b> ]]>'),
      ),
    );
  });
  return [...plain, ...awkward, ...flowFiles()];
}

/**
 * What other people's programs open again: every file with `npm run corpus`; else one of each kind and format, the languages in
 * turn, and awkward words as bars, lines and stacks.
 */
export function officeSample(): CorpusFile[] {
  return corpus().filter((file, _, list) => {
    if (process.env.ATLAS_CORPUS === 'all') return true;
    const { name, chart, format, figure } = file;
    if (/^awkward-(bar|line|stack)-en/.test(name)) return true;
    const place = [...new Set(list.map((each) => each.chart))].indexOf(chart) + formats.indexOf(format);
    const language = place % 2 === 0 ? 'zh' : 'en';
    const own = list.filter(
      (each) => each.chart === chart && each.format === format && each.figure.language === language,
    );
    return figure.language === language && own[Math.floor(own.length / 2)] === file;
  });
}

/** The way of applications of each made-up report: a picture in every format. */
function flowFiles(): CorpusFile[] {
  return Object.entries(flows).flatMap(([name, flow]) =>
    languages.flatMap((language) => filesOf(`flow-${name}-${language}`, 'flow', flowFigureOf(flow, language, []))),
  );
}

/** The figure of a flow in one language. */
export function flowFigureOf(flow: Flow, language: Language, reports: readonly SourceReport[] | null): ExportFigure {
  const [agencyId, agency, year] = ['900100-kj', '甲市科技局', 2022] as const;
  const model = drawFlow(flow, { agencyId, agency, year, language, width: 900, colours: theme.light });
  const picture = { svg: filePicture(model, 'flow'), png: pixel, width: model.width, height: model.height };
  return flowFigure({
    ...{ flow, agencyId, agency, year, picture, dictionary, language, colours: theme.light, date, reports },
    title: language === 'zh' ? '甲市科技局申请办理流向，2022 年' : 'The way of applications, 甲市科技局, 2022',
    subtitle: language === 'zh' ? '单位：件' : 'Applications',
    source: language === 'zh' ? '来源：年度报告（2022）。' : 'Source: annual report (2022).',
    alt: language === 'zh' ? '申请从收到到办结的流向' : 'From receipt to outcome',
    sql: 'SELECT 1',
    link: 'http://atlas.test/agency/?id=900100-kj',
  });
}

function agencyPlace(rows: readonly ViewRow[], row: ViewRow): number {
  return [...new Set(rows.map(({ agency_id }) => agency_id))].indexOf(row.agency_id);
}
