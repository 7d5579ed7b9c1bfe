const sectorBytes = 512;
const entryBytes = 128;
const endOfChain = 0xfffffffe;
const fatSector = 0xfffffffd;
const none = 0xffffffff;
/** Shorter streams would go into a stream of their own kind. */
const leastStream = 4096;

function entry(name: string, kind: number, right: number, child: number, start: number, size: number): Uint8Array {
  const bytes = new Uint8Array(entryBytes);
  const view = new DataView(bytes.buffer);
  [...name].forEach((letter, i) => {
    view.setUint16(i * 2, letter.charCodeAt(0), true);
  });
  view.setUint16(0x40, (name.length + 1) * 2, true);
  bytes[0x42] = kind;
  view.setUint32(0x44, none, true);
  view.setUint32(0x48, right, true);
  view.setUint32(0x4c, child, true);
  view.setUint32(0x74, start, true);
  view.setUint32(0x78, size, true);
  return bytes;
}

/** An Office file of before 2007 with up to three streams, by name; zeros behind a short one. */
export function buildOle(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const parts = Object.entries(streams).map(([name, content]) => {
    const size = Math.max(content.length, leastStream);
    return { name, content, size, sectors: Math.ceil(size / sectorBytes) };
  });
  const used = 1 + parts.reduce((sum, { sectors }) => sum + sectors, 0);
  const fats = Math.ceil(used / (sectorBytes / 4 - 1));
  const bytes = new Uint8Array(sectorBytes * (1 + fats + used));
  const view = new DataView(bytes.buffer);
  const sectorAt = (index: number): number => sectorBytes * (1 + index);
  const follow = (index: number, next: number): void => view.setUint32(sectorAt(0) + index * 4, next, true);

  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(0x1a, 3, true);
  view.setUint16(0x1c, 0xfffe, true);
  view.setUint16(0x1e, 9, true);
  view.setUint16(0x20, 6, true);
  view.setUint32(0x2c, fats, true);
  view.setUint32(0x30, fats, true);
  view.setUint32(0x38, leastStream, true);
  view.setUint32(0x3c, endOfChain, true);
  view.setUint32(0x44, endOfChain, true);
  for (let i = 0; i < 109; i++) view.setUint32(0x4c + i * 4, i < fats ? i : none, true);
  bytes.fill(0xff, sectorAt(0), sectorAt(fats));
  for (let i = 0; i < fats; i++) follow(i, fatSector);
  follow(fats, endOfChain);

  bytes.set(entry('Root Entry', 5, none, 1, endOfChain, 0), sectorAt(fats));
  let next = fats + 1;
  for (const [i, { name, content, size, sectors }] of parts.entries()) {
    const right = i + 1 < parts.length ? i + 2 : none;
    bytes.set(entry(name, 2, right, none, next, size), sectorAt(fats) + (i + 1) * entryBytes);
    bytes.set(content, sectorAt(next));
    for (let s = 0; s < sectors; s++) follow(next + s, s + 1 < sectors ? next + s + 1 : endOfChain);
    next += sectors;
  }
  return bytes;
}
