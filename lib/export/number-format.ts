import type { Language } from '../model/language.ts';
import type { NumberForm } from '../query/words.ts';

const signed = (digits: string, unit: string) => `+${digits}${unit};−${digits}${unit};${digits}${unit}`;

/**
 * The number format of spreadsheets that writes a figure as the screen does: rates with one decimal and their sign, plain
 * figures with the decimals they have (four at most). Percentages are kept as printed (12.5 for 12.5 %), so the sign is a
 * word of the format.
 */
export function numberFormat(form: NumberForm, value: number, language: Language): string {
  switch (form) {
    case 'percent':
    case 'share':
      return '#,##0.0"%"';
    case 'per_hundred':
    case 'index':
      return '#,##0.0';
    case 'change':
      return signed('#,##0.0', '"%"');
    case 'points':
      return signed('#,##0.0', '');
    case 'difference':
      return signed(plainDigits(value), '');
    case 'rank':
      return language === 'zh' ? '"第 "0" 名"' : '"no. "0';
    case 'value':
      return plainDigits(value);
  }
}

function plainDigits(value: number): string {
  const decimals = /\.(\d+)$/.exec(value.toFixed(4).replace(/0+$/, ''))?.[1]?.length ?? 0;
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
}
