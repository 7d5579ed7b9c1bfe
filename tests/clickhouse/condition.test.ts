import { describe, expect, it } from 'vitest';
import { scanCondition } from '../../lib/clickhouse/condition.ts';
import { tables } from '../../lib/store/schema.ts';

const fact = tables.find(({ name }) => name === 'fact');
const report = tables.find(({ name }) => name === 'report');
if (fact === undefined || report === undefined) throw new Error('no such tables');

describe('a condition of DuckDB’s plan', () => {
  it.each([
    [["metric_id='req_received'"], "metric_id = 'req_received'"],
    [['preferred', '(NOT edited)'], 'preferred AND NOT edited'],
    [["optional: metric_id IN ('a', 'b')"], "metric_id IN ('a', 'b')"],
    [
      ["agency_id>='a' AND agency_id<='b' AND optional: agency_id IN ('a', 'b')"],
      "agency_id >= 'a' AND agency_id <= 'b' AND agency_id IN ('a', 'b')",
    ],
    [
      [
        "agency_id>='a' AND agency_id<='b' AND optional: agency_id IN ('a', 'b') AND list_contains(['a', 'b'], agency_id)",
      ],
      "agency_id >= 'a' AND agency_id <= 'b' AND agency_id IN ('a', 'b')",
    ],
    [["optional: agency_id IN ('a', 'b') AND regexp_full_match(agency_id, 'a|b')"], "agency_id IN ('a', 'b')"],
    [["unit='x AND optional: y'"], "unit = 'x AND optional: y'"],
    [
      ["metric_id!='x' AND metric_id>='req' AND metric_id<'rer'"],
      "metric_id != 'x' AND metric_id >= 'req' AND metric_id < 'rer'",
    ],
    [["optional: metric_id='a' OR metric_id='b'"], "(metric_id = 'a' OR metric_id = 'b')"],
    [['(value IS NOT NULL)', '(route IS NULL)'], 'value IS NOT NULL AND route IS NULL'],
    [['value>=100.0'], '(value >= 100.0 OR isNaN(value))'],
    [["contains(unit, '条')", "starts_with(unit, '件')"], "position(unit, '条') > 0 AND startsWith(unit, '件')"],
    [["unit='it''s'"], "unit = 'it\\'s'"],
    [["unit='a\\'"], "unit = 'a\\\\'"],
  ])('%j', (filters, expected) => {
    expect(scanCondition(fact, filters)).toBe(expected);
  });

  it('is left out where ClickHouse could understand it otherwise, or we might', () => {
    for (const filters of [
      ["COALESCE(doc_type, 'x') = 'x'"],
      ['rowid=5'],
      ['Dynamic Filter (value)'],
      ["year='2020'"],
      ["metric_id='a' OR year=2020 AND unit='b'"],
      ['(preferred BETWEEN a AND edited)'],
      ["metric_id='a' OR suffix(unit, 'b')"],
      ["unit<'\ufffd'"],
      ["unit='a\u0001'"],
      ["metric_id='a"],
      ['value>5e-324'],
      ['value<1e999'],
    ])
      expect([filters, scanCondition(fact, filters)]).toEqual([filters, null]);
  });

  it('of a text with line feeds is not taken for several', () => {
    // DuckDB's plan breaks the text into lines, of which one looks like a condition of its own.
    expect(scanCondition(fact, ["label='a", 'year=2020', "b'", 'preferred'])).toBe('preferred');
  });

  it('of dates is kept where ClickHouse has such days', () => {
    expect(scanCondition(report, ["published_on>='2024-01-31'::DATE"])).toBe("published_on >= toDate('2024-01-31')");
    expect(scanCondition(report, ["published_on>='1931-01-31'::DATE"])).toBeNull();
  });
});
