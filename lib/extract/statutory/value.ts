import { changeOf } from '../cell.ts';
import type { Token } from '../token.ts';

/** Digits of a printed figure without separators, spaces and width. */
function plainDigits(text: string): string {
  return text.normalize('NFKC').replace(/[,\s]/g, '').replace(/[−–]/g, '-').replace(/^〇$/, '0');
}

const digits = '零一二三四五六七八九';

/** The Chinese numeral below a hundred an odd cell holds ("九", "十二"); null for whatever else it may hold. */
export function numeralOf({ kind, text }: Token): number | null {
  const parts = kind === 'odd' ? /^(?:([二三四五六七八九]?)(十))?([一二三四五六七八九]?)$/.exec(text) : null;
  if (parts === null || text === '') return null;
  const [, tens = '', ten = '', ones = ''] = parts;
  return (ten === '' ? 0 : digits.indexOf(tens || '一') * 10) + (ones === '' ? 0 : digits.indexOf(ones));
}

/** The number an odd cell under `column` holds: a numeral, or under 本年增/减 the words for a change; null for any other. */
export function oddValueOf(cell: Token, column: string): number | null {
  return numeralOf(cell) ?? (column.includes('增') ? changeOf(cell.text) : null);
}

/** The number a cell prints; 0 for an empty cell, a mark, words for none and no cell at all; NaN for anything else. */
export function figureOf(cell: Token | null | undefined): number {
  if (cell?.kind === 'odd') return numeralOf(cell) ?? Number.NaN;
  if (cell === null || cell === undefined || cell.kind !== 'number') return 0;
  const value = Number(cell.text);
  return Number.isNaN(value) ? Number(plainDigits(cell.text)) : value;
}
