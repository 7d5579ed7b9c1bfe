import { builtInFormats, createPrinter, type Printer } from './number-format.ts';
import { walkXml } from './xml.ts';

/** How the number in a cell is printed, by the cell's style number. */
export type CellFormats = (style: number) => Printer;

/** Cell styles in one workbook; Excel allows 65,490. */
const maxStyles = 70_000;

/** The number formats of a workbook's cell styles. Throws what `walkXml` throws. */
export function readFormats(
  source: string,
  styles: { readonly part: string; readonly content: Uint8Array } | undefined,
  isDate1904: boolean,
): CellFormats {
  const codes = new Map(builtInFormats);
  const formatOfStyle: number[] = [];
  let isInCells = false;
  if (styles !== undefined) {
    walkXml(source, styles.part, styles.content, {
      open(name, attributes) {
        if (name === 'cellXfs') isInCells = true;
        if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
        if (name === 'xf' && isInCells && formatOfStyle.length < maxStyles) {
          formatOfStyle.push(Number(attributes.numFmtId ?? 0));
        }
      },
      close(name) {
        if (name === 'cellXfs') isInCells = false;
      },
    });
  }
  const printers = new Map<number, Printer>();
  return (style) => {
    const format = formatOfStyle[style] ?? 0;
    const known = printers.get(format);
    if (known !== undefined) return known;
    const printer = createPrinter(codes.get(format) ?? 'General', isDate1904);
    printers.set(format, printer);
    return printer;
  };
}
