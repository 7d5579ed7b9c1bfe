import { expect, it } from 'vitest';
import { queryFailed } from '../../lib/engine/errors.ts';

it('a refusal is told in DuckDB’s own words, also where the engine hands it over as JSON', () => {
  const asJson = JSON.stringify({
    exception_type: 'Parser',
    exception_message: 'syntax error at or near "SELEC"\n\nLINE 1: SELEC 2\n        ^',
    error_subtype: 'SYNTAX_ERROR',
    position: '0',
  });
  const plain = 'Parser Error: syntax error at or near "SELEC"\n\nLINE 1: SELEC 2\n        ^';
  for (const words of [asJson, plain]) {
    expect(queryFailed('SELEC 2', new Error(words)).details.reason).toBe(plain);
  }
  const cut = '{"exception_type":"Parser"';
  expect(queryFailed('SELEC 2', new Error(cut)).details.reason).toBe(cut);
});
