import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  VisualMapComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartModel } from '../charts/chart-model.ts';
import { type Colours, type ColourToken, colourTokens } from '../charts/theme.ts';
import { pictureFonts } from './fonts.ts';

echarts.use([
  BarChart,
  CustomChart,
  LineChart,
  HeatmapChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  VisualMapComponent,
  LabelLayout,
  SVGRenderer,
]);

/**
 * The chart as an SVG picture: the same text in Node and in the browser, marks carry `ecmeta_series_index` and
 * `ecmeta_data_index`. `prefix` begins every id within, so that several pictures can stand in one page.
 */
export function renderPicture(model: ChartModel, prefix: string): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: model.width, height: model.height });
  try {
    chart.setOption(model.option);
    return tidy(chart.renderToSVGString(), prefix);
  } finally {
    chart.dispose();
  }
}

/**
 * The chart as a picture for files. Word, PowerPoint, WPS and LibreOffice know neither `dominant-baseline` nor `paint-order`, nor all of
 * `style`: words are set on their baseline, in fonts named by attributes, and the halo that keeps them readable on lines is a text of its
 * own beneath.
 */
export function filePicture(model: ChartModel, prefix: string): string {
  return renderPicture(model, prefix).replace(
    /<text ([^>]*)>([^<]*)<\/text>/g,
    (_, attributes: string, words: string) => {
      const standing = withFont(onBaseline(attributes));
      const bare = standing.replace(/ (?:stroke|paint-order)[a-z-]*="[^"]*"/g, '');
      const text = `<text ${bare}>${words}</text>`;
      const halo = / stroke="([^"]*)"/.exec(standing)?.[1];
      if (halo === undefined) return text;
      const beneath = standing.replace(/ paint-order="[^"]*"/, '').replace(/ fill="[^"]*"/, ` fill="${halo}"`);
      return `<text ${beneath}>${words}</text>\n${text}`;
    },
  );
}

/** From the line through the middle of the words, in which a chart places them, down to the line they stand on, in ems. */
const middleOfWords = 0.38;

function onBaseline(attributes: string): string {
  const size = Number(/font-size:([\d.]+)px/.exec(attributes)?.[1]);
  const y = Number(/ y="([^"]*)"/.exec(attributes)?.[1] ?? 0) + size * middleOfWords;
  const placed = attributes
    .replace(/ y="[^"]*"/, '')
    .replace(/dominant-baseline="central"/, `y="${Number(y.toFixed(2))}"`);
  if (!Number.isFinite(y) || placed.includes('baseline'))
    throw new Error(`picture: words that stand elsewhere: ${attributes}`);
  return placed;
}

function withFont(attributes: string): string {
  return attributes.replace(/style="([^"]*)"/, (_, style: string) =>
    style
      .split(';')
      .filter((rule) => rule !== '')
      .map((rule) => rule.split(':'))
      .map(([name, value = '']) =>
        name === 'font-family' ? `${name}="${pictureFonts.sans}"` : `${name}="${value.replace(/px$/, '')}"`,
      )
      .join(' '),
  );
}

/**
 * Without the hover styles (they would leak into the page), without shapes nobody sees, with ids that do not depend on what was drawn before; the
 * entries of a key carry no mark's address.
 */
function tidy(svg: string, prefix: string): string {
  return svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>\s*/g, '')
    .replace(/<path d=""[^>]*><\/path>\s*/g, '')
    .replace(/<path [^>]*fill="rgb\(0,0,0\)" fill-opacity="0"[^>]*stroke-width="0"[^>]*><\/path>\s*/g, '')
    .replace(/(<clipPath[^>]*>\s*<path [^>]*?) fill="#000"/g, '$1')
    .replace(/ class="zr\d+-cls-\d+"/g, '')
    .replace(/ ecmeta_series_index="\d+" ecmeta_data_index="\d+" ecmeta_ssr_type="legend"/g, '')
    .replace(/\bzr\d+-(?=[a-z]+-?\d)/g, `${prefix}-`);
}

/**
 * The picture with the colours of the light theme replaced by custom properties (`var(--series-1)`), so that it follows
 * light, dark and print where it stands in a page. Only colour attributes are touched, never words.
 */
export function themePicture(svg: string, light: Colours): string {
  const tokens = new Map<string, ColourToken>();
  for (const token of colourTokens) {
    if (!tokens.has(light[token])) tokens.set(light[token], token);
  }
  return svg.replace(/ (fill|stroke)="(#[0-9a-f]{6})"/g, (whole, attribute: string, hex: string) => {
    const token = tokens.get(hex);
    return token === undefined ? whole : ` ${attribute}="var(--${token})"`;
  });
}
