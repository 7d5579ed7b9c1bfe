import { fitText, textWidth } from '../../charts/measure.ts';
import { roundScale, spreadLabels } from '../../charts/scale.ts';
import { chartFontSize, labelOf, valueAxis } from '../../charts/style.ts';
import { seriesTokens } from '../../charts/theme.ts';
import { amounts, colourOf, type Draw, gridOf, overPlaces, plotHeight } from './frame.ts';

/** A line per series, named at its last point; a gap breaks it. */
export const drawLines: Draw = (points, names, context) => {
  const { width, colours } = context;
  const ends = points.series.map((name) => textWidth(name, chartFontSize) + 18);
  const right = Math.min(width * 0.34, Math.max(24, ...ends));
  const frame = overPlaces(points.places, names, right, context);
  const scale = roundScale(amounts(points.points), 5);
  const rows = gridOf(points);
  const lastAt = rows.map((row) => row.findLastIndex((point) => point !== undefined && point.y !== null));
  const heightOf = (index: number) => {
    const y = rows[index]?.[lastAt[index] ?? 0]?.y ?? 0;
    return (1 - (y - scale.min) / (scale.max - scale.min)) * (plotHeight - 8);
  };
  const wanted = rows.map((_, index) => heightOf(index));
  const spread = spreadLabels(wanted, 15, plotHeight - 18);
  return {
    ...frame,
    option: {
      ...frame.option,
      yAxis: { ...valueAxis('', colours), ...scale },
      series: rows.map((row, index) => ({
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
          if (place !== lastAt[index]) return point.y;
          const text = fitText(points.series[index] ?? '', chartFontSize, right - 14);
          const offset = [0, (spread[index] ?? 0) - (wanted[index] ?? 0)];
          return { value: point.y, label: labelOf(text, colours.ink, { position: 'right', distance: 8, offset }) };
        }),
      })),
    },
  };
};
