import { strToU8, type Zippable, zipSync } from 'fflate';

/** The parts of a Word file that matter here; `body` is what stands inside `w:body`, the others inside their root. */
export interface WordSpec {
  readonly body: string;
  readonly styles?: string | undefined;
  readonly numbering?: string | undefined;
  readonly footnotes?: string | undefined;
  readonly endnotes?: string | undefined;
}

/** Declarations of the prefixes Word uses. */
export const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

function part(root: string, inner: string): Uint8Array {
  return strToU8(`${declaration}<w:${root} ${namespaces}>${inner}</w:${root}>`);
}

function relations(entries: readonly (readonly [string, string])[]): Uint8Array {
  const rows = entries.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  const root = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
  return strToU8(`${declaration}<Relationships ${root}>${rows.join('')}</Relationships>`);
}

/** The files of a .docx by name. */
export function wordParts(spec: WordSpec): Record<string, Uint8Array> {
  const extra = (['styles', 'numbering', 'footnotes', 'endnotes'] as const).filter((name) => spec[name] !== undefined);
  const overrides = extra.map(
    (name) => `<Override PartName="/word/${name}.xml" ContentType="${wordType}.${name}+xml"/>`,
  );
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/>${overrides.join('')}</Types>`,
    ),
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relations(extra.map((name) => [name, `${name}.xml`])),
    'word/document.xml': part('document', `<w:body>${spec.body}<w:sectPr/></w:body>`),
  };
  for (const name of extra) files[`word/${name}.xml`] = part(name, spec[name] ?? '');
  return files;
}

/** The bytes of a .docx; the time stamp is fixed so that the same spec gives the same bytes. */
export function buildDocx(spec: WordSpec): Uint8Array {
  return zipFiles(wordParts(spec));
}

/** Packs files as Office does. */
export function zipFiles(files: Zippable): Uint8Array {
  return zipSync(files, { mtime: new Date(2020, 0, 1), level: 6 });
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (char) => escapes[char] ?? char);
}

/** Runs of text; tabs and line breaks as Word writes them. */
export function runs(text: string): string {
  return text
    .split(/(\t|\r\n|\n)/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece === '\t') return '<w:r><w:tab/></w:r>';
      if (/^\r?\n$/.test(piece)) return '<w:r><w:br/></w:r>';
      return `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">${escaped(piece)}</w:t></w:r>`;
    })
    .join('');
}

/** A paragraph, perhaps with properties (`<w:pStyle w:val="1"/>`). */
export function paragraph(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}<w:jc w:val="both"/></w:pPr>${runs(text)}</w:p>`;
}

/** A cell with its place in the grid; each paragraph of `text` ends at a "\n". */
export interface BuiltCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}

function cellXml(cell: BuiltCell, merge: '' | 'restart' | 'continue'): string {
  const span = cell.columnSpan > 1 ? `<w:gridSpan w:val="${cell.columnSpan}"/>` : '';
  const vertical = merge === 'restart' ? '<w:vMerge w:val="restart"/>' : merge === 'continue' ? '<w:vMerge/>' : '';
  const text = merge === 'continue' ? '' : cell.text;
  const content = text.split('\n').map((line) => paragraph(line));
  return `<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>${span}${vertical}<w:vAlign w:val="center"/></w:tcPr>${content.join('')}</w:tc>`;
}

/** A table of cells with spans, written with gridSpan and vMerge as Word and WPS do. */
export function table(cells: readonly BuiltCell[]): string {
  const height = Math.max(...cells.map((cell) => cell.row + cell.rowSpan));
  const width = Math.max(...cells.map((cell) => cell.column + cell.columnSpan));
  const rows = Array.from({ length: height }, (_, row) => {
    const here = cells
      .filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
      .sort((a, b) => a.column - b.column);
    const written = here.map((cell) => {
      const merge = cell.rowSpan === 1 ? '' : cell.row === row ? 'restart' : 'continue';
      return cellXml(cell, merge);
    });
    return `<w:tr><w:trPr><w:trHeight w:val="340"/></w:trPr>${written.join('')}</w:tr>`;
  });
  const grid = '<w:gridCol w:w="900"/>'.repeat(width);
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
}
