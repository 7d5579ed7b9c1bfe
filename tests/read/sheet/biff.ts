import { joinBytes } from '../../../lib/model/join-bytes.ts';
import { buildOle } from '../ole/builder.ts';

/** Bytes, or numbers of them. */
export type Content = Uint8Array | readonly number[];

/** Bytes one behind the other. */
export function join(...pieces: readonly Content[]): Uint8Array {
  return joinBytes(pieces.map((piece) => Uint8Array.from(piece)));
}

/** Numbers of two bytes, the lower first. */
export function u16(...values: readonly number[]): number[] {
  return values.flatMap((value) => [value & 0xff, (value >> 8) & 0xff]);
}

/** Numbers of four bytes, the lowest first. */
export function u32(...values: readonly number[]): number[] {
  return values.flatMap((value) => u16(value & 0xffff, value >>> 16));
}

/** A number of eight bytes. */
export function f64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value, true);
  return bytes;
}

/** The characters of a text, one or two bytes each. */
export function characters(text: string, isWide: boolean): number[] {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return isWide ? u16(...units) : units;
}

/** Whether a text needs two bytes a character. */
export function needsWide(text: string): boolean {
  return [...text].some((letter) => letter > '\u00ff');
}

/** A text with its length, in two bytes or one, and its flags. */
export function text(words: string, lengthBytes: 1 | 2 = 2): number[] {
  const isWide = needsWide(words);
  const length = lengthBytes === 1 ? [words.length] : u16(words.length);
  return [...length, isWide ? 1 : 0, ...characters(words, isWide)];
}

/** A record of a type. */
export function record(type: number, ...content: readonly Content[]): Uint8Array {
  const whole = join(...content);
  return join(u16(type, whole.length), whole);
}

/** Records of [MS-XLS] as tests write them; places count from 0, `style` is 0. */
export const records = {
  bof: (kind: number, version = 0x0600) => record(0x0809, u16(version, kind, 0, 0), u32(0, 0)),
  eof: () => record(0x000a),
  number: (row: number, column: number, value: number, style = 0) =>
    record(0x0203, u16(row, column, style), f64(value)),
  rk: (row: number, column: number, bits: number) => record(0x027e, u16(row, column, 0), u32(bits)),
  label: (row: number, column: number, words: string) => record(0x0204, u16(row, column, 0), text(words)),
  shared: (row: number, column: number, index: number) => record(0x00fd, u16(row, column, 0), u32(index)),
  truth: (row: number, column: number, value: number, isError: boolean) =>
    record(0x0205, u16(row, column, 0), [value, isError ? 1 : 0]),
  /** `value` = its eight bytes. */
  formula: (row: number, column: number, value: Content, flags = 0) =>
    record(0x0006, u16(row, column, 0), value, u16(flags), u32(0), u16(3), [0x1e, 1, 0]),
  string: (words: string) => record(0x0207, text(words)),
  font: (isRaised: boolean) => record(0x0031, u16(200, 0, 0, 400, isRaised ? 1 : 0), [0, 0, 0, 0], text('宋体', 1)),
  format: (id: number, code: string) => record(0x041e, u16(id), text(code)),
  xf: (format: number) => record(0x00e0, u16(0, format), new Uint8Array(16)),
  sharedStrings: (...words: readonly string[]) =>
    record(0x00fc, u32(words.length, words.length), ...words.map((word) => text(word))),
  continued: (...content: readonly Content[]) => record(0x003c, ...content),
  merges: (...ranges: readonly (readonly [top: number, bottom: number, left: number, right: number])[]) =>
    record(0x00e5, u16(ranges.length), ...ranges.map((range) => u16(...range))),
  row: (row: number, isHidden: boolean) => record(0x0208, u16(row, 0, 1, 255, 0, 0, isHidden ? 0x20 : 0, 0)),
  columns: (first: number, last: number, isHidden: boolean) =>
    record(0x007d, u16(first, last, 2000, 0, isHidden ? 1 : 0, 0)),
};

/** The values a formula keeps where they are no number. */
export const cached = {
  awaited: [0, 0, 0, 0, 0, 0, 0xff, 0xff],
  truth: (value: number) => [1, 0, value, 0, 0, 0, 0xff, 0xff],
  error: [2, 0, 0x17, 0, 0, 0, 0xff, 0xff],
  blank: [3, 0, 0, 0, 0, 0, 0xff, 0xff],
};

/** A sheet: its records between BOF and EOF. `state` 0 = seen, 1 = hidden, 2 = very hidden; `kind` 0 = cells, 2 = a chart. */
export interface BiffSheet {
  readonly name?: string;
  readonly state?: number;
  readonly kind?: number;
  readonly records: readonly Uint8Array[];
  /** Where its records are said to begin, where that is not so. */
  readonly at?: number | undefined;
}

const kindOfRun: Readonly<Record<number, number>> = { 0: 0x10, 1: 0x40, 2: 0x20 };

/** The stream of a workbook: what goes ahead of the list of sheets, the sheets, what goes behind. */
export function workbookStream(sheets: readonly BiffSheet[], globals: readonly Uint8Array[] = []): Uint8Array {
  const runs = sheets.map(({ kind = 0, records: own }) =>
    join(records.bof(kindOfRun[kind] ?? 0x10), ...own, records.eof()),
  );
  const list = (first: number): Uint8Array[] => {
    let at = first;
    return sheets.map(({ name = 'Sheet1', state = 0, kind = 0, at: said }, i) => {
      const bytes = record(0x0085, u32(said ?? at), [state, kind], text(name, 1));
      at += runs[i]?.length ?? 0;
      return bytes;
    });
  };
  const head = (first: number): Uint8Array => join(records.bof(5), ...list(first), ...globals, records.eof());
  return join(head(head(0).length), ...runs);
}

/** A whole .xls. */
export function buildXls(sheets: readonly BiffSheet[], globals: readonly Uint8Array[] = []): Uint8Array {
  const stream = workbookStream(sheets, globals);
  // Excel fills a short stream up.
  const whole = new Uint8Array(Math.max(stream.length, 4096));
  whole.set(stream);
  return buildOle({ Workbook: whole });
}
