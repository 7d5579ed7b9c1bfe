import { openOle } from '../../lib/read/ole/index.ts';
import { buildOle } from '../read/ole/builder.ts';
import { buildXls, join, record, records, u16, u32 } from '../read/sheet/biff.ts';
import type { GridReport, KeyedCell } from './grid-report.ts';
import { mutateBytes } from './mutation.ts';
import type { Random } from './random.ts';
import { isNumber, laidRows } from './sheet.ts';

/** A report as the one sheet of an .xls, its cells kept in whichever way the format has for them. */
export function xlsBytes(report: GridReport, random: Random): Uint8Array {
  const { rows, spanning } = laidRows(report);
  const shared: string[] = [];
  const write = (cell: KeyedCell): Uint8Array => {
    const { row, column, text } = cell;
    if (text === '') return record(0x0201, u16(row, column, 0));
    if (isNumber(cell)) {
      const fits = Number(text) < 2 ** 29;
      return fits && random.chance(0.5)
        ? records.rk(row, column, (Number(text) << 2) | 2)
        : records.number(row, column, Number(text));
    }
    if (random.chance(0.2)) return records.label(row, column, text);
    shared.push(text);
    return records.shared(row, column, shared.length - 1);
  };
  const cells = rows.flat().map(write);
  const merges = spanning.map(
    ({ row, column, rowSpan, columnSpan }) => [row, row + rowSpan - 1, column, column + columnSpan - 1] as const,
  );
  const strings = shared.map((text, i) =>
    i === 0 ? records.sharedStrings(text) : records.continued(records.sharedStrings(text).subarray(12)),
  );
  const [first, ...rest] = strings;
  // The first record says how many there are in all.
  first?.set(u32(shared.length, shared.length), 4);
  return buildXls(
    [{ name: '年报', records: [...cells, records.merges(...merges)] }],
    first === undefined ? [] : [first, ...rest],
  );
}

interface Raw {
  readonly type: number;
  readonly content: Uint8Array;
}

const types = { eof: 0x000a, list: 0x0085, bof: 0x0809 };

function split(content: Uint8Array): Raw[] {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const found: Raw[] = [];
  for (let at = 0; at + 4 <= content.length; ) {
    const [type, size] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    if (type === 0) break;
    found.push({ type, content: content.slice(at + 4, at + 4 + size) });
    at += 4 + size;
  }
  return found;
}

/** The records one behind the other, the list of sheets saying anew where each begins. */
function glued(all: readonly Raw[]): Uint8Array {
  const begins: number[] = [];
  let [at, depth] = [0, 0];
  for (const { type, content } of all) {
    if (type === types.bof && depth++ === 0) begins.push(at);
    if (type === types.eof) depth--;
    at += 4 + content.length;
  }
  const sheets = begins.slice(1);
  const pieces = all.map(({ type, content }) => {
    const begin = type === types.list ? sheets.shift() : undefined;
    return record(type, begin === undefined ? content : join(u32(begin), content.subarray(4)));
  });
  return join(...pieces);
}

/** An .xls whose records are changed, left out, repeated or exchanged, each still as long as it says. */
export function mutateRecords(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const all = split(openOle('fuzz.xls', bytes).stream('Workbook') ?? new Uint8Array());
  const changes = 1 + random.int(5);
  for (let i = 0; i < changes; i++) {
    const at = random.int(all.length);
    const raw = all[at] ?? { type: types.eof, content: new Uint8Array() };
    switch (random.int(5)) {
      case 0:
        all.splice(at, 1);
        break;
      case 1:
        all.splice(at, 0, raw);
        break;
      case 2: {
        const to = random.int(all.length);
        all[at] = all[to] ?? raw;
        all[to] = raw;
        break;
      }
      default:
        all[at] = { ...raw, content: mutateBytes(raw.content, other, random).slice(0, 0xffff) };
    }
  }
  return buildOle({ Workbook: glued(all) });
}
