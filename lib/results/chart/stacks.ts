import { fitText, textWidth } from '../../charts/measure.ts';
import { chartFontSize, segmentStyle, valueAxis } from '../../charts/style.ts';
import { colourOf, type Draw, gridOf, overPlaces } from './frame.ts';

const swatch = 12;
const keyGap = 10;
/** A key of more lines than this is a list, not a key. */
const keyLinesAtMost = 4;

/** Parts upon each other, a key above where it can name them in a few lines. */
export const drawStacks: Draw = (points, names, context) => {
  const { width, colours } = context;
  const frame = overPlaces(points.places, names, 24, context);
  const several = points.series.length > 1;
  const nameOf = (name: string) => fitText(name, chartFontSize, width * 0.4);
  const lines = several ? keyLines(points.series, nameOf, width) : [];
  const named = several && lines.length <= keyLinesAtMost;
  const keyHeight = named ? lines.length * (swatch + keyGap) : 0;
  const { option } = frame;
  return {
    height: frame.height + keyHeight,
    unnamed: several && !named ? points.series.length : 0,
    option: {
      ...option,
      title: { ...option.title, top: keyHeight },
      grid: { ...option.grid, top: option.grid.top + keyHeight },
      legend: {
        show: named,
        type: 'plain',
        top: 0,
        left: 0,
        width: 2 * width,
        padding: 0,
        itemGap: keyGap,
        itemWidth: swatch,
        itemHeight: swatch,
        selectedMode: false,
        data: lines.flatMap((line, at) => (at === 0 ? line : ['\n', ...line])),
        textStyle: { color: colours.ink, fontSize: chartFontSize, lineHeight: swatch },
        formatter: nameOf,
      },
      yAxis: valueAxis('', colours),
      series: gridOf(points).map((row, index) => ({
        type: 'bar',
        stack: 'all',
        barMaxWidth: 40,
        name: points.series[index] ?? '',
        itemStyle: {
          ...segmentStyle(colourOf(index, colours), index, { doubt: false }, colours),
          // Light edges would be all there is of so many small parts.
          ...(several && !named ? { borderWidth: 0 } : {}),
        },
        data: row.map((point) => point?.y ?? '-'),
      })),
    },
  };
};

/** The names in lines as wide as the picture. */
function keyLines(series: readonly string[], nameOf: (name: string) => string, width: number): string[][] {
  const lines: string[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const name of series) {
    // Text is wider in some fonts than measured.
    const needs = swatch + 5 + textWidth(nameOf(name), chartFontSize) * 1.06;
    if (used + needs > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(name);
    used += needs + keyGap;
  }
  return lines;
}
