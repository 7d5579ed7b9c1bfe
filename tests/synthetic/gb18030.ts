import { encodeGb18030 } from '../read/html/encode.ts';

let fourBytes: ReadonlyMap<string, Uint8Array> | null = null;

/** The characters of the basic plane GB18030 writes in four bytes, read back from the decoder. */
function fourByteTable(): ReadonlyMap<string, Uint8Array> {
  if (fourBytes !== null) return fourBytes;
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, Uint8Array>();
  for (let a = 0x81; a <= 0x84; a++) {
    for (let b = 0x30; b <= 0x39; b++) {
      for (let c = 0x81; c <= 0xfe; c++) {
        for (let d = 0x30; d <= 0x39; d++) {
          const bytes = Uint8Array.of(a, b, c, d);
          const char = decoder.decode(bytes);
          if ([...char].length === 1 && char !== '\ufffd') table.set(char, bytes);
        }
      }
    }
  }
  fourBytes = table;
  return table;
}

/** A plain text in GB18030, with no character references: text files have none. */
export function gb18030Text(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const char of text) bytes.push(...(fourByteTable().get(char) ?? encodeGb18030(char)));
  return Uint8Array.from(bytes);
}
