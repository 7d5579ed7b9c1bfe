import type { Language } from '../../model/language.ts';
import { languageTags } from '../fonts.ts';
import { tag, val } from '../opc/xml.ts';
import { xmlText } from '../text.ts';
import type { DocumentLook, ParagraphKind, ParagraphLook } from './look.ts';

/** Twentieths of a point, the unit of Word's distances. */
export const twips = (points: number) => Math.round(points * 20);

const word = (name: string, value: string | number | boolean) => val(name, value, 'w:');

/** What a run differs in from its paragraph's kind. */
export interface RunChange {
  readonly bold?: boolean;
  readonly colour?: string;
  /** Off the page's grid of characters. */
  readonly free?: boolean;
}

/** The properties of a run: fonts of both scripts, size, colour and language, always. */
export function runProperties(look: ParagraphLook, language: Language, change: RunChange = {}): string {
  const { latin, eastAsian } = look.fonts;
  const { lang, other } = languageTags(language);
  const tags = language === 'zh' ? { 'w:val': other, 'w:eastAsia': lang } : { 'w:val': lang, 'w:eastAsia': other };
  const half = Math.round(look.size * 2);
  return tag(
    'w:rPr',
    {},
    tag('w:rFonts', { 'w:ascii': latin, 'w:hAnsi': latin, 'w:eastAsia': eastAsian, 'w:cs': latin }),
    (change.bold ?? look.bold) ? tag('w:b') : '',
    change.free ? word('w:snapToGrid', 0) : '',
    word('w:color', change.colour ?? look.colour),
    look.tracking === 0 && !change.free ? '' : word('w:spacing', twips(look.tracking)),
    word('w:sz', half),
    word('w:szCs', half),
    tag('w:lang', tags),
  );
}

/** A run of words. */
export function wordRun(text: string, look: ParagraphLook, language: Language, change: RunChange = {}): string {
  return tag('w:r', {}, runProperties(look, language, change), `<w:t xml:space="preserve">${xmlText(text)}</w:t>`);
}

/** The name of a paragraph kind's style. */
const styleIds: Readonly<Record<ParagraphKind, string>> = {
  title: 'Title',
  heading1: 'Heading1',
  heading2: 'Heading2',
  heading3: 'Heading3',
  text: 'Normal',
  note: 'AtlasNote',
  caption: 'AtlasCaption',
  quiet: 'AtlasQuiet',
  cell: 'AtlasCell',
};

/** A paragraph of runs already written; `keep` holds it on the page of the next one, `aside` a character from both edges. */
export function wordParagraph(
  kind: ParagraphKind,
  runs: string,
  {
    keep = false,
    align,
    aside = false,
  }: { readonly keep?: boolean; readonly align?: string; readonly aside?: boolean } = {},
): string {
  const own = tag(
    'w:pPr',
    {},
    word('w:pStyle', styleIds[kind]),
    keep ? tag('w:keepNext') : '',
    aside ? tag('w:ind', { 'w:leftChars': 100, 'w:left': 280, 'w:rightChars': 100, 'w:right': 280 }) : '',
    align === undefined ? '' : word('w:jc', align),
  );
  return tag('w:p', {}, own, runs);
}

/** The styles of a document: one per kind of paragraph, fonts of both scripts in each. */
export function stylesXml(look: DocumentLook, language: Language): string {
  const entries = (Object.keys(styleIds) as ParagraphKind[]).map((kind) => styleXml(kind, look, language));
  const defaults = tag(
    'w:docDefaults',
    {},
    tag('w:rPrDefault', {}, runProperties(look.paragraphs.text, language)),
    tag('w:pPrDefault'),
  );
  const table =
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>';
  return tag(
    'w:styles',
    { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' },
    defaults,
    ...entries,
    table,
  );
}

const names: Readonly<Record<ParagraphKind, string>> = {
  title: 'Title',
  heading1: 'heading 1',
  heading2: 'heading 2',
  heading3: 'heading 3',
  text: 'Normal',
  note: 'Atlas Note',
  caption: 'Atlas Caption',
  quiet: 'Atlas Subtitle',
  cell: 'Atlas Cell',
};

function styleXml(kind: ParagraphKind, { paragraphs, grid }: DocumentLook, language: Language): string {
  const look = paragraphs[kind];
  const { align, before, after, line, indent } = look;
  const free = grid !== null;
  const rule = 'times' in line ? 'auto' : 'exact';
  const distance = 'times' in line ? Math.round(line.times * 240) : twips(line.points);
  const heading = /^heading(\d)$/.exec(kind)?.[1];
  return tag(
    'w:style',
    { 'w:type': 'paragraph', 'w:default': kind === 'text' ? true : undefined, 'w:styleId': styleIds[kind] },
    word('w:name', names[kind]),
    kind === 'text' ? '' : word('w:basedOn', 'Normal'),
    tag('w:qFormat'),
    tag(
      'w:pPr',
      {},
      heading === undefined ? '' : tag('w:keepNext'),
      free ? word('w:snapToGrid', 0) : '',
      tag('w:spacing', { 'w:before': twips(before), 'w:after': twips(after), 'w:line': distance, 'w:lineRule': rule }),
      indent === paragraphs.text.indent && indent === 0
        ? ''
        : tag('w:ind', { 'w:firstLineChars': indent * 100, 'w:firstLine': twips(indent * look.size) }),
      word('w:jc', align),
      heading === undefined ? '' : word('w:outlineLvl', Number(heading) - 1),
    ),
    runProperties(look, language, { free }),
  );
}
