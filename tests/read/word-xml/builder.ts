import { strFromU8, strToU8 } from 'fflate';
import type { WordSpec } from '../docx/builder.ts';
import { namespaces, wordParts } from '../docx/builder.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n';
const formats = ['decimal', 'upperRoman', 'lowerRoman', 'upperLetter', 'lowerLetter'];
/** Codes of the formats a report uses, by their name since 2007. */
const codes: Readonly<Record<string, number>> = {
  ...Object.fromEntries(formats.map((name, code) => [name, code])),
  japaneseCounting: 11,
  decimalEnclosedCircleChinese: 28,
  bullet: 23,
  chineseCounting: 37,
  chineseLegalSimplified: 38,
  chineseCountingThousand: 39,
};

/** A Word file saved as one XML file with all its parts. */
export function buildFlat(spec: WordSpec): Uint8Array {
  const parts = Object.entries(wordParts(spec)).map(([name, bytes]) => {
    const content = strFromU8(bytes).replace(/^<\?xml[^>]*\?>\s*/, '');
    return `<pkg:part pkg:name="/${name}" pkg:contentType="application/xml"><pkg:xmlData>${content}</pkg:xmlData></pkg:part>`;
  });
  const root = 'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"';
  return strToU8(`${head}<pkg:package ${root}>${parts.join('')}</pkg:package>`);
}

/** Elements by the names they had in 2003. */
function of2003(xml: string): string {
  return xml
    .replaceAll('w:vMerge', 'w:vmerge')
    .replaceAll('w:hMerge', 'w:hmerge')
    .replaceAll('w:numPr>', 'w:listPr>')
    .replaceAll('<w:numId ', '<w:ilfo ');
}

function listsOf(numbering: string): string {
  return numbering
    .replace(/<w:abstractNum [^>]*w:abstractNumId="(\w+)"[^>]*>/g, '<w:listDef w:listDefId="$1">')
    .replaceAll('</w:abstractNum>', '</w:listDef>')
    .replace(/<w:num w:numId="(\w+)">/g, '<w:list w:ilfo="$1">')
    .replaceAll('</w:num>', '</w:list>')
    .replaceAll('<w:abstractNumId ', '<w:ilst ')
    .replace(/<w:numFmt w:val="(\w+)"\/>/g, (_, name: string) => `<w:nfc w:val="${codes[name] ?? 0}"/>`);
}

/** Puts notes into the paragraphs that refer to them. */
function withNotes(text: string, kind: 'footnote' | 'endnote', notes = ''): string {
  const byId = new Map(
    [...notes.matchAll(new RegExp(`<w:${kind} [^>]*w:id="(\\w+)"[^>]*>(.*?)</w:${kind}>`, 'gs'))].map(
      ([, id = '', note = '']) => [id, note],
    ),
  );
  return text.replace(new RegExp(`<w:${kind}Reference w:id="(\\w+)"/>`, 'g'), (_, id: string) => {
    return `<w:${kind}>${of2003(byId.get(id) ?? '')}</w:${kind}>`;
  });
}

/** A Word 2003 XML file: sections wrapped around the text, lists of their own, notes inside their paragraph. */
export function buildWordml({ body, styles, numbering, footnotes, endnotes }: WordSpec): Uint8Array {
  const text = withNotes(withNotes(of2003(body), 'footnote', footnotes), 'endnote', endnotes);
  const own = namespaces.replace(
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    'http://schemas.microsoft.com/office/word/2003/wordml',
  );
  const hints = 'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"';
  const changes = 'xmlns:aml="http://schemas.microsoft.com/aml/2001/core"';
  const lists = numbering === undefined ? '' : `<w:lists>${listsOf(numbering)}</w:lists>`;
  const sheet = styles === undefined ? '' : `<w:styles>${of2003(styles)}</w:styles>`;
  const sections = `<wx:sect><wx:sub-section>${text}</wx:sub-section><w:sectPr/></wx:sect>`;
  return strToU8(
    `${head}<w:wordDocument ${own} ${hints} ${changes}>${lists}${sheet}<w:body>${sections}</w:body></w:wordDocument>`,
  );
}
