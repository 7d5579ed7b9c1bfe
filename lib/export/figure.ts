import type { ChartModel } from '../charts/chart-model.ts';
import { wrapText } from '../charts/measure.ts';
import type { Colours } from '../charts/theme.ts';
import type { Caption } from '../model/caption.ts';
import { pictureFonts } from './fonts.ts';
import { filePicture } from './picture.ts';
import { xmlText } from './text.ts';
import { footnoteLine } from './words.ts';

const margin = 24;

interface TextStyle {
  readonly size: number;
  readonly lineHeight: number;
  readonly font: string;
  readonly colour: string;
  readonly bold?: boolean;
}

/** Width of the chart inside a composed figure of this width. */
export function chartWidthOf(figureWidth: number): number {
  return figureWidth - 2 * margin;
}

/** How a figure is composed. `more` are lines under the caption's own: definitions, reports, the link. */
export interface FigureOptions {
  readonly width: number;
  readonly colours: Colours;
  readonly more?: readonly string[];
}

/**
 * A complete, standalone SVG of a chart: title, subtitle, picture, footnotes, completeness and source, wrapped to the
 * width. The model must be drawn at {@link chartWidthOf} that width. All text is escaped and free of control characters;
 * fonts are named with fallbacks and never fetched.
 */
export function composeFigure(
  model: ChartModel,
  caption: Caption,
  { width, colours, more = [] }: FigureOptions,
): string {
  const inner = chartWidthOf(width);
  const page = createPage(inner);
  page.text(caption.title, { size: 20, lineHeight: 28, font: pictureFonts.serif, colour: colours.ink, bold: true });
  page.text(caption.subtitle, { size: 13, lineHeight: 20, font: pictureFonts.sans, colour: colours['ink-2'] });
  page.space(10);
  page.picture(filePicture(model, 'figure'), model.height);
  page.space(8);
  page.rule(colours.hairline);
  const small: TextStyle = { size: 11.5, lineHeight: 18, font: pictureFonts.sans, colour: colours['ink-2'] };
  for (const note of caption.footnotes) page.text(footnoteLine(note), small);
  page.text(caption.completeness, small);
  page.text(caption.source, small);
  for (const line of more) page.text(line, small);
  const height = Math.ceil(page.height() + margin);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${xmlText(caption.sentence)}">`,
    `<title>${xmlText(caption.title)}</title>`,
    `<desc>${xmlText(caption.sentence)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${colours.card}"/>`,
    ...page.parts(),
    '</svg>',
    '',
  ].join('\n');
}

/** A column of elements from the top; `height` is where the next one would stand. */
function createPage(inner: number) {
  const parts: string[] = [];
  let y = margin;
  return {
    text: (text: string, style: TextStyle) => {
      for (const line of wrapText(text, style.size, inner)) {
        parts.push(textElement(line, y + style.lineHeight * 0.74, style));
        y += style.lineHeight;
      }
    },
    picture: (svg: string, height: number) => {
      parts.push(svg.replace('<svg ', `<svg x="${margin}" y="${y}" `).trim());
      y += height;
    },
    rule: (colour: string) => {
      parts.push(`<path d="M${margin} ${y}h${inner}" stroke="${colour}"/>`);
      y += 8;
    },
    space: (height: number) => {
      y += height;
    },
    height: () => y,
    parts: () => parts,
  };
}

function textElement(text: string, baseline: number, { size, font, colour, bold }: TextStyle): string {
  const weight = bold ? ' font-weight="bold"' : '';
  return `<text x="${margin}" y="${Math.round(baseline * 10) / 10}" font-family="${font}" font-size="${size}"${weight} fill="${colour}">${xmlText(text)}</text>`;
}
