import type { SqlValue } from '../model/engine.ts';
import { cellText } from './text.ts';

const decimal = /^(-?)0*(\d+)(?:\.(\d*?)0*)?$/;

function compareDigits(a: RegExpExecArray, b: RegExpExecArray): number {
  const [wholeA = '', wholeB = ''] = [a[2], b[2]];
  if (wholeA.length !== wholeB.length) return wholeA.length - wholeB.length;
  const [digitsA, digitsB] = [`${wholeA}.${a[3] ?? ''}`, `${wholeB}.${b[3] ?? ''}`];
  return digitsA < digitsB ? -1 : digitsA > digitsB ? 1 : 0;
}

/** Compares two numbers written out, digit by digit: what does not fit a double keeps its order. */
function compareDecimalText(left: string, right: string): number | null {
  const a = decimal.exec(left);
  const b = decimal.exec(right);
  if (!a || !b) return null;
  const negativeA = a[1] === '-';
  const negativeB = b[1] === '-';
  if (negativeA !== negativeB) return negativeA ? -1 : 1;
  return negativeA ? compareDigits(b, a) : compareDigits(a, b);
}

const numericType = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|BIGNUM|DECIMAL\b.*|DOUBLE|FLOAT|REAL)$/;

/** Whether a DuckDB type holds numbers: such columns stand right-aligned and sort by amount. */
export function isNumericType(type: string): boolean {
  return numericType.test(type) && !type.endsWith(']');
}

/** The amount of a value of a numeric column as a double; null where it is none. */
export function amountOf(value: SqlValue): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value === '') return null;
  const amount = Number(value.replace(/^(-?)inf$/, '$1Infinity'));
  return Number.isNaN(amount) && value !== 'nan' ? null : amount;
}

/** Order of two doubles; as DuckDB has it, NaN is greater than any number. */
export function compareNumbers(left: number, right: number): number {
  if (Number.isNaN(left) || Number.isNaN(right)) return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareAmounts(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : compareNumbers(left, right);
}

/**
 * Order of two values of one result column, ascending; neither may be null (gaps stand last in either direction).
 * Numbers kept as exact text compare by amount, text by code unit, lists and structs by their text.
 */
export function compareValues(left: SqlValue, right: SqlValue, type: string): number {
  if (typeof left === 'number' && typeof right === 'number') return compareNumbers(left, right);
  const [a, b] = [cellText(left, type) ?? '', cellText(right, type) ?? ''];
  if (isNumericType(type)) {
    const byAmount = compareDecimalText(a, b) ?? compareAmounts(amountOf(a), amountOf(b));
    if (byAmount !== null) return byAmount;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}
