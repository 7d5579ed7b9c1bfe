/** Writes an OLE container ([MS-CFB], sectors of 512 bytes) with streams in its outermost folder; short ones in the small sectors. */
export function buildOle(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const sector = 512;
  const small = 64;
  const cutoff = 4096;
  const endOfChain = 0xfffffffe;
  const free = 0xffffffff;
  const names = Object.keys(streams);
  const bytesOf = (name: string): Uint8Array => streams[name] ?? new Uint8Array();
  const shorts = names.filter((name) => bytesOf(name).length < cutoff);
  const smallTable: number[] = [];
  const smallStarts = new Map<string, number>();
  const smallParts: Uint8Array[] = [];
  for (const name of shorts) {
    const count = Math.max(Math.ceil(bytesOf(name).length / small), 1);
    smallStarts.set(name, smallTable.length);
    for (let i = 0; i < count; i++) smallTable.push(i + 1 < count ? smallTable.length + 1 : endOfChain);
    const padded = new Uint8Array(count * small);
    padded.set(bytesOf(name));
    smallParts.push(padded);
  }
  const table: number[] = [];
  const sectors: Uint8Array[] = [];
  const add = (bytes: Uint8Array): number => {
    if (bytes.length === 0) return endOfChain;
    const start = sectors.length;
    for (let at = 0; at < bytes.length; at += sector) {
      const piece = new Uint8Array(sector);
      piece.set(bytes.subarray(at, at + sector));
      sectors.push(piece);
      table.push(at + sector < bytes.length ? sectors.length : endOfChain);
    }
    return start;
  };
  const starts = new Map(names.map((name) => [name, smallStarts.get(name) ?? add(bytesOf(name))]));
  const smallBytes = Buffer.concat(smallParts);
  const smallStart = add(smallBytes);
  const smallTableStart = add(numbers(smallTable, free, sector));
  const entries = new Uint8Array(Math.ceil((names.length + 1) / 4) * sector);
  const entry = (index: number, name: string, kind: number, links: readonly number[], start: number, size: number) => {
    const view = new DataView(entries.buffer, index * 128, 128);
    [...name].forEach((letter, i) => {
      view.setUint16(i * 2, letter.charCodeAt(0), true);
    });
    view.setUint16(0x40, (name.length + 1) * 2, true);
    view.setUint8(0x42, kind);
    links.forEach((link, i) => {
      view.setUint32(0x44 + i * 4, link, true);
    });
    view.setUint32(0x74, start, true);
    view.setUint32(0x78, size, true);
  };
  entry(0, 'Root Entry', 5, [free, free, names.length > 0 ? 1 : free], smallStart, smallBytes.length);
  for (const [i, name] of names.entries()) {
    const next = i + 1 < names.length ? i + 2 : free;
    entry(i + 1, name, 2, [free, next, free], starts.get(name) ?? endOfChain, bytesOf(name).length);
  }
  const directoryStart = add(entries);
  const fatSectors = Math.ceil((table.length + 1) / (sector / 4 - 1));
  const fatStart = sectors.length;
  for (let i = 0; i < fatSectors; i++) table.push(0xfffffffd);
  const header = new Uint8Array(sector);
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const view = new DataView(header.buffer);
  view.setUint16(0x18, 0x3e, true);
  view.setUint16(0x1a, 3, true);
  view.setUint16(0x1c, 0xfffe, true);
  view.setUint16(0x1e, 9, true);
  view.setUint16(0x20, 6, true);
  view.setUint32(0x2c, fatSectors, true);
  view.setUint32(0x30, directoryStart, true);
  view.setUint32(0x38, cutoff, true);
  view.setUint32(0x3c, smallTableStart, true);
  view.setUint32(0x40, smallTableStart === endOfChain ? 0 : Math.ceil((smallTable.length * 4) / sector), true);
  view.setUint32(0x44, endOfChain, true);
  for (let i = 0; i < 109; i++) view.setUint32(0x4c + i * 4, i < fatSectors ? fatStart + i : free, true);
  return new Uint8Array(Buffer.concat([header, ...sectors, numbers(table, free, sector)]));
}

function numbers(values: readonly number[], filler: number, sector: number): Uint8Array {
  const perSector = sector / 4;
  const count = Math.ceil(values.length / perSector) * perSector;
  const bytes = new Uint8Array(count * 4);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < count; i++) view.setUint32(i * 4, values[i] ?? filler, true);
  return bytes;
}
