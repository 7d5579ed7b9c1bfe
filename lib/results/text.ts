import type { SqlValue } from '../model/engine.ts';

/**
 * A value exactly as DuckDB's own `CAST(… AS VARCHAR)` writes it; `type` is DuckDB's name of the column. Null stays null:
 * it is no text. Values of nested types are expected as text, the way a stream gives them; others are written alike.
 */
export function cellText(value: SqlValue, type: string): string | null {
  if (value === null) return null;
  if (typeof value === 'number') return numberText(value, type);
  if (typeof value !== 'object') return String(value);
  return nestedText(value);
}

function nestedText(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${value.map(nestedText).join(', ')}]`;
  const members = Object.entries(value).map(([key, inner]) => `'${key}': ${nestedText(inner)}`);
  return `{${members.join(', ')}}`;
}

function numberText(value: number, type: string): string {
  if (type === 'DOUBLE') return doubleText(value);
  const scale = Number(/^DECIMAL\(\d+,(\d+)\)$/.exec(type)?.[1] ?? 0);
  const { sign, digits, exponent } = partsOf(value.toExponential());
  const plain = positional(digits, exponent);
  if (scale === 0) return sign + plain;
  const [whole = '0', fraction = ''] = plain.split('.');
  return `${sign}${whole}.${fraction.padEnd(scale, '0')}`;
}

/** DuckDB writes a double with a point between 1e-4 and 1e16, with an exponent of at least two digits beyond. */
function doubleText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const { sign, digits, exponent } = partsOf(Object.is(value, -0) ? '-0e+0' : value.toExponential());
  if (exponent >= -4 && exponent < 16) {
    const plain = positional(digits, exponent);
    return sign + (plain.includes('.') ? plain : `${plain}.0`);
  }
  const mantissa = digits.length === 1 ? digits : `${digits.slice(0, 1)}.${digits.slice(1)}`;
  const size = String(Math.abs(exponent)).padStart(2, '0');
  return `${sign}${mantissa}e${exponent < 0 ? '-' : '+'}${size}`;
}

/** A number written by `toExponential`, taken apart: its digits have no trailing zeros. */
function partsOf(scientific: string): { sign: string; digits: string; exponent: number } {
  const [mantissa = '0', exponent = '0'] = scientific.split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace('-', '').replace('.', '').replace(/0+$/, '') || '0';
  return { sign, digits, exponent: Number(exponent) };
}

/** Digits with a decimal exponent written with a point: 15 and -1 are "0.15". */
function positional(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** Text from data made harmless wherever it is shown or written: characters that control or turn round what follows. */
export function inertText(text: string): string {
  return text.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, '\ufffd');
}
