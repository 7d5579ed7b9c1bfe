import type { SqlValue } from '../../../lib/model/engine.ts';

/** A decoded value as exact text, as DuckDB writes it: `[1, NULL]`, `{'a': 1}`, `true`; a null inside is NULL. */
export function valueText(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number')
    return Number.isFinite(value) ? String(value) : String(value).replace('Infinity', 'inf');
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, inner]) => `'${key}': ${valueText(inner)}`)
    .join(', ')}}`;
}
