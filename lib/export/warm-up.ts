import type { ChartModel } from '../charts/chart-model.ts';
import { chartFont, chartFontSize, emptySeries } from '../charts/style.ts';
import { renderPicture } from './picture.ts';

const words = '数 0';
const textStyle = { fontFamily: chartFont, fontSize: chartFontSize };
const title = { text: words, textStyle };
const decal = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 4], rotation: 0 };
const label = { show: true, formatter: words };
const axes = {
  grid: { left: 60, right: 20, top: 20, bottom: 20 },
  xAxis: [
    { type: 'value', axisLabel: { hideOverlap: true } },
    { type: 'category', data: [words], show: false },
  ],
  yAxis: [{ type: 'category', data: [{ value: words }], inverse: true }],
};

/** From the least to the whole: a text, a bar between axes, then the other kinds of series with a key. */
const samples: readonly Readonly<Record<string, unknown>>[] = [
  { title },
  { ...axes, series: [{ type: 'bar', data: [{ value: 1, label, itemStyle: { color: '#000000', decal } }] }] },
  {
    ...axes,
    legend: { data: [words] },
    visualMap: { show: false, min: 0, max: 1, dimension: 2, seriesIndex: 0, inRange: {} },
    series: [
      { type: 'heatmap', xAxisIndex: 1, data: [{ value: [0, 0, 0], visualMap: false, label }] },
      { type: 'line', name: words, data: [[0, 0]] },
      { type: 'scatter', data: [{ value: [0, 0], label }], labelLayout: { hideOverlap: true } },
      { ...emptySeries, markLine: { symbol: 'none', data: [{ xAxis: 0 }] } },
    ],
  },
];

/**
 * Steps that draw a little of everything, to be thrown away, each in a task of its own: the first picture else waits for the
 * code to be compiled and the fonts to be found.
 */
export const warmUps: readonly (() => void)[] = samples.map((sample) => () => {
  const model: ChartModel = { option: { animation: false, textStyle, ...sample }, width: 300, height: 60, marks: [] };
  renderPicture(model, 'warm-up');
});
