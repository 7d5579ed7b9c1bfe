import { fitText, textWidth } from '../../charts/measure.ts';
import { chartFontSize, segmentStyle, valueAxis } from '../../charts/style.ts';
import { colourOf, type Draw, gridOf, overPlaces } from './frame.ts';

/** Parts upon each other, a key above. */
export const drawStacks: Draw = (points, names, context) => {
  const { width, colours } = context;
  const frame = overPlaces(points.places, names, 24, context);
  const several = points.series.length > 1;
  const rows = several ? Math.ceil(points.series.reduce((sum, name) => sum + textWidth(name, 12) + 40, 0) / width) : 0;
  const keyHeight = Math.min(8, rows) * 22;
  const { option } = frame;
  return {
    height: frame.height + keyHeight,
    option: {
      ...option,
      title: { ...option.title, top: keyHeight },
      grid: { ...option.grid, top: option.grid.top + keyHeight },
      legend: {
        show: several,
        type: 'plain',
        top: 0,
        left: 0,
        padding: 0,
        itemWidth: 12,
        itemHeight: 12,
        selectedMode: false,
        data: points.series,
        textStyle: { color: colours.ink },
        formatter: (name: string) => fitText(name, chartFontSize, width * 0.4),
      },
      yAxis: valueAxis('', colours),
      series: gridOf(points).map((row, index) => ({
        type: 'bar',
        stack: 'all',
        barMaxWidth: 40,
        name: points.series[index] ?? '',
        itemStyle: segmentStyle(colourOf(index, colours), index, { doubt: false }, colours),
        data: row.map((point) => point?.y ?? '-'),
      })),
    },
  };
};
