let twoBytes: ReadonlyMap<string, number> | null = null;
let fourBytes: ReadonlyMap<string, number> | null = null;

/**
 * A text in GB18030, for programs that take a CSV without its mark for GBK. Browsers only decode it: the tables are read back
 * from the decoder, once. Lone surrogates, which no encoding has, become a question mark.
 */
export function encodeGb18030(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code > 0xffff) pushFour(bytes, firstAstral + code - 0x10000);
    else pushBasic(bytes, character);
  }
  return Uint8Array.from(bytes);
}

/** Place of the first character beyond the basic plane among the four-byte codes. */
const firstAstral = 189_000;
/** How many four-byte codes the basic plane takes: 0x81308130 to 0x8431A439. */
const basicCodes = 39_420;

function pushBasic(bytes: number[], character: string): void {
  const pair = pairs().get(character);
  if (pair !== undefined) {
    bytes.push(pair >> 8, pair & 0xff);
    return;
  }
  const place = fours().get(character);
  if (place === undefined) bytes.push(0x3f);
  else pushFour(bytes, place);
}

function pushFour(bytes: number[], place: number): void {
  bytes.push(
    0x81 + Math.floor(place / 12_600),
    0x30 + (Math.floor(place / 1260) % 10),
    0x81 + (Math.floor(place / 10) % 126),
    0x30 + (place % 10),
  );
}

function pairs(): ReadonlyMap<string, number> {
  if (twoBytes !== null) return twoBytes;
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\ufffd' && !table.has(character)) {
        table.set(character, lead * 256 + trail);
      }
    }
  }
  twoBytes = table;
  return table;
}

function fours(): ReadonlyMap<string, number> {
  if (fourBytes !== null) return fourBytes;
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number>();
  for (let place = 0; place < basicCodes; place++) {
    const bytes: number[] = [];
    pushFour(bytes, place);
    const character = decoder.decode(Uint8Array.from(bytes));
    if ([...character].length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, place);
  }
  fourBytes = table;
  return table;
}
