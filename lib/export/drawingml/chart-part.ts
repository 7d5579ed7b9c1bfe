import type { Colours } from '../../charts/theme.ts';
import type { Language } from '../../model/language.ts';
import type { SeriesPlace } from '../native/grid.ts';
import type { NativeChart } from '../native/model.ts';
import { tag, val, xmlHead } from '../opc/xml.ts';
import { axes, axisIds } from './axes.ts';
import { hex } from './ink.ts';
import { seriesXml } from './series.ts';
import { drawingNames, richText, textProperties } from './text.ts';

/** What the XML of a chart needs beside the chart. */
export interface ChartContext {
  readonly language: Language;
  readonly colours: Colours;
  /** Where the series stand in the sheet behind the chart. */
  readonly places: readonly SeriesPlace[];
  /** The relation to the embedded workbook; null for the chart of a workbook, whose sheets are its own. */
  readonly workbook: string | null;
  /** Size of all words, points. */
  readonly size: number;
}

/** The namespace of charts, and what a drawing calls the kind of thing it holds. */
export const chartNamespace = 'http://schemas.openxmlformats.org/drawingml/2006/chart';

/** A chart within a drawing, by the relation that leads to its part. */
export function chartReference(relation: string): string {
  return tag('c:chart', { 'xmlns:c': chartNamespace, 'r:id': relation });
}

/** Content type of a chart. */
export const chartType = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';

/**
 * The one chart part of slides, documents and workbooks (ECMA-376, part 1, 21.2). Figures are always written into it (WPS
 * shows a chart without them blank), gaps stay gaps, every word has an East Asian font.
 */
export function chartPart(chart: NativeChart, context: ChartContext): string {
  const { language, colours, workbook } = context;
  const words = { size: context.size, colour: hex(colours.ink) };
  const legend = chart.series.length > 1;
  const body = [
    chart.title === '' ? '' : titleXml(chart.title, context),
    val('c:autoTitleDeleted', chart.title === ''),
    tag('c:plotArea', {}, tag('c:layout'), plot(chart, context), axes(chart, context)),
    legend
      ? tag('c:legend', {}, val('c:legendPos', 'b'), val('c:overlay', false), textProperties(words, language))
      : '',
    val('c:plotVisOnly', true),
    val('c:dispBlanksAs', 'gap'),
  ];
  const root = tag(
    'c:chartSpace',
    { 'xmlns:c': chartNamespace, ...drawingNames },
    val('c:date1904', false),
    val('c:lang', language === 'zh' ? 'zh-CN' : 'en-US'),
    val('c:roundedCorners', false),
    tag('c:chart', {}, ...body),
    tag('c:spPr', {}, tag('a:noFill'), tag('a:ln', {}, tag('a:noFill'))),
    textProperties(words, language),
    workbook === null ? '' : tag('c:externalData', { 'r:id': workbook }, val('c:autoUpdate', false)),
  );
  return `${xmlHead}${root}`;
}

function titleXml(title: string, { language, colours, size }: ChartContext): string {
  const look = { size: size + 1, colour: hex(colours['ink-2']), bold: true };
  return tag('c:title', {}, richText(title, look, language), tag('c:layout'), val('c:overlay', false));
}

function plot(chart: NativeChart, context: ChartContext): string {
  const series = chart.series.map((each, index) => seriesXml(chart, each, index, context));
  const ids = [val('c:axId', axisIds.first), val('c:axId', axisIds.second)];
  switch (chart.kind) {
    case 'bar':
    case 'stack':
    case 'stack100': {
      const grouping = { bar: 'clustered', stack: 'stacked', stack100: 'percentStacked' }[chart.kind];
      return tag(
        'c:barChart',
        {},
        val('c:barDir', 'bar'),
        val('c:grouping', grouping),
        val('c:varyColors', false),
        ...series,
        val('c:gapWidth', chart.kind === 'bar' ? 45 : 40),
        ...(chart.kind === 'bar' ? [] : [val('c:overlap', 100)]),
        ...ids,
      );
    }
    case 'line':
      return tag(
        'c:lineChart',
        {},
        val('c:grouping', 'standard'),
        val('c:varyColors', false),
        ...series,
        val('c:marker', true),
        ...ids,
      );
    case 'scatter':
      return tag(
        'c:scatterChart',
        {},
        val('c:scatterStyle', 'lineMarker'),
        val('c:varyColors', false),
        ...series,
        ...ids,
      );
  }
}
