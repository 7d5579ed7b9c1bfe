import type { BuiltCell } from '../docx/builder.ts';
import { buildOle } from '../ole/builder.ts';

/** Properties as their list stands in the file: code and operand, byte by byte. */
export type Properties = readonly number[];

/** Characters with properties of their own. */
export interface Run {
  readonly text: string;
  readonly properties?: Properties;
}

/** A paragraph of a binary Word file. */
export interface Paragraph {
  readonly runs: readonly Run[];
  /** The mark that ends it: "\r", or "\x07" for a cell or a row. */
  readonly mark: string;
  readonly properties: Properties;
  readonly style: number;
}

/** What makes a file unusual. */
export interface Shape {
  /** Where the text is cut into pieces, by character; every second piece stands at the front of the stream. */
  readonly cuts?: readonly number[];
  /** Write pieces of Latin text with a byte for a character. */
  readonly isCompressed?: boolean;
  /** Properties laid over a piece, by its place. */
  readonly overPieces?: ReadonlyMap<number, Properties>;
  readonly flags?: number;
  readonly version?: number;
  readonly data?: Uint8Array;
  /** Other parts of the table stream by their place in the header. */
  readonly parts?: ReadonlyMap<number, Uint8Array>;
}

/** A property with an operand of 1, 2 or 4 bytes. */
export function property(code: number, value: number, size: 1 | 2 | 4): number[] {
  return [...little(code, 2), ...little(value, size)];
}

/** A paragraph of running text. */
export function line(text: string, properties: Properties = [], style = 0): Paragraph {
  return { runs: [{ text }], mark: '\r', properties, style };
}

/** A cell of a table of the first level, in one paragraph. */
export function cell(text: string): Paragraph {
  return { runs: [{ text }], mark: '\x07', properties: property(0x2416, 1, 1), style: 0 };
}

/** A cell's bits: first of or within cells merged across (1, 2), first of or within cells merged down (0x60, 0x20). */
export type CellBits = number;

/** The end of a row: its edges in twentieths of a point, the bits of its cells, and what is changed behind. */
export function rowEnd(edges: readonly number[], bits: readonly CellBits[] = [], more: Properties = []): Paragraph {
  const cells = edges.slice(1).flatMap((_, i) => [...little(bits[i] ?? 0, 2), ...Array.from({ length: 18 }, () => 0)]);
  const operand = [edges.length - 1, ...edges.flatMap((edge) => little(edge, 2)), ...cells];
  const columns = [...little(0xd608, 2), ...little(operand.length + 1, 2), ...operand];
  const properties = [...property(0x2416, 1, 1), ...property(0x2417, 1, 1), ...columns, ...more];
  return { runs: [], mark: '\x07', properties, style: 0 };
}

/** Cells of equal width and the end of their row. */
export function row(texts: readonly string[]): Paragraph[] {
  return [...texts.map(cell), rowEnd(Array.from({ length: texts.length + 1 }, (_, i) => i * 1000))];
}

/** A table of cells with spans: edges for the wide ones, bits for those merged down. */
export function table(cells: readonly BuiltCell[]): Paragraph[] {
  const height = Math.max(...cells.map(({ row: top, rowSpan }) => top + rowSpan));
  return Array.from({ length: height }, (_, index) => {
    const here = cells
      .filter(({ row: top, rowSpan }) => top <= index && index < top + rowSpan)
      .sort((a, b) => a.column - b.column);
    const last = here.at(-1);
    const edges = [...here.map(({ column }) => column), (last?.column ?? 0) + (last?.columnSpan ?? 0)];
    const bits = here.map(({ row: top, rowSpan }) => (rowSpan === 1 ? 0 : top === index ? 0x60 : 0x20));
    const words = here.map(({ row: top, text }) => cell(top === index ? text : ''));
    return [
      ...words,
      rowEnd(
        edges.map((edge) => edge * 400),
        bits,
      ),
    ];
  }).flat();
}

function little(value: number, size: number): number[] {
  return Array.from({ length: size }, (_, i) => (value >> (i * 8)) & 0xff);
}

function latinBytes(text: string): Uint8Array | null {
  return [...text].every((letter) => letter.charCodeAt(0) < 0x80) ? Buffer.from(text, 'latin1') : null;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly entry: Uint8Array;
}

/** Pages of properties: the bytes each stretch of the stream has, as many as fit on a page of 512 bytes. */
function pagesOf(
  stretches: readonly Stretch[],
  entryBytes: number,
): { first: number[]; pages: Uint8Array[]; end: number } {
  const first: number[] = [];
  const pages: Uint8Array[] = [];
  let held: Stretch[] = [];
  const close = (): void => {
    if (held.length === 0) return;
    const page = new Uint8Array(512);
    const view = new DataView(page.buffer);
    let free = 510;
    for (const [i, { start, end, entry }] of held.entries()) {
      view.setUint32(i * 4, start, true);
      view.setUint32(i * 4 + 4, end, true);
      free = (free - entry.length) & ~1;
      page.set(entry, free);
      page[(held.length + 1) * 4 + i * entryBytes] = free / 2;
    }
    page[511] = held.length;
    first.push(held[0]?.start ?? 0);
    pages.push(page);
    held = [];
  };
  const sizeOf = (some: readonly Stretch[]): number =>
    4 + some.reduce((sum, { entry }) => sum + 4 + entryBytes + entry.length + 1, 0);
  for (const stretch of stretches) {
    if (sizeOf([...held, stretch]) > 508) close();
    held.push(stretch);
  }
  close();
  return { first, pages, end: stretches.at(-1)?.end ?? 0 };
}

function paragraphEntry(style: number, properties: Properties): Uint8Array {
  const list = [...little(style, 2), ...properties];
  return Uint8Array.from(list.length % 2 === 1 ? [(list.length + 1) / 2, ...list] : [0, list.length / 2, ...list]);
}

/** Writes a binary Word file ([MS-DOC], Word 97) of some paragraphs. */
export function buildDoc(paragraphs: readonly Paragraph[], shape: Shape = {}): Uint8Array {
  const text = paragraphs.map(({ runs, mark }) => runs.map((run) => run.text).join('') + mark).join('');
  const cuts = [0, ...(shape.cuts ?? []), text.length];
  const pieces = cuts.slice(1).map((end, i) => {
    const words = text.slice(cuts[i], end);
    const latin = shape.isCompressed === true ? latinBytes(words) : null;
    return {
      start: cuts[i] ?? 0,
      end,
      bytes: latin ?? Buffer.from(words, 'utf16le'),
      width: latin === null ? 2 : 1,
      offset: 0,
    };
  });
  let offset = 1024;
  for (const piece of [...pieces.filter((_, i) => i % 2 === 1), ...pieces.filter((_, i) => i % 2 === 0)]) {
    piece.offset = offset;
    offset += piece.bytes.length + (piece.bytes.length % 2);
  }
  /** The stretches of the stream some characters stand in. */
  const stretch = (start: number, end: number, entry: Uint8Array): Stretch[] =>
    pieces.flatMap((piece) => {
      const from = Math.max(start, piece.start);
      const to = Math.min(end, piece.end);
      const at = (character: number): number => piece.offset + (character - piece.start) * piece.width;
      return from < to ? [{ start: at(from), end: at(to), entry }] : [];
    });
  /** Lists too long for a page stand in the stream "Data". */
  const data: number[] = [...(shape.data ?? [])];
  const onPage = (properties: Properties): Properties => {
    if (properties.length <= 400) return properties;
    const place = data.length;
    data.push(...little(properties.length, 2), ...properties);
    return property(0x6646, place, 4);
  };
  let at = 0;
  const characters: Stretch[] = [];
  const lists = paragraphs.flatMap(({ runs, mark, properties, style }) => {
    const start = at;
    for (const run of [...runs, { text: mark, properties: undefined }]) {
      const list = run.properties ?? [];
      characters.push(...stretch(at, at + run.text.length, Uint8Array.from([list.length, ...list])));
      at += run.text.length;
    }
    return stretch(start, at, paragraphEntry(style, onPage(properties)));
  });
  const inOrder = (some: Stretch[]): Stretch[] => some.sort((a, b) => a.start - b.start);
  const paragraphPages = pagesOf(inOrder(lists), 13);
  const characterPages = pagesOf(inOrder(characters), 1);
  const firstPage = Math.ceil(offset / 512);
  const main = new Uint8Array((firstPage + paragraphPages.pages.length + characterPages.pages.length) * 512);
  for (const piece of pieces) main.set(piece.bytes, piece.offset);
  [...paragraphPages.pages, ...characterPages.pages].forEach((page, i) => {
    main.set(page, (firstPage + i) * 512);
  });
  const index = ({ first, pages, end }: typeof paragraphPages, page: number): number[] => [
    ...[...first, end].flatMap((start) => little(start, 4)),
    ...pages.flatMap((_, i) => little(page + i, 4)),
  ];
  const changes = [...(shape.overPieces ?? [])];
  const table = [
    ...changes.flatMap(([, list]) => [1, ...little(list.length, 2), ...list]),
    2,
    ...little((pieces.length + 1) * 4 + pieces.length * 8, 4),
    ...cuts.flatMap((cut) => little(cut, 4)),
    ...pieces.flatMap((piece, i) => {
      const change = changes.findIndex(([place]) => place === i);
      const place = piece.width === 1 ? (piece.offset * 2) | 0x40000000 : piece.offset;
      return [0, 0, ...little(place, 4), ...little(change < 0 ? 0 : (change << 1) | 1, 2)];
    }),
  ];
  const parts = new Map<number, Uint8Array>([
    [13, Uint8Array.from(index(paragraphPages, firstPage))],
    [12, Uint8Array.from(index(characterPages, firstPage + paragraphPages.pages.length))],
    [33, Uint8Array.from(table)],
    ...(shape.parts ?? []),
  ]);
  const view = new DataView(main.buffer);
  view.setUint16(0, 0xa5ec, true);
  view.setUint16(2, shape.version ?? 0xc1, true);
  view.setUint16(0x0a, 0x0200 | (shape.flags ?? 0), true);
  view.setUint16(0x20, 14, true);
  view.setUint16(0x3e, 22, true);
  view.setUint32(0x4c, text.length, true);
  view.setUint16(0x98, 93, true);
  const tableParts: Uint8Array[] = [];
  let placed = 0;
  for (const [number, bytes] of parts) {
    view.setUint32(0x9a + number * 8, placed, true);
    view.setUint32(0x9a + number * 8 + 4, bytes.length, true);
    tableParts.push(bytes);
    placed += bytes.length;
  }
  return buildOle({
    WordDocument: main,
    '1Table': Buffer.concat(tableParts),
    ...(data.length === 0 ? {} : { Data: Uint8Array.from(data) }),
  });
}
