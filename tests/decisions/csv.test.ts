import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decisionsCsv } from '../../lib/decisions/csv.ts';
import { currentDecisions, type Decision } from '../../lib/decisions/decision.ts';
import { anyRecord } from './arbitrary.ts';

const names = {
  agencies: new Map([['330100-kj', '北江市科学技术局']]),
  rules: new Map([['REV-SUM', { zh: '行政复议总计＝各结果之和', en: 'Review total = sum of outcomes' }]]),
};
const decision: Decision = {
  kind: 'decision',
  id: '0123456789abcdef',
  finding: '330100-kj-2023.REV-SUM',
  at: '2026-01-09T02:30:00.000Z',
  outcome: 'explained',
  note: '=HYPERLINK("x"),\n第二行',
  subject: { agency: '330100-kj', year: 2023, rule: 'REV-SUM', expected: '5 + 3 = 8', actual: '-9' },
};

test('a decision is a row of names and words, in both languages, with nothing a spreadsheet would run', () => {
  expect(decisionsCsv([decision], names, 'zh')).toBe(
    '\ufeff机构,年度,规则,规则名,一边,另一边,认定,说明,时间（北京时间）,核验结果编号\r\n' +
      '北江市科学技术局,2023,REV-SUM,行政复议总计＝各结果之和,\'-9,5 + 3 = 8,已说明,"\'=HYPERLINK(""x""), 第二行",' +
      '2026-01-09 10:30,330100-kj-2023.REV-SUM\r\n',
  );
  const english = parse(decisionsCsv([decision], names, 'en'), { bom: true, columns: true });
  expect(english).toMatchObject([{ Decision: 'explained', 'Rule title': 'Review total = sum of outcomes' }]);
});

test('any record: one row per decision in force, latest first, every field harmless', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const text = decisionsCsv(record, names, 'en');
      expect(text.startsWith('\ufeffAgency,')).toBe(true);
      const rows: Record<string, string>[] = parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });
      const current = currentDecisions(record);
      expect(rows.map((row) => row.Finding).toSorted()).toEqual([...current.keys()].toSorted());
      const times = rows.map((row) => row['Time (UTC+8)'] ?? '');
      expect(times).toEqual(times.toSorted().toReversed());
      for (const field of rows.flatMap((row) => Object.values(row))) {
        expect(field).not.toMatch(/^[=+\-@\t\r\n\ufeff]/);
        expect(field).not.toMatch(/[\u202a-\u202e]/);
      }
    }),
  );
});
