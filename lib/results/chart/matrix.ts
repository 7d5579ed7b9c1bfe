import { fitText, textWidth } from '../../charts/measure.ts';
import { baseOption, chartFontSize, hatching, labelOf, wordAxis } from '../../charts/style.ts';
import { amounts, type Draw, gridOf } from './frame.ts';

const rowHeight = 26;

/** A matrix: the darker, the larger; every cell says its number, a gap is hatched. */
export const drawMatrix: Draw = (points, _names, { width, colours }) => {
  const { places, series } = points;
  const widest = Math.max(...series.map((name) => textWidth(name, chartFontSize)));
  const left = Math.min(width * 0.35, widest + 14);
  const band = (width - left - 8) / Math.max(1, places.length);
  const most = Math.max(...amounts(points.points).map(Math.abs), 1);
  const turned = Math.max(...places.map((place) => textWidth(place, chartFontSize))) > band - 4;
  const top = turned ? 90 : 24;
  return {
    height: top + series.length * rowHeight + 6,
    option: {
      ...baseOption(colours),
      grid: { left, right: 8, top, height: series.length * rowHeight },
      xAxis: {
        ...wordAxis(
          places.map((place) => fitText(place, chartFontSize, turned ? 110 : band)),
          colours['ink-2'],
        ),
        position: 'top',
        axisLabel: { color: colours['ink-2'], fontSize: chartFontSize, interval: 0, rotate: turned ? 45 : 0 },
      },
      yAxis: {
        ...wordAxis(
          series.map((name) => fitText(name, chartFontSize, left - 10)),
          colours.ink,
        ),
        inverse: true,
      },
      visualMap: { show: false, min: 0, max: 1, dimension: 2, seriesIndex: 0, inRange: {} },
      series: [
        {
          type: 'heatmap',
          data: gridOf(points).flatMap((row, line) =>
            row.flatMap((point, column) => {
              if (point === undefined) return [];
              const text = textWidth(point.text, 11) < band - 4 ? point.text : '';
              const edge = { borderColor: colours.card, borderWidth: 1 };
              const style =
                point.y === null
                  ? hatching('not_reported', colours)
                  : { color: colours['series-1'], opacity: 0.08 + (0.47 * Math.abs(point.y)) / most, ...edge };
              const label = labelOf(text, colours.ink, { position: 'inside', fontSize: 11, opacity: 1 });
              return [{ value: [column, line, 0], visualMap: false, itemStyle: style, label }];
            }),
          ),
        },
      ],
    },
  };
};
