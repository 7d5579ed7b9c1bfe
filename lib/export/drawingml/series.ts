import { formatOf } from '../native/grid.ts';
import type { NativeChart, NativePoint, NativeSeries, NativeSymbol } from '../native/model.ts';
import { tag, val } from '../opc/xml.ts';
import { xmlText } from '../text.ts';
import type { ChartContext } from './chart-part.ts';
import { hex, outline, solidFill } from './ink.ts';
import { richText, textProperties } from './text.ts';

const markers = { circle: 'circle', rect: 'square', triangle: 'triangle', diamond: 'diamond', plus: 'plus' } as const;
const dashes = { solid: 'solid', dashed: 'dash', dotted: 'sysDot' } as const;
const patterns = ['wdUpDiag', 'wdDnDiag', 'smGrid'] as const;

/** One series: its words and figures with references and caches, its look, its labels. */
export function seriesXml(chart: NativeChart, series: NativeSeries, index: number, context: ChartContext): string {
  const place = context.places[index] ?? { name: '', categories: '', values: '' };
  const isBar = chart.kind !== 'line' && chart.kind !== 'scatter';
  const format = formatOf(series, chart.value.format);
  const values = tag(
    'c:numRef',
    {},
    formula(place.values),
    numberCache(
      series.points.map(({ value }) => value),
      format,
    ),
  );
  const across = tag(
    'c:numRef',
    {},
    formula(place.categories),
    numberCache(
      series.points.map((point) => point.across),
      chart.across?.format ?? 'General',
    ),
  );
  const shape = isBar ? barLook(series, context) : lineLook(chart, series, context);
  return tag(
    'c:ser',
    {},
    val('c:idx', index),
    val('c:order', index),
    tag('c:tx', {}, tag('c:strRef', {}, formula(place.name), stringCache([series.name]))),
    shape,
    isBar ? val('c:invertIfNegative', false) : '',
    ...series.points.map((point, at) => pointLook(chart, series, point, at, context)),
    labels(chart, series, context),
    chart.kind === 'scatter'
      ? tag('c:xVal', {}, across) + tag('c:yVal', {}, values)
      : tag('c:cat', {}, tag('c:strRef', {}, formula(place.categories), stringCache(chart.categories))) +
          tag('c:val', {}, values),
    isBar ? '' : val('c:smooth', false),
  );
}

const formula = (reference: string) => `<c:f>${xmlText(reference)}</c:f>`;

function stringCache(words: readonly string[]): string {
  const points = words.map((word, idx) => tag('c:pt', { idx }, `<c:v>${xmlText(word)}</c:v>`));
  return tag('c:strCache', {}, val('c:ptCount', words.length), ...points);
}

/** Figures as a cache; where there is none no point is written: it is a gap, never a zero. */
function numberCache(values: readonly (number | null)[], format: string): string {
  const points = values.map((value, idx) => (value === null ? '' : tag('c:pt', { idx }, `<c:v>${value}</c:v>`)));
  return tag(
    'c:numCache',
    {},
    `<c:formatCode>${xmlText(format)}</c:formatCode>`,
    val('c:ptCount', values.length),
    ...points,
  );
}

function barLook({ colour, mates }: NativeSeries, context: ChartContext): string {
  return tag('c:spPr', {}, barFill(hex(colour), mates, context), outline(hex(context.colours.card), 0.5));
}

function barFill(colour: string, mates: number, { colours }: ChartContext): string {
  if (mates === 0) return solidFill(colour);
  const pattern = patterns[(mates - 1) % patterns.length] ?? 'wdUpDiag';
  return tag(
    'a:pattFill',
    { prst: pattern },
    tag('a:fgClr', {}, val('a:srgbClr', hex(colours.card))),
    tag('a:bgClr', {}, val('a:srgbClr', colour)),
  );
}

function lineLook({ kind }: NativeChart, { colour, dash, symbol }: NativeSeries, context: ChartContext): string {
  const line = kind === 'scatter' ? outline(null, 0) : outline(hex(colour), 2, dashes[dash]);
  return tag('c:spPr', {}, line) + marker(hex(colour), false, symbol, context);
}

function marker(colour: string, hollow: boolean, symbol: NativeSymbol, { colours }: ChartContext): string {
  const fill = hollow ? hex(colours.card) : colour;
  // As large to the eye whatever its shape.
  const size = symbol === 'circle' || symbol === 'rect' ? 7 : 9;
  return tag(
    'c:marker',
    {},
    val('c:symbol', markers[symbol]),
    val('c:size', size),
    tag('c:spPr', {}, solidFill(fill), outline(colour, 1.25)),
  );
}

/** A point that differs from its series: a colour or shape of its own, or hollow. */
function pointLook(
  chart: NativeChart,
  series: NativeSeries,
  point: NativePoint,
  at: number,
  context: ChartContext,
): string {
  if (point.value === null || (point.colour === null && point.symbol === null && !point.hollow)) return '';
  const colour = hex(point.colour ?? series.colour);
  if (chart.kind === 'line' || chart.kind === 'scatter') {
    const line = chart.kind === 'scatter' ? outline(null, 0) : outline(colour, 2, dashes[series.dash]);
    const own = marker(colour, point.hollow, point.symbol ?? series.symbol, context);
    return tag('c:dPt', {}, val('c:idx', at), own, val('c:bubble3D', false), tag('c:spPr', {}, line));
  }
  const look = point.hollow
    ? solidFill(hex(context.colours.card)) + outline(colour, 1.5)
    : barFill(colour, series.mates, context) + outline(hex(context.colours.card), 0.5);
  return tag(
    'c:dPt',
    {},
    val('c:idx', at),
    val('c:invertIfNegative', false),
    val('c:bubble3D', false),
    tag('c:spPr', {}, look),
  );
}

/** Where labels stand: beyond a bar, within a segment, above a point of a line, right of a dot. */
const positions = { bar: 'outEnd', stack: 'ctr', stack100: 'ctr', line: 't', scatter: 'r' } as const;

function labels(chart: NativeChart, series: NativeSeries, context: ChartContext): string {
  const { language, colours, size } = context;
  const inside = chart.kind === 'stack' || chart.kind === 'stack100';
  const all = chart.labels === 'all' && chart.kind !== 'scatter';
  const axisFormat = formatOf(series, chart.value.format);
  // Medians stand among the dots: their figures above them.
  const median = chart.kind === 'scatter' && series.symbol === 'plus';
  const position = val('c:dLblPos', median ? 't' : positions[chart.kind]);
  const lookOf = (point: NativePoint | null) => ({
    size: inside ? size - 1 : size,
    colour: hex(inside && !point?.hollow ? colours.card : colours.ink),
  });
  const last = chart.kind === 'line' ? series.points.findLastIndex(({ value }) => value !== null) : -1;
  const single = series.points.map((point, at) => {
    if (point.value === null || (chart.labels === 'doubtful' && !point.hollow)) return '';
    if (point.label === '') return tag('c:dLbl', {}, val('c:idx', at), val('c:delete', true));
    const differs = point.format !== null && point.format !== axisFormat;
    const format = tag('c:numFmt', { formatCode: point.format ?? axisFormat, sourceLinked: false });
    const words =
      point.label === null ? (differs || point.hollow ? format : null) : richText(point.label, lookOf(point), language);
    if (words === null && !(at === last && !all)) return '';
    if (words !== null && point.label === null && !all) return '';
    return tag(
      'c:dLbl',
      {},
      val('c:idx', at),
      words ?? format,
      tag('c:spPr', {}, tag('a:noFill'), tag('a:ln', {}, tag('a:noFill'))),
      textProperties(lookOf(point), language),
      position,
      ...shown(true),
    );
  });
  return tag(
    'c:dLbls',
    {},
    ...single,
    tag('c:numFmt', { formatCode: axisFormat, sourceLinked: false }),
    tag('c:spPr', {}, tag('a:noFill'), tag('a:ln', {}, tag('a:noFill'))),
    textProperties(lookOf(null), language),
    position,
    ...shown(all),
  );
}

function shown(value: boolean): string[] {
  return [
    val('c:showLegendKey', false),
    val('c:showVal', value),
    val('c:showCatName', false),
    val('c:showSerName', false),
    val('c:showPercent', false),
    val('c:showBubbleSize', false),
  ];
}
