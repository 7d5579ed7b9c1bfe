import { readTypeCases } from '../engine/golden.ts';

/** Values the types suite of the engines does not have, as SQL expressions: what is hard to write exactly as DuckDB does. */
const more = [
  "'-0.0'::DOUBLE",
  '1e15::DOUBLE',
  '1e16::DOUBLE',
  '123456789012345680::DOUBLE',
  '0.0001::DOUBLE',
  '0.00001::DOUBLE',
  '5e-324::DOUBLE',
  '1.7976931348623157e308::DOUBLE',
  '0.1::DOUBLE + 0.2::DOUBLE',
  '100000::DOUBLE',
  '0.1::FLOAT',
  '16777217::FLOAT',
  '3.4028235e38::FLOAT',
  '1e-45::FLOAT',
  '0::DECIMAL(5,2)',
  '0.00000000001::DECIMAL(18,11)',
  '-0.50::DECIMAL(4,2)',
  '(-12345678901234567.89)::DECIMAL(19,2)',
  "TIMETZ '01:02:03.5+05:30'",
  "TIMESTAMPTZ '2024-07-01 00:00:00+08'",
  "'infinity'::TIMESTAMPTZ",
  "['a', 'b c', 'd,e', '', NULL, 'it''s', 'NULL', ' y', '{', '\"']",
  "{'一': 'a: b', 'two words': NULL, 'three': ''}",
  "MAP {'a=b': 1.50, '': 2}",
  '[0.1::FLOAT, 1e16::FLOAT]',
  '[0.1::DOUBLE, NULL]',
  'union_value(num := 1.50)::UNION(num DECIMAL(4,2), str VARCHAR)',
  "[{'a': [1, 2], 'b': DATE '2024-01-02'}]",
  '\'<b>&amp;"引号"</b>\'',
  "'逗号, 分号; 竖线|'",
  "'  两头空格  '",
  "'_x0041_ 与 _X005f_'",
  "'-5'",
] as const;

/** Every SQL expression of the golden suite of types. */
export function typeExpressions(): string[] {
  return [...readTypeCases().map(({ sql }) => sql), ...more];
}

/** The query whose column `v` is the expression and whose column `t` is DuckDB's own text of it. */
export function typeQuery(sql: string): string {
  return `SELECT ${sql} AS v, CAST(${sql} AS VARCHAR) AS t`;
}
