import { type EndPoint, labelSteps, leaders } from '../../charts/line/leaders.ts';
import { fitText, textWidth } from '../../charts/measure.ts';
import { roundScale, spreadLabels } from '../../charts/scale.ts';
import { chartFontSize, labelOf, pixelAxis, valueAxis } from '../../charts/style.ts';
import { seriesTokens } from '../../charts/theme.ts';
import { amounts, colourOf, type Draw, gridOf, overPlaces, plotHeight } from './frame.ts';

const nameHeight = 15;
/** Names stand above this, CSS pixels from the top of the plot. */
const namesFoot = plotHeight - 16;
/** With more lines than this their names would leave the plot. */
const namesAtMost = Math.floor(namesFoot / nameHeight) + 1;

/** A line per series, named at its last point where there is room for all names; a gap breaks it. */
export const drawLines: Draw = (points, names, context) => {
  const { width, colours } = context;
  const named = points.series.length <= namesAtMost;
  const widths = points.series.map((name) => textWidth(name, chartFontSize) + 18);
  const right = named ? Math.min(width * 0.34, Math.max(24, ...widths)) : 24;
  const frame = overPlaces(points.places, names, right, context);
  const scale = roundScale(amounts(points.points), 5);
  const rows = gridOf(points);
  const height = plotHeight - 8;
  const band = (width - frame.option.grid.left - right) / Math.max(1, points.places.length);
  const ends = named ? endsOf(rows, (y) => (1 - (y - scale.min) / (scale.max - scale.min)) * height, colours) : [];
  const steps = labelSteps(ends, { band });
  const labelAt = (index: number) => {
    const { shift = 0 } = ends[index] ?? {};
    const text = fitText(points.series[index] ?? '', chartFontSize, right - 14);
    return labelOf(text, colours.ink, { position: 'right', distance: 8, offset: [steps[index] ?? 0, shift] });
  };
  return {
    ...frame,
    unnamed: named ? 0 : points.series.length,
    option: {
      ...frame.option,
      xAxis: [frame.option.xAxis, pixelAxis(points.places.length)],
      yAxis: { ...valueAxis('', colours), ...scale },
      series: [
        ...rows.map((row, index) => ({
          type: 'line',
          showSymbol: true,
          symbolSize: 5,
          connectNulls: false,
          lineStyle: {
            width: 1.8,
            color: colourOf(index, colours),
            type: index < seriesTokens.length ? 'solid' : 'dashed',
          },
          itemStyle: { color: colourOf(index, colours) },
          data: row.map((point, place) => {
            if (point === undefined || point.y === null) return '-';
            return named && place === lastAt(row) ? { value: point.y, label: labelAt(index) } : point.y;
          }),
        })),
        ...leaders(ends, { band, height, scale }, { xAxisIndex: 1, yAxisIndex: 0 }),
      ],
    },
  };
};

type Row = ReturnType<typeof gridOf>[number];

const lastAt = (row: Row) => row.findLastIndex((point) => point !== undefined && point.y !== null);

const endOf = (row: Row) => row[lastAt(row)]?.y ?? 0;

/** Where each line ends, and how far its name moves so that all stand apart. */
function endsOf(rows: readonly Row[], heightOf: (y: number) => number, colours: Parameters<typeof colourOf>[1]) {
  const ended = rows.filter((row) => lastAt(row) >= 0);
  const wanted = ended.map((row) => heightOf(endOf(row)));
  const spread = spreadLabels(wanted, nameHeight, namesFoot);
  return rows.map((row, index): EndPoint => {
    const at = ended.indexOf(row);
    const shift = (spread[at] ?? 0) - (wanted[at] ?? 0);
    return { x: lastAt(row) + 0.5, value: endOf(row), shift, colour: colourOf(index, colours) };
  });
}
