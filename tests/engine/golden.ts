import { readFileSync } from 'node:fs';
import type { SqlValue } from '../../lib/model/engine.ts';

/** One case of the types suite: `SELECT ${sql}` gives this value under this type, on every engine. */
export interface TypeCase {
  readonly sql: string;
  readonly type: string;
  readonly value: SqlValue;
}

/** The golden suite of types. JSON has no NaN and no infinities: they stand as `{"$number": "NaN"}`. */
export function readTypeCases(): TypeCase[] {
  const text = readFileSync(new URL('types.golden.json', import.meta.url), 'utf8');
  return JSON.parse(text, (_key, value) =>
    typeof value === 'object' && value !== null && '$number' in value ? Number(value.$number) : value,
  );
}
