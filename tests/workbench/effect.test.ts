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
    'insert into my.a values (1)',
    'CREATE TABLE IF NOT EXISTS my.memory AS SELECT 1',
    'CREATE TABLE my.typed (type INT, schema INT)',
    'CREATE VIEW my.temp AS FROM my.a',
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
    ["SET schema = 'my'", 'SET SCHEMA'],
    ["set session search_path='my'", 'SET SESSION SEARCH_PATH'],
    ['RESET search_path', 'RESET SEARCH_PATH'],
  ])('%s is refused', (sql, statement) => {
    expect(sqlEffect(sql)).toEqual({ kind: 'refused', statement, why: 'session' });
  });

  it.each([
    ['CREATE TEMP TABLE t AS SELECT 1', 'CREATE TEMP'],
    ['create or replace temporary view v as select 1', 'CREATE OR REPLACE TEMPORARY'],
    ['CREATE MACRO my.f(a) AS a + 1', 'CREATE MACRO'],
    ['CREATE OR REPLACE FUNCTION f(a) AS TABLE SELECT a', 'CREATE OR REPLACE FUNCTION'],
    ['CREATE INDEX i ON my.a (n)', 'CREATE INDEX'],
    ['CREATE UNIQUE INDEX i ON my.a (n)', 'CREATE UNIQUE INDEX'],
    ['CREATE SEQUENCE my.s', 'CREATE SEQUENCE'],
    ["CREATE TYPE my.mood AS ENUM ('a')", 'CREATE TYPE'],
    ['CREATE SCHEMA my.other', 'CREATE SCHEMA'],
    ["COMMENT ON TABLE my.a IS 'x'", 'COMMENT ON'],
    ['SET VARIABLE x = 1', 'SET VARIABLE'],
    ['PREPARE p AS SELECT 1', 'PREPARE'],
    ['EXECUTE p', 'EXECUTE'],
    ['COPY FROM DATABASE atlas TO memory', 'COPY FROM DATABASE'],
    ['CREATE TABLE memory.main.t AS SELECT 1', 'CREATE MEMORY'],
    ['CREATE VIEW IF NOT EXISTS "memory".v AS SELECT 1', 'CREATE MEMORY'],
    ['SELECT 1; EXPLAIN ANALYZE CREATE TABLE temp.t AS SELECT 1', 'CREATE TEMP'],
  ])('%s would be lost with the engine, and is refused', (sql, statement) => {
    expect(sqlEffect(sql)).toEqual({ kind: 'refused', statement, why: 'fleeting' });
  });
});
