import { builtInFormats, createPrinter, type Printer } from './number-format.ts';
import { walkXml } from './xml.ts';

/** How the number in a cell is printed, by the cell's style number. */
export type CellFormats = (style: number) => Printer;

/** Cell styles in one workbook; Excel allows 65,490. */
const maxStyles = 70_000;

/** Gathers which style of a workbook prints by which number format code ("yyyy/m/d"), the built-in ones known. */
export function createFormatCodes() {
  const codes = new Map(builtInFormats);
  const formatOfStyle: number[] = [];
  return {
    define(format: number, code: string): void {
      codes.set(format, code);
    },
    addStyle(format: number): void {
      if (formatOfStyle.length < maxStyles) formatOfStyle.push(format);
    },
    codeOf: (style: number): string => codes.get(formatOfStyle[style] ?? 0) ?? 'General',
  };
}

/** The number format codes of a workbook's cell styles. Throws what `walkXml` throws. */
export function readFormatCodes(
  source: string,
  styles: { readonly part: string; readonly content: Uint8Array } | undefined,
): (style: number) => string {
  const codes = createFormatCodes();
  let isInCells = false;
  if (styles !== undefined) {
    walkXml(source, styles.part, styles.content, {
      open(name, attributes) {
        if (name === 'cellXfs') isInCells = true;
        if (name === 'numFmt') codes.define(Number(attributes.numFmtId), attributes.formatCode ?? '');
        if (name === 'xf' && isInCells) codes.addStyle(Number(attributes.numFmtId ?? 0));
      },
      close(name) {
        if (name === 'cellXfs') isInCells = false;
      },
    });
  }
  return codes.codeOf;
}

/** How numbers are printed by a number format code. */
export type Printers = (code: string) => Printer;

/** Printers of number formats, each made once. */
export function createPrinters(isDate1904: boolean): Printers {
  const printers = new Map<string, Printer>();
  return (code) => {
    const printer = printers.get(code) ?? createPrinter(code, isDate1904);
    printers.set(code, printer);
    return printer;
  };
}

/** Printers of the number formats of cell styles. */
export function createFormats(codeOf: (style: number) => string, isDate1904: boolean): CellFormats {
  const printerOf = createPrinters(isDate1904);
  return (style) => printerOf(codeOf(style));
}
