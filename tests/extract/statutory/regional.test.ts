import { describe, expect, it } from 'vitest';
import { readStatutory, type StatutoryReading } from '../../../lib/extract/statutory/index.ts';
import { readDocument } from '../../../lib/read/index.ts';
import { templates } from '../resources.ts';
import * as print from './print.ts';
import { type RegionalColumn, regionalForm } from './regional.ts';
import { fillSheet, gridOf, wantedOf } from './sheet.ts';

type Cells = ReturnType<typeof gridOf>;

function read(
  columns: readonly RegionalColumn[],
  heading: string,
  flatten: (cells: Cells) => string,
): StatutoryReading {
  const flat = flatten(gridOf(fillSheet(regionalForm(columns, heading), 5)));
  const text = `某市某局2010年政府信息公开工作年度报告\n六、附表\n${flat}\n七、其他\n完。\n`;
  return readStatutory(readDocument('synthetic.txt', new TextEncoder().encode(text)), templates);
}

const figures = (reading: StatutoryReading): number =>
  reading.candidates.filter((candidate) => candidate.reading === 'number').length;

describe('the local indicator forms', () => {
  it('are recognised by their rows', () => {
    const reading = read(['name', 'unit', 'code', 'value'], '数量', print.asTabs);
    expect([...reading.forms]).toEqual(['regional_stat']);
    const total = reading.candidates.find((candidate) => candidate.metric === 'proactive_total');
    expect(total?.unitPrinted).toBe('条');
    expect(total?.locator.row).toBe('主动公开信息数');
  });

  it('keep every row without a metric as a warning with its label and figure', () => {
    const { warnings } = read(['name', 'unit', 'code', 'value'], '数量', print.asLines);
    const unmapped = warnings.filter((warning) => warning.code === 'unmapped_number');
    expect(unmapped).toHaveLength(11);
    expect(unmapped.some((warning) => warning.message.includes('免予公开范围6'))).toBe(true);
  });

  it.each([print.asTabs, print.asLines, print.asAligned])(
    'with quarters alone give no figure of the year',
    (flatten) => {
      const reading = read(['name', 'unit', 'quarter', 'quarter', 'quarter', 'quarter'], '', flatten);
      expect(figures(reading)).toBe(0);
      expect(reading.warnings.filter((warning) => warning.code === 'unmapped_number').length).toBeGreaterThan(20);
    },
  );

  it.each([print.asTabs, print.asLines])('with the figure before its name are read all the same', (flatten) => {
    const columns = ['value', 'name', 'unit'] as const;
    const wanted = wantedOf(fillSheet(regionalForm(columns), 5));
    const reading = read(columns, '数量', flatten);
    expect(reading.candidates.map((candidate) => Number(candidate.raw)).sort()).toEqual([...wanted.values()].sort());
    expect(figures(reading)).toBe(wanted.size);
  });
});
