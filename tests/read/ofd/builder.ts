import { strToU8, type Zippable } from 'fflate';
import type { Box, Glyph, PageContent } from '../../../lib/read/pdf/page.ts';
import { zipFiles } from '../docx/builder.ts';
import { escapeHtml } from '../html/page.ts';

/** A sheet of an OFD file: what stands in its layer, and its size in millimetres. */
export interface OfdSheet {
  readonly layer: string;
  readonly width?: number;
  readonly height?: number;
  /** Templates by their number, "Background" or "Foreground". */
  readonly templates?: readonly (readonly [id: number, order: string])[];
}

const namespace = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const millimetresPerPoint = 25.4 / 72;
/** Part of a character's size below the base line, as the reader of pages takes it. */
const descent = 0.12;

function sheetXml({ layer, width, height, templates = [] }: OfdSheet): string {
  const area =
    width === undefined ? '' : `<ofd:Area><ofd:PhysicalBox>0 0 ${width} ${height ?? 297}</ofd:PhysicalBox></ofd:Area>`;
  const laid = templates.map(([id, order]) => `<ofd:Template TemplateID="${id}" ZOrder="${order}"/>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?><ofd:Page ${namespace}>${laid}${area}<ofd:Content><ofd:Layer ID="9" Type="Body">${layer}</ofd:Layer></ofd:Content></ofd:Page>`;
}

/** The parts of an OFD file as WPS and the usual converters write them. */
export function ofdParts(sheets: readonly OfdSheet[], templates: readonly OfdSheet[] = []): Zippable {
  const root = `<ofd:OFD ${namespace} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`;
  const pages = sheets.map((_, i) => `<ofd:Page ID="${i + 1}" BaseLoc="Pages/Page_${i}/Content.xml"/>`).join('');
  const laid = templates.map((_, i) => `<ofd:TemplatePage ID="${i + 1}" BaseLoc="/Doc_0/Tpls/Tpl_${i}/Content.xml"/>`);
  const area = '<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>';
  const document = `<ofd:Document ${namespace}><ofd:CommonData>${area}${laid.join('')}</ofd:CommonData><ofd:Pages>${pages}</ofd:Pages></ofd:Document>`;
  return {
    'OFD.xml': strToU8(root),
    'Doc_0/Document.xml': strToU8(document),
    ...Object.fromEntries(sheets.map((sheet, i) => [`Doc_0/Pages/Page_${i}/Content.xml`, strToU8(sheetXml(sheet))])),
    ...Object.fromEntries(templates.map((sheet, i) => [`Doc_0/Tpls/Tpl_${i}/Content.xml`, strToU8(sheetXml(sheet))])),
  };
}

/** Writes an OFD file. */
export function buildOfd(sheets: readonly OfdSheet[], templates: readonly OfdSheet[] = []): Uint8Array {
  return zipFiles(ofdParts(sheets, templates));
}

/** Words from a point on, in a size: wide characters as wide as it, letters and digits half of it; more attributes behind. */
export function words(text: string, left: number, base: number, size: number, more = ''): string {
  const widths = [...text].map((character) => (character < '\u0100' ? size / 2 : size));
  const steps = widths.length > 1 ? ` DeltaX="${stepsXml(widths.slice(0, -1))}"` : '';
  const boundary = `${left} ${base - size} ${widths.reduce((sum, width) => sum + width, 0)} ${size * 1.2}`;
  return `<ofd:TextObject ID="3" Boundary="${boundary}" Font="1" Size="${size}" ${more}><ofd:TextCode X="0" Y="${size}"${steps}>${escapeHtml(text)}</ofd:TextCode></ofd:TextObject>`;
}

/** A path inside a box. */
export function path(boundary: string, data: string, more = ''): string {
  return `<ofd:PathObject ID="4" Boundary="${boundary}" LineWidth="0.25" ${more}><ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`;
}

const toMillimetres = (points: number): number => Number((points * millimetresPerPoint).toFixed(4));

/** The steps between characters with runs of equal ones taken together. */
function stepsXml(steps: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < steps.length; ) {
    let same = 1;
    while (steps[i + same] === steps[i]) same++;
    parts.push(same > 2 ? `g ${same} ${steps[i]}` : Array.from({ length: same }, () => steps[i]).join(' '));
    i += same;
  }
  return parts.join(' ');
}

/** Characters of one line and size that follow one another in the file. */
function linesOf(glyphs: readonly Glyph[]): Glyph[][] {
  const lines: Glyph[][] = [];
  for (const glyph of glyphs) {
    const open = lines.at(-1);
    const last = open?.at(-1);
    const follows =
      last !== undefined && last.top === glyph.top && last.bottom === glyph.bottom && last.left < glyph.left;
    if (follows && !glyph.spaced) open?.push(glyph);
    else lines.push([glyph]);
  }
  return lines;
}

function lineXml(line: readonly Glyph[]): string {
  const [first] = line;
  if (first === undefined) return '';
  const size = first.bottom - first.top;
  const steps = line.slice(1).map((glyph, i) => toMillimetres(glyph.left - (line[i]?.left ?? 0)));
  const delta = steps.length === 0 ? '' : ` DeltaX="${stepsXml(steps)}"`;
  const text = `${first.spaced ? ' ' : ''}${line.map((glyph) => glyph.text).join('')}`;
  const lead = first.spaced ? ` DeltaX="0.001 ${stepsXml(steps)}"` : delta;
  const boundary = [first.left, first.top, (line.at(-1)?.right ?? 0) - first.left, size].map(toMillimetres).join(' ');
  const base = toMillimetres(size * (1 - descent));
  return `<ofd:TextObject ID="3" Boundary="${boundary}" Font="1" Size="${toMillimetres(size)}"><ofd:TextCode X="0" Y="${base}"${lead}>${escapeHtml(text)}</ofd:TextCode></ofd:TextObject>`;
}

function boxXml({ left, right, top, bottom }: Box): string {
  const [x, y, width, height] = [left, top, right - left, bottom - top].map(toMillimetres);
  return path(
    `${x} ${y} ${width} ${height}`,
    `M 0 0 L ${width} 0 L ${width} ${height} L 0 ${height} C`,
    'Fill="true" Stroke="false"',
  );
}

/** Writes pages that were read from a PDF as an OFD file: the same characters and lines in the same places. */
export function ofdOf(pages: readonly PageContent[]): Uint8Array {
  return buildOfd(
    pages.map(({ width, height, glyphs, rulings, shades }) => {
      const lines = rulings.map(({ horizontal, at, from, to }) => {
        const [a, b, c] = [at, from, to].map(toMillimetres);
        const [w, h] = [toMillimetres(width), toMillimetres(height)];
        return path(`0 0 ${w} ${h}`, horizontal ? `M ${b} ${a} L ${c} ${a}` : `M ${a} ${b} L ${a} ${c}`);
      });
      const layer = [...shades.map(boxXml), ...lines, ...linesOf(glyphs).map(lineXml)].join('');
      return { layer, width: toMillimetres(width), height: toMillimetres(height) };
    }),
  );
}
