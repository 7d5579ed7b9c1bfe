import { expect, it } from 'vitest';
import { createStatement } from '../../lib/engine/ddl.ts';
import { quoteName } from '../../lib/model/quote.ts';

it.each([
  ['table', 't', 'CREATE TABLE t(a INTEGER);', 'CREATE TABLE my."t"(a INTEGER);'],
  ['table', '我的表 1', 'CREATE TABLE "我的表 1"(a INTEGER);', 'CREATE TABLE my."我的表 1"(a INTEGER);'],
  ['table', 'a"b.c(', 'CREATE TABLE "a""b.c("("x y" VARCHAR);', 'CREATE TABLE my."a""b.c("("x y" VARCHAR);'],
  ['view', 'v', 'CREATE VIEW v AS SELECT 1;', 'CREATE VIEW my."v" AS SELECT 1;'],
  ['view', 'v', 'CREATE VIEW main.v (n) AS SELECT 1;', 'CREATE VIEW my."v" (n) AS SELECT 1;'],
  ['view', '$&', 'CREATE VIEW "$&" AS SELECT 1;', 'CREATE VIEW my."$&" AS SELECT 1;'],
] as const)('a %s called %s stands in my under its name', (kind, name, ddl, expected) => {
  expect(createStatement(kind, name, ddl)).toBe(expected);
});

it('a quoted name holds any name', () => {
  expect(quoteName('a "quoted" name; DROP')).toBe('"a ""quoted"" name; DROP"');
});
