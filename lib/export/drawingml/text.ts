import type { Language } from '../../model/language.ts';
import { type Fonts, languageTags, sansFonts } from '../fonts.ts';
import { tag, val } from '../opc/xml.ts';
import { runText } from '../text.ts';
import { solidFill } from './ink.ts';

/** How a run of words looks; `size` in points, `colour` six hexadecimal digits. */
export interface RunLook {
  readonly size: number;
  readonly colour: string;
  readonly bold?: boolean;
  readonly fonts?: Fonts;
  /** Relation of a link. */
  readonly link?: string | undefined;
}

/** Namespaces of a part with drawings. */
export const drawingNames = {
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
} as const;

/** The properties of a run (`a:rPr`, `a:defRPr`, `a:endParaRPr`): size, colour and fonts of both scripts, always. */
export function runProperties(name: string, look: RunLook, language: Language): string {
  const { size, colour, bold = false, fonts = sansFonts, link } = look;
  const { lang, other } = languageTags(language);
  return tag(
    name,
    { lang, altLang: other, sz: Math.round(size * 100), b: bold },
    solidFill(colour),
    tag('a:latin', { typeface: fonts.latin }),
    tag('a:ea', { typeface: fonts.eastAsian }),
    tag('a:cs', { typeface: fonts.latin }),
    link === undefined ? '' : tag('a:hlinkClick', { 'r:id': link }),
  );
}

/** A run of words. */
function textRun(text: string, look: RunLook, language: Language): string {
  return tag('a:r', {}, runProperties('a:rPr', look, language), `<a:t>${runText(text)}</a:t>`);
}

/** How a paragraph stands: `after` points of space below, a bullet or a number before it, its figures in a colour. */
export interface ParagraphShape {
  readonly align?: 'l' | 'ctr' | 'r';
  readonly after?: number;
  readonly mark?: { readonly kind: 'bullet' | 'number'; readonly from: number } | null;
  /** Colour of marks and figures, six hexadecimal digits. */
  readonly accent?: string;
}

/** Figures as people read them, with their sign; years and numbers of agencies are none. */
const figures = /((?:[≥≤] ?|[+−])?\d+(?:,\d{3})*(?:\.\d+)?%?(?![\d,.]*[\d年—–-])(?! (?:年|个机构|agenc)))/;

/** A paragraph of words. */
export function paragraph(
  text: string,
  look: RunLook,
  language: Language,
  { align, after = 0, mark = null, accent }: ParagraphShape = {},
): string {
  const space = after === 0 ? '' : tag('a:spcAft', {}, val('a:spcPts', Math.round(after * 100)));
  const end = runProperties('a:endParaRPr', { ...look, link: undefined }, language);
  const hang = mark === null ? {} : { marL: Math.round(look.size * 19_000), indent: -Math.round(look.size * 19_000) };
  const shape = tag('a:pPr', { ...hang, algn: align }, space, markXml(mark, accent ?? look.colour));
  const pieces = accent === undefined ? [text] : text.split(figures);
  const runs = pieces.map((piece, at) => {
    if (piece === '') return '';
    return textRun(piece, at % 2 === 0 ? look : { ...look, bold: true, colour: accent ?? look.colour }, language);
  });
  return tag('a:p', {}, shape, ...runs, end);
}

function markXml(mark: Exclude<ParagraphShape['mark'], undefined>, colour: string): string {
  if (mark === null) return '';
  const sign =
    mark.kind === 'number'
      ? tag('a:buAutoNum', { type: 'arabicPeriod', startAt: mark.from > 1 ? mark.from : undefined })
      : tag('a:buChar', { char: '•' });
  return tag('a:buClr', {}, val('a:srgbClr', colour)) + tag('a:buFont', { typeface: sansFonts.latin }) + sign;
}

/** Text properties of a chart's element (`c:txPr`). */
export function textProperties(look: RunLook, language: Language): string {
  return tag(
    'c:txPr',
    {},
    tag('a:bodyPr'),
    tag('a:lstStyle'),
    tag(
      'a:p',
      {},
      tag('a:pPr', {}, runProperties('a:defRPr', look, language)),
      runProperties('a:endParaRPr', look, language),
    ),
  );
}

/** Words of a chart's element (`c:tx` with rich text). */
export function richText(text: string, look: RunLook, language: Language): string {
  const words = tag(
    'a:p',
    {},
    tag('a:pPr', {}, runProperties('a:defRPr', look, language)),
    textRun(text, look, language),
  );
  return tag('c:tx', {}, tag('c:rich', {}, tag('a:bodyPr'), tag('a:lstStyle'), words));
}
