import type { SqlValue } from '../../../lib/model/engine.ts';
import { valueText } from './value-text.ts';

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

const numericType = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL\b.*|DOUBLE|FLOAT|REAL)$/;

/** Whether a DuckDB type holds numbers: such columns stand right-aligned and sort by amount. */
export function isNumericType(type: string): boolean {
  return numericType.test(type);
}

/**
 * Order of two values of one result column, ascending; neither may be null (gaps stand last in either direction).
 * Numbers kept as exact text compare by amount, text by code unit, lists and structs by their text.
 */
export function compareValues(left: SqlValue, right: SqlValue, type: string): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [a, b] = [valueText(left), valueText(right)];
  if (isNumericType(type)) {
    const byAmount = compareDecimalText(a, b) ?? Number(a) - Number(b);
    if (!Number.isNaN(byAmount)) return byAmount;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}
