import { expect, it } from 'vitest';
import { sha256Hex } from '../../../lib/read/sha256.ts';
import { readXls, readXlsx } from '../../../lib/read/sheet/index.ts';
import { printAs } from '../../fuzz/formats.ts';
import { mutateGrid } from '../../fuzz/grid-mutation.ts';
import { gridReport } from '../../fuzz/grid-report.ts';
import { createRandom } from '../../fuzz/random.ts';

it('200 made-up reports with odd tables, written as .xls and as .xlsx: the same Document', () => {
  for (let seed = 0; seed < 200; seed++) {
    const random = createRandom(`xls and xlsx ${seed}`);
    const { report } = mutateGrid(gridReport(random), random);
    const xls = printAs('xls', report, random);
    const { format, ...expected } = readXlsx('a', printAs('xlsx', report, random));
    expect(format).toBe('xlsx');
    expect(readXls('a', xls), `report ${seed}`).toEqual({ ...expected, format: 'xls', sha256: sha256Hex(xls) });
  }
});
