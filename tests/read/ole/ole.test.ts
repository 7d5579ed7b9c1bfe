import { expect, it } from 'vitest';
import { openOle } from '../../../lib/read/ole/index.ts';
import { refusalOf } from '../refusal.ts';
import { buildOle } from './builder.ts';

/** Bytes that tell their place. */
const content = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => i % 251);

it.each([0, 1, 64, 65, 4095, 4096, 4097, 100_000])('a stream of %i bytes is read whole, beside others', (length) => {
  const { stream } = openOle(
    'a.doc',
    buildOle({ Small: content(70), Workbook: content(length), Large: content(9000) }),
  );
  expect(stream('workbook')).toEqual(content(length));
  expect(stream('Small')).toEqual(content(70));
  expect(stream('Large')).toEqual(content(9000));
  expect(stream('Other')).toBeUndefined();
});

it('a chain of sectors in a circle is refused before it is longer than the file', () => {
  const bytes = Uint8Array.from(buildOle({ Workbook: content(9000) }));
  const view = new DataView(bytes.buffer);
  const sectorAt = (index: number): number => 512 * (index + 1);
  const entry = sectorAt(view.getUint32(0x30, true)) + 128;
  const start = view.getUint32(entry + 0x74, true);
  const table = view.getUint32(0x4c, true);
  // Listed over and over, the table of sectors is longer than there are sectors.
  for (let i = 0; i < 109; i++) view.setUint32(0x4c + i * 4, table, true);
  view.setUint32(sectorAt(table) + start * 4, start, true);
  view.setUint32(entry + 0x78, 512 * 1000, true);
  const refusal = refusalOf(() => openOle('a.xls', bytes).stream('Workbook'));
  expect(refusal?.details.reason).toBe(`the chain from sector ${start} runs in a circle`);
});
