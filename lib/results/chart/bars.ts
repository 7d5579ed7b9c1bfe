import { fitText, textWidth } from '../../charts/measure.ts';
import { roundScale } from '../../charts/scale.ts';
import {
  bandHeight,
  baseOption,
  chartFontSize,
  hatching,
  labelOf,
  pixelAxis,
  valueAxis,
  wordAxis,
} from '../../charts/style.ts';
import { amounts, colourOf, type Draw } from './frame.ts';

/** One bar per row, named at its left: by its place, and its series where there are several. */
export const drawBars: Draw = ({ points, series }, _names, { width, colours }) => {
  const several = series.length > 1;
  const words = points.map(({ x, series: own }) => (several ? `${x} · ${own}` : x));
  const left = Math.min(width * 0.4, Math.max(...words.map((word) => textWidth(word, chartFontSize))) + 14);
  const right = Math.min(width * 0.3, Math.max(...points.map(({ text }) => textWidth(text, chartFontSize))) + 16);
  const scale = roundScale(amounts(points), width < 500 ? 3 : 5);
  const bar = { type: 'bar', barWidth: 13, barGap: '-100%' };
  const label = (text: string, colour: string, position = 'right') => labelOf(text, colour, { position, distance: 6 });
  return {
    height: points.length * bandHeight + 30,
    option: {
      ...baseOption(colours),
      grid: { left, right, top: 4, bottom: 26 },
      xAxis: [{ ...valueAxis('', colours), ...scale }, pixelAxis(width - left - right)],
      yAxis: {
        ...wordAxis(
          words.map((word) => fitText(word, chartFontSize, left - 10)),
          colours.ink,
        ),
        inverse: true,
      },
      series: [
        {
          ...bar,
          barMinHeight: 1,
          data: points.map(({ y, text, series: own }) =>
            y === null
              ? '-'
              : {
                  value: y,
                  itemStyle: { color: colourOf(series.indexOf(own), colours) },
                  label: label(text, colours.ink, y < 0 ? 'left' : 'right'),
                },
          ),
        },
        {
          ...bar,
          xAxisIndex: 1,
          data: points.map(({ y, text }) =>
            y === null
              ? { value: 30, itemStyle: hatching('not_reported', colours), label: label(text, colours['ink-2']) }
              : '-',
          ),
        },
      ],
    },
  };
};
