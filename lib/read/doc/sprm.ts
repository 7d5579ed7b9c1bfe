import type { ByteReader } from '../ole/bytes.ts';

/** A change to a property ([MS-DOC] 2.2.5.1): which, and where its operand stands in the list. */
export interface Sprm {
  readonly code: number;
  readonly at: number;
  readonly size: number;
}

/** Properties that change how a report is read, by their code. */
export const sprms = {
  paragraphStyle: 0x4600,
  inTable: 0x2416,
  rowEnd: 0x2417,
  tableDepth: 0x6649,
  innerCellEnd: 0x244b,
  innerRowEnd: 0x244c,
  outline: 0x2640,
  listLevel: 0x260a,
  list: 0x460b,
  /** The list goes on in the stream "Data". */
  goesOn: [0x6645, 0x6646, 0x646b],
  deleted: 0x0800,
  hidden: 0x083c,
  struck: 0x0837,
  struckTwice: 0x2a53,
  raised: 0x2a48,
  characterStyle: 0x4a30,
  symbol: 0x6a09,
  /** What stands before it was so before a tracked change. */
  changed: [0x2664, 0x2a90],
  columns: 0xd608,
  mergedAcross: 0x5624,
  mergedDown: 0xd62b,
} as const;

/** The two lists whose length is written otherwise. */
const changeTabs = 0xc615;
const operandSizes = [1, 1, 2, 4, 2, 2, 0, 3];

function operandOf(list: ByteReader, code: number, at: number): Sprm {
  const kind = code >> 13;
  if (kind !== 6) return { code, at, size: operandSizes[kind] ?? 0 };
  if (code === sprms.columns) return { code, at: at + 2, size: list.u16(at) - 1 };
  const size = list.u8(at);
  if (code !== changeTabs || size !== 0xff) return { code, at: at + 1, size };
  const deleted = list.u8(at + 1);
  return { code, at: at + 1, size: 2 + deleted * 4 + list.u8(at + 2 + deleted * 4) * 3 };
}

/** The properties of a list, in order. One that is cut off ends it: lists are padded. */
export function readSprms(list: ByteReader): Sprm[] {
  const found: Sprm[] = [];
  for (let at = 0; at + 3 <= list.length; ) {
    const sprm = operandOf(list, list.u16(at), at + 2);
    at = sprm.at + sprm.size;
    if (sprm.size < 0 || at > list.length) break;
    found.push(sprm);
  }
  return found;
}
