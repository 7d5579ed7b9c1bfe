let doubleBytes: ReadonlyMap<string, number> | null = null;

/** The two-byte characters of GBK, read back from the decoder because Node has no encoder. */
function gbkTable(): ReadonlyMap<string, number> {
  if (doubleBytes !== null) return doubleBytes;
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = trail === 0x7f ? '' : decoder.decode(Uint8Array.of(lead, trail));
      if ([...char].length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, lead * 256 + trail);
    }
  }
  doubleBytes = table;
  return table;
}

/** A text in GB18030; characters GBK does not have become character references, as editors write them. */
export function encodeGb18030(text: string): Uint8Array {
  const table = gbkTable();
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const pair = table.get(char);
    if (code < 0x80) bytes.push(code);
    else if (pair !== undefined) bytes.push(pair >> 8, pair & 0xff);
    else bytes.push(...new TextEncoder().encode(`&#${code};`));
  }
  return Uint8Array.from(bytes);
}
