import type { NativeAxis, NativeChart } from '../native/model.ts';
import { tag, val } from '../opc/xml.ts';
import type { ChartContext } from './chart-part.ts';
import { hex, outline } from './ink.ts';
import { richText, textProperties } from './text.ts';

/** What the axes of a chart are called, categories (or across) first. */
export const axisIds = { first: 111_111_111, second: 222_222_222 } as const;

/** The two axes of a chart: categories and values, or the figures across and up of a scatter. */
export function axes(chart: NativeChart, context: ChartContext): string {
  const { value, across, kind } = chart;
  if (across !== null) {
    return (
      valueAxis(
        across,
        { id: axisIds.first, crosses: axisIds.second, at: 'b', between: 'midCat', crossAt: value },
        context,
      ) +
      valueAxis(
        value,
        { id: axisIds.second, crosses: axisIds.first, at: 'l', between: 'midCat', crossAt: across },
        context,
      )
    );
  }
  const isLine = kind === 'line';
  // Bars are read from the top: the first category stands there, and the value axis below the last.
  const place = {
    id: axisIds.second,
    crosses: axisIds.first,
    at: isLine ? 'l' : 'b',
    between: 'between',
    crossAt: null,
    far: !isLine,
  } as const;
  return categoryAxis(chart, context) + valueAxis(value, place, context);
}

function categoryAxis({ kind, value }: NativeChart, context: ChartContext): string {
  const { language, colours, size } = context;
  const isLine = kind === 'line';
  return tag(
    'c:catAx',
    {},
    val('c:axId', axisIds.first),
    tag('c:scaling', {}, val('c:orientation', isLine ? 'minMax' : 'maxMin')),
    val('c:delete', false),
    val('c:axPos', isLine ? 'b' : 'l'),
    val('c:majorTickMark', 'none'),
    val('c:minorTickMark', 'none'),
    val('c:tickLblPos', isLine && value.reversed ? 'high' : 'low'),
    tag('c:spPr', {}, outline(hex(colours.ink), 0.75)),
    textProperties({ size, colour: hex(colours.ink) }, language),
    val('c:crossAx', axisIds.second),
    val('c:crosses', 'autoZero'),
    val('c:auto', false),
    val('c:lblAlgn', 'ctr'),
    val('c:lblOffset', 100),
    isLine ? '' : val('c:tickLblSkip', 1),
    val('c:noMultiLvlLbl', true),
  );
}

interface Place {
  readonly id: number;
  readonly crosses: number;
  readonly at: 'b' | 'l';
  readonly between: 'between' | 'midCat';
  /** The axis crossed, of a scatter: this one stands at its lowest figure. */
  readonly crossAt: NativeAxis | null;
  /** Stands at the far end of the categories. */
  readonly far?: boolean;
}

function valueAxis(axis: NativeAxis, place: Place, { language, colours, size }: ChartContext): string {
  const look = { size, colour: hex(colours['ink-2']) };
  const title =
    axis.title === '' ? '' : tag('c:title', {}, richText(axis.title, look, language), val('c:overlay', false));
  const grid = tag('c:majorGridlines', {}, tag('c:spPr', {}, outline(hex(colours.hairline), 0.75)));
  return tag(
    'c:valAx',
    {},
    val('c:axId', place.id),
    tag(
      'c:scaling',
      {},
      val('c:orientation', axis.reversed ? 'maxMin' : 'minMax'),
      axis.max === null ? '' : val('c:max', axis.max),
      axis.min === null ? '' : val('c:min', axis.min),
    ),
    val('c:delete', false),
    val('c:axPos', place.at),
    grid,
    title,
    tag('c:numFmt', { formatCode: axis.ticks, sourceLinked: false }),
    val('c:majorTickMark', 'none'),
    val('c:minorTickMark', 'none'),
    val('c:tickLblPos', 'nextTo'),
    tag('c:spPr', {}, outline(null, 0)),
    textProperties(look, language),
    val('c:crossAx', place.crosses),
    val('c:crosses', place.far || place.crossAt?.reversed ? 'max' : place.crossAt === null ? 'autoZero' : 'min'),
    val('c:crossBetween', place.between),
    axis.step === null ? '' : val('c:majorUnit', axis.step),
  );
}
