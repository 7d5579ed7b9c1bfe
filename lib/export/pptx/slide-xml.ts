import { wrapText } from '../../charts/measure.ts';
import type { Colours } from '../../charts/theme.ts';
import type { Language } from '../../model/language.ts';
import { hex } from '../drawingml/ink.ts';
import { paragraph, type RunLook, runProperties } from '../drawingml/text.ts';
import { tag, xmlHead } from '../opc/xml.ts';
import { presentationNames } from './frame-parts.ts';
import { type Box, chartFrame, groupHead, pictureShape, rule, tableFrame, textBox } from './shapes.ts';
import { type Slide, tableGap } from './slide.ts';

/** Relations a slide's shapes refer to. */
export interface SlideIds {
  /** Of each chart, in order. */
  readonly charts: readonly string[];
  readonly png: string;
  readonly svg: string;
  /** Of the live link; undefined for none. */
  readonly link: string | undefined;
}

/** How slides look. Sizes in points. */
export interface SlideLook {
  readonly width: number;
  readonly height: number;
  readonly language: Language;
  readonly colours: Colours;
}

const margin = 40;
/** Sizes a title may have, the first in which it fits two lines. */
const titleSizes = [24, 20, 18, 16];
const subtitleSize = 13;
const footSize = 9;
const footLine = 12.5;
/** More small print than this would take the chart's room; all of it stands in the notes. */
const footLinesAtMost = 8;

/** A slide as PresentationML: the message, what it is measured in, the chart, the small print. */
export function slideXml(slide: Slide, ids: SlideIds, look: SlideLook): string {
  const shapes = slide.kind === 'cover' ? coverShapes(slide, look) : contentShapes(slide, ids, look);
  const tree = tag('p:spTree', {}, ...groupHead, ...shapes);
  const root = tag(
    'p:sld',
    presentationNames,
    tag('p:cSld', {}, tree),
    tag('p:clrMapOvr', {}, tag('a:masterClrMapping')),
  );
  return `${xmlHead}${root}`;
}

function coverShapes({ title, subtitle, body }: Slide, { width, height, language, colours }: SlideLook): string[] {
  const inner = width - 2 * margin;
  const box = (y: number, tall: number): Box => ({ x: margin, y, width: inner, height: tall });
  const lines = body.kind === 'text' ? body.paragraphs : [];
  const ink = hex(colours.ink);
  const quiet = hex(colours['ink-2']);
  return [
    rule({ id: 2, name: 'rule' }, { x: margin, y: height * 0.3, width: 64, height: 4 }, colours.accent),
    textBox(
      { id: 3, name: 'title' },
      box(height * 0.33, 110),
      [paragraph(title, { size: 36, colour: ink, bold: true }, language)],
      { placeholder: 'title' },
    ),
    textBox({ id: 4, name: 'subtitle' }, box(height * 0.33 + 120, 40), [
      paragraph(subtitle, { size: 18, colour: quiet }, language),
    ]),
    textBox(
      { id: 5, name: 'lines' },
      box(height - 130, 90),
      lines.map((line) => paragraph(line, { size: 12, colour: quiet }, language)),
      { anchor: 'b' },
    ),
  ];
}

function contentShapes(slide: Slide, ids: SlideIds, look: SlideLook): string[] {
  const { width, height, language, colours } = look;
  const inner = width - 2 * margin;
  const linesAt = (size: number) => wrapText(slide.title, size, inner - size).length;
  // A long finding is set smaller before it is let run on.
  const titleSize = titleSizes.find((size) => linesAt(size) <= 2) ?? 16;
  const titleHeight = 8 + titleSize * 1.32 * Math.min(3, linesAt(titleSize));
  const subtitleTop = 24 + titleHeight;
  const subtitleLines = Math.min(2, wrapText(slide.subtitle, subtitleSize, inner - subtitleSize).length);
  const top = subtitleTop + (slide.subtitle === '' ? 8 : 9 + subtitleLines * subtitleSize * 1.45);
  const foot = footOf(slide, inner, language);
  const footHeight = foot.lines * footLine;
  const footTop = height - 20 - footHeight;
  const ink = hex(colours.ink);
  const quiet: RunLook = { size: footSize, colour: hex(colours['ink-2']) };
  const middle: Box = { x: margin, y: top, width: inner, height: footTop - 10 - top };
  return [
    textBox(
      { id: 2, name: 'title' },
      { x: margin, y: 22, width: inner, height: titleHeight },
      [paragraph(slide.title, { size: titleSize, colour: ink, bold: true }, language)],
      { placeholder: 'title', anchor: 'ctr' },
    ),
    rule({ id: 3, name: 'rule' }, { x: margin, y: 18, width: 48, height: 3 }, colours.accent),
    ...(slide.subtitle === ''
      ? []
      : [
          textBox(
            { id: 4, name: 'subtitle' },
            { x: margin, y: subtitleTop, width: inner, height: 20 * subtitleLines },
            [paragraph(slide.subtitle, { size: subtitleSize, colour: hex(colours['ink-2']) }, language)],
          ),
        ]),
    ...bodyShapes(slide, middle, ids, look),
    ...(foot.texts.length === 0
      ? []
      : [
          rule(
            { id: 5, name: 'foot rule' },
            { x: margin, y: footTop - 5, width: inner, height: 0.75 },
            colours['hairline-strong'],
          ),
          textBox({ id: 6, name: 'notes' }, { x: margin, y: footTop, width: inner - 40, height: footHeight }, [
            ...foot.texts.map((text) => paragraph(text, quiet, language)),
            ...(slide.linkWords === ''
              ? []
              : [paragraph(slide.linkWords, { ...quiet, colour: hex(colours['series-1']), link: ids.link }, language)]),
          ]),
        ]),
    numberBox({ x: width - margin - 36, y: height - 20 - footLine, width: 36, height: footLine }, quiet, language),
  ];
}

function numberBox(box: Box, look: RunLook, language: Language): string {
  const field = tag(
    'a:fld',
    { id: '{6F1C7B36-0E5B-4C0D-9E55-7A1F0D2B9C01}', type: 'slidenum' },
    runProperties('a:rPr', look, language),
    '<a:t>‹#›</a:t>',
  );
  const end = runProperties('a:endParaRPr', look, language);
  const line = tag('a:p', {}, tag('a:pPr', { algn: 'r' }), field, end);
  return textBox({ id: 7, name: 'number' }, box, [line], { placeholder: 'sldNum', anchor: 'b' });
}

/** The small print that fits, the last lines (coverage and source) first; the rest stands in the notes, and this says so. */
function footOf({ foot, linkWords }: Slide, width: number, language: Language) {
  const count = (text: string) => wrapText(text, footSize, width - 44).length;
  const most = footLinesAtMost - (linkWords === '' ? 0 : count(linkWords));
  const fixed = foot.slice(-2);
  const rest = foot.slice(0, -2);
  let used = fixed.reduce((sum, text) => sum + count(text), 0);
  const kept = rest.filter((text) => {
    if (used + count(text) > most) return false;
    used += count(text);
    return true;
  });
  const more = language === 'zh' ? '其余说明见本页备注。' : 'More in the notes of this slide.';
  const texts = [...kept, ...fixed, ...(kept.length < rest.length ? [more] : [])];
  const lines = texts.reduce((sum, text) => sum + count(text), 0) + (linkWords === '' ? 0 : count(linkWords));
  return { texts, lines };
}

function bodyShapes({ body }: Slide, box: Box, ids: SlideIds, { language, colours }: SlideLook): string[] {
  switch (body.kind) {
    case 'charts': {
      const boxes = gridBoxes(body.charts.length, box);
      return body.charts.map((chart, at) =>
        chartFrame({ id: 20 + at, name: `chart ${at + 1}`, alt: chart.alt }, boxes[at] ?? box, ids.charts[at] ?? ''),
      );
    }
    case 'tables': {
      const { tables, alt } = body;
      const lines = Math.max(...tables.map(({ rows }) => rows.length)) + 1;
      const rowHeight = Math.min(30, Math.max(14, box.height / lines));
      const wide = (box.width - tableGap * (tables.length - 1)) / tables.length;
      // The widths are those of 10-point words: larger ones would break.
      const fitting = Math.min(
        ...tables.map(({ widths }) => (10 * wide) / widths.reduce((sum, width) => sum + width, 1)),
      );
      const look = {
        size: Math.max(9, Math.min(rowHeight < 18 ? 9 : rowHeight < 26 ? 11 : 13, Math.floor(fitting))),
        ink: colours.ink,
        hairline: colours.hairline,
        card: colours.card,
        rowHeight,
      };
      return tables.map((table, at) => {
        const place = { ...box, x: box.x + at * (wide + tableGap), width: wide };
        return tableFrame({ id: 20 + at, name: `table ${at + 1}`, alt }, place, table, look, language);
      });
    }
    case 'picture': {
      const { width, height, alt } = body.picture;
      const scale = Math.min(box.width / width, box.height / height);
      const [wide, tall] = [width * scale, height * scale];
      const place = { x: box.x + (box.width - wide) / 2, y: box.y, width: wide, height: tall };
      return [pictureShape({ id: 20, name: 'picture', alt }, place, ids.png, ids.svg)];
    }
    case 'text': {
      // A few lines stand larger: the slide is theirs alone.
      const lines = (size: number) =>
        body.paragraphs.reduce((sum, text) => sum + 0.5 + wrapText(text, size, box.width - 2 * size).length, 0);
      const size = [24, 20, 16].find((each) => lines(each) * each * 1.3 <= box.height) ?? 14;
      const { marks, from } = body.list;
      const shape = {
        after: size * 0.6,
        mark: marks === 'none' ? null : { kind: marks, from },
        accent: hex(colours.accent),
      };
      return [
        textBox(
          { id: 20, name: 'text' },
          { ...box, y: box.y + 10, height: box.height - 10 },
          body.paragraphs.map((text) => paragraph(text, { size, colour: hex(colours.ink) }, language, shape)),
        ),
      ];
    }
  }
}

/** Several charts side by side in even rows. */
function gridBoxes(count: number, { x, y, width, height }: Box): Box[] {
  const columns = count <= 3 ? count : count <= 4 ? 2 : count <= 9 ? 3 : 4;
  const rows = Math.ceil(count / Math.max(1, columns));
  const gap = 12;
  const wide = (width - gap * (columns - 1)) / Math.max(1, columns);
  const tall = (height - gap * (rows - 1)) / Math.max(1, rows);
  return Array.from({ length: count }, (_, at) => ({
    x: x + (at % columns) * (wide + gap),
    y: y + Math.floor(at / columns) * (tall + gap),
    width: wide,
    height: tall,
  }));
}
