import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maybeQueryFromHash, maybeSqlFromHash, sqlHash } from '../../../app/_components/sql/sql-link.ts';

describe('SQL in a link', () => {
  it('comes back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2000 }), (sql) => {
        expect(maybeSqlFromHash(`#${sqlHash(sql)}`)).toBe(sql);
      }),
    );
  });

  it('keeps Chinese names, line breaks and a leading byte-order mark', () => {
    const sql = '\ufeffSELECT \'政务微信\' AS "渠道"\n-- 注';
    expect(maybeSqlFromHash(`#${sqlHash(sql)}`)).toBe(sql);
  });

  it('holds only characters that chat applications leave alone', () => {
    fc.assert(
      fc.property(fc.string(), (sql) => {
        expect(sqlHash(sql)).toMatch(/^q=[A-Za-z0-9_-]*$/);
      }),
    );
  });

  it.each(['', '#', '#q=', '#q=*', '#q=gICA', '#p=U0VMRUNU', '#q=U0VMRUNU&x=1', '#coverage'])(
    'reads nothing from %j',
    (hash) => expect(maybeSqlFromHash(hash)).toBeNull(),
  );

  it('never throws on an arbitrary address', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => maybeSqlFromHash(`#q=${text}`)).not.toThrow();
      }),
    );
  });

  it('leaves an over-long text aside', () => {
    expect(maybeSqlFromHash(`#${sqlHash('x'.repeat(20_001))}`)).toBeNull();
  });

  it('carries the values of parameters, whatever they hold', () => {
    const values = fc.dictionary(fc.string({ minLength: 1 }), fc.string());
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), values, (sql, typed) => {
        const hash = `#${sqlHash(sql, typed)}`;
        const read = maybeQueryFromHash(hash);
        expect(read?.sql).toBe(sql);
        expect(Object.entries(read?.values ?? {}).sort()).toEqual(Object.entries(typed).sort());
        expect(hash).toMatch(/^#q=[A-Za-z0-9_-]+(&p=[A-Za-z0-9_-]+)?$/);
      }),
    );
  });

  it.each(['W10', 'bnVsbA', 'MQ', '_w', 'eyJhIjoxfQ'])(
    'asks for values again where they are not an object of texts: %s',
    (code) => {
      expect(maybeQueryFromHash(`#${sqlHash('SELECT 1')}&p=${code}`)).toEqual({ sql: 'SELECT 1', values: {} });
    },
  );
});
