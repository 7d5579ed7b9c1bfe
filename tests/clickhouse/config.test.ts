import { describe, expect, it } from 'vitest';
import { parseClusterLoading } from '../../lib/clickhouse/config.ts';
import { freshStatements, localName, shardColumn } from '../../lib/clickhouse/ddl.ts';
import { tables } from '../../lib/store/schema.ts';

const loading = { servers: ['http://10.1.2.3:8123/'], cluster: 'atlas', database: 'atlas', user: 'loader' };

describe('the configuration of a cluster', () => {
  it('of the loader names no password', () => {
    expect(parseClusterLoading(loading)).toEqual(loading);
    expect(() => parseClusterLoading({ ...loading, password: 'x' })).toThrow('configuration');
    expect(() => parseClusterLoading({ ...loading, cluster: 'a, b' })).toThrow('cluster');
  });
});

describe('the tables of a cluster', () => {
  const statements = freshStatements({ database: 'atlas', cluster: 'c' });
  const find = (start: string) => statements.find((sql) => sql.startsWith(start)) ?? '';

  it('keep one agency’s reports and figures on one server, and the dictionaries on every one', () => {
    expect(tables.map((table) => [table.name, shardColumn(table)])).toEqual([
      ['region', null],
      ['agency', 'agency_id'],
      ['report', 'agency_id'],
      ['metric', null],
      ['dimension_code', null],
      ['fact', 'agency_id'],
      ['evidence', 'report_id'],
      ['finding', 'report_id'],
      ['finding_evidence', 'finding_id'],
    ]);
    expect(find('CREATE TABLE atlas.fact (')).toMatch(
      /ENGINE = Distributed\(c, atlas, fact_local, cityHash64\(agency_id\)\)$/,
    );
    expect(find('CREATE TABLE atlas.fact_local (')).toMatch(
      /ENGINE = MergeTree ORDER BY \(metric_id, agency_id, year\)$/,
    );
  });

  it('have every column of the schema, and lose the sign of a whole load first', () => {
    for (const table of tables)
      for (const { name } of table.columns)
        expect(find(`CREATE TABLE atlas.${localName(table)} (`)).toMatch(new RegExp(`[( ]${name} `));
    const drops = statements.filter((sql) => sql.startsWith('DROP'));
    expect(drops[0]).toBe('DROP TABLE IF EXISTS atlas.edition');
    expect(statements.indexOf(drops[0] ?? '')).toBe(1);
  });
});
