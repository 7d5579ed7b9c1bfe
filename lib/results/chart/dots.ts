import { fitText } from '../../charts/measure.ts';
import { roundScale } from '../../charts/scale.ts';
import { baseOption, chartFontSize, labelOf, valueAxis } from '../../charts/style.ts';
import { amounts, colourOf, type Draw, titleHeight } from './frame.ts';

/** More dots than this are not named. */
const namedAtMost = 40;

/** Dots by two amounts; named where they are few. */
export const drawDots: Draw = ({ points, series }, names, { width, colours }) => {
  const drawn = points.filter(({ across, y }) => across !== null && y !== null);
  const height = Math.round(Math.min(480, width * 0.66));
  const titleStyle = { color: colours['ink-2'], fontSize: chartFontSize, fontWeight: 'normal' };
  const several = series.length > 1;
  const named = several && drawn.length <= namedAtMost;
  return {
    height: height + 2 * titleHeight + 26,
    unnamed: several && !named ? series.length : 0,
    option: {
      ...baseOption(colours),
      title: [
        { text: fitText(`↑ ${names.y}`, chartFontSize, width - 8), left: 0, top: 0, padding: 0, textStyle: titleStyle },
        {
          text: fitText(`${names.x} →`, chartFontSize, width - 8),
          right: 24,
          top: height + titleHeight + 28,
          padding: 0,
          textStyle: titleStyle,
        },
      ],
      grid: { left: 62, right: 24, top: titleHeight + 4, height },
      xAxis: {
        ...valueAxis('', colours),
        ...roundScale(
          drawn.flatMap(({ across }) => across ?? []),
          width < 500 ? 3 : 5,
        ),
      },
      yAxis: { ...valueAxis('', colours), ...roundScale(amounts(drawn), 5) },
      series: [
        {
          type: 'scatter',
          symbolSize: drawn.length > 150 ? 6 : 10,
          data: drawn.map(({ across, y, series: own }) => ({
            value: [across, y],
            itemStyle: { color: colourOf(series.indexOf(own), colours), opacity: 0.75 },
            label: named
              ? labelOf(fitText(own, chartFontSize, 120), colours.ink, { position: 'right', distance: 4 })
              : { show: false },
          })),
          labelLayout: { hideOverlap: true },
        },
      ],
    },
  };
};
