import { describe, expect, it } from 'vitest';
import { sqlEffect } from '../../lib/workbench/effect.ts';

describe('what running a script may do', () => {
  it.each([
    'SELECT 1',
    'FROM fact',
    'WITH a AS (SELECT 1) FROM a',
    '-- CREATE TABLE\nSELECT 1',
    "SELECT 'INSERT INTO x'",
    'EXPLAIN DELETE FROM fact',
    'SHOW TABLES; DESCRIBE fact;',
    '(SELECT 1)',
    "PRAGMA table_info('fact')",
    'SUMMARIZE fact',
    '',
  ])('%s only reads', (sql) => {
    expect(sqlEffect(sql)).toEqual({ kind: 'reads' });
  });

  it.each([
    'CREATE TABLE my.a AS SELECT 1',
    'SELECT 1; DROP TABLE my.a',
    'WITH a AS (SELECT 1) INSERT INTO my.b FROM a',
    'EXPLAIN ANALYZE DELETE FROM my.a',
    'create or replace view my."use" as select 1',
    'CREATE TABLE my.secret (a INT)',
    'EXECUTE p',
    'insert into my.a values (1)',
  ])('%s may change something', (sql) => {
    expect(sqlEffect(sql)).toEqual({ kind: 'changes' });
  });

  it.each([
    ['USE my', 'USE'],
    ['use memory', 'USE'],
    ["/* a */ ATTACH ':memory:' AS x", 'ATTACH'],
    ['SELECT 1; DETACH my', 'DETACH'],
    ['BEGIN', 'BEGIN'],
    ['start transaction', 'START TRANSACTION'],
    ['ROLLBACK', 'ROLLBACK'],
    ['INSTALL icu', 'INSTALL'],
    ['PREPARE p AS DETACH my', 'DETACH'],
    ['EXPLAIN ANALYZE USE my', 'USE'],
    ['PRAGMA enable_profiling', 'PRAGMA ENABLE_PROFILING'],
    ['CREATE OR REPLACE PERSISTENT SECRET s (TYPE S3)', 'CREATE SECRET'],
    ['DROP SECRET s', 'DROP SECRET'],
  ])('%s is refused', (sql, statement) => {
    expect(sqlEffect(sql)).toEqual({ kind: 'refused', statement });
  });
});
