import type { Language } from '../../model/language.ts';
import { type Fonts, languageTags, sansFonts } from '../fonts.ts';
import { tag, val } from '../opc/xml.ts';
import { xmlText } from '../text.ts';
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
export function textRun(text: string, look: RunLook, language: Language): string {
  return tag('a:r', {}, runProperties('a:rPr', look, language), `<a:t>${xmlText(text)}</a:t>`);
}

/** A paragraph of one run; `align` l, ctr or r; `after` points of space below. */
export function paragraph(
  text: string,
  look: RunLook,
  language: Language,
  { align, after = 0 }: { readonly align?: 'l' | 'ctr' | 'r'; readonly after?: number } = {},
): string {
  const space = after === 0 ? '' : tag('a:spcAft', {}, val('a:spcPts', Math.round(after * 100)));
  const end = runProperties('a:endParaRPr', { ...look, link: undefined }, language);
  return tag('a:p', {}, tag('a:pPr', { algn: align }, space), text === '' ? '' : textRun(text, look, language), end);
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
