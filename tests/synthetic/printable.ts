import { strFromU8, strToU8, unzipSync } from 'fflate';
import { zipFiles } from '../read/docx/builder.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** Thin lines around every cell. */
export const tableBorders = `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('')}</w:tblBorders>`;

const section = `<w:sectPr><w:footerReference w:type="default" r:id="rId90"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1304" w:bottom="1304" w:left="1304" w:header="600" w:footer="600" w:gutter="0"/></w:sectPr>`;
const footer = `<?xml version="1.0" encoding="UTF-8"?><w:ftr ${main}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`;
// A font every Debian has; outlines of TrueType make small files.
const font = ['ascii', 'hAnsi', 'eastAsia', 'cs'].map((script) => `w:${script}="Droid Sans Fallback"`).join(' ');
const styles = `<?xml version="1.0" encoding="UTF-8"?><w:styles ${main}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts ${font}/><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`;

/** Words' default width of a column, as the builder writes it; tables of many columns must still fit the page. */
function fitted(table: string): string {
  const columns = table.match(/<w:gridCol /g)?.length ?? 1;
  return table.replaceAll('w:w="900"', `w:w="${Math.floor(9000 / columns)}"`);
}

/** A Word file of `buildDocx` made ready for printing: A4, page numbers in the footer, lines around table cells. */
export function printable(docx: Uint8Array): Uint8Array {
  const files = unzipSync(docx);
  const edit = (name: string, change: (xml: string) => string): void => {
    files[name] = strToU8(change(strFromU8(files[name] ?? new Uint8Array())));
  };
  edit('word/document.xml', (xml) => {
    const bordered = xml.includes('<w:tblBorders>') ? xml : xml.replaceAll('</w:tblPr>', `${tableBorders}</w:tblPr>`);
    return bordered.replace(/<w:tbl>.*?<\/w:tbl>/gs, fitted).replace('<w:sectPr/>', section);
  });
  edit('word/_rels/document.xml.rels', (xml) =>
    xml.replace(
      '</Relationships>',
      `<Relationship Id="rId90" Type="${office}/footer" Target="footer1.xml"/><Relationship Id="rId91" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ),
  );
  edit('[Content_Types].xml', (xml) =>
    xml.replace(
      '</Types>',
      `<Override PartName="/word/footer1.xml" ContentType="${word}.footer+xml"/><Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/></Types>`,
    ),
  );
  files['word/footer1.xml'] = strToU8(footer);
  files['word/styles.xml'] = strToU8(styles);
  return zipFiles(files);
}
