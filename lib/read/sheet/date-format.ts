const dayMs = 86_400_000;
/** Day 0 of both calendars; in the older one 29 February 1900 exists, which only days before March 1900 notice. */
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);
/** The last day Excel knows, 9999-12-31. */
const lastDay = 2_958_465;

const pieces =
  /"([^"]*)"?|\\(.)|_.|\*.|\[(h+|m+|s+)\]|\[[^\]]*\]|(y+|m+|d+|h+|s+)|AM\/PM|A\/P|上午\/下午|a{3,4}|([\s\S])/giu;

/** Whether a number format code prints dates or times. */
export function isDateCode(code: string): boolean {
  const [first = ''] = code.split(';');
  const bare = first.replace(/"[^"]*"?|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, '');
  return !/general/i.test(bare) && /[ymdhs]/i.test(bare) && !/[0#?](?!.*[ymdhs])/i.test(bare);
}

interface DatePiece {
  /** Letter of a date part; '' for words. */
  readonly part: string;
  readonly length: number;
  readonly words: string;
}

function splitCode(code: string): DatePiece[] {
  return [...code.matchAll(pieces)].map(([, quoted, escaped, elapsed, part, other]) => {
    const run = elapsed ?? part ?? '';
    return { part: run.charAt(0).toLowerCase(), length: run.length, words: quoted ?? escaped ?? other ?? '' };
  });
}

/** An m beside hours or seconds is minutes. */
function isMinutes(parts: readonly DatePiece[], index: number): boolean {
  const before = parts.slice(0, index).findLast(({ part }) => part !== '');
  const after = parts.slice(index + 1).find(({ part }) => part !== '');
  return before?.part === 'h' || after?.part === 's';
}

/** A day number printed by a date format; null where it is no day Excel knows. */
export function printDate(value: number, code: string, isDate1904: boolean): string | null {
  if (!(value >= 0 && value <= lastDay)) return null;
  const seconds = Math.round(value * 86_400);
  const date = new Date((isDate1904 ? epoch1904 : epoch1900) + seconds * 1000);
  const parts = splitCode(code);
  const numberOf = ({ part }: DatePiece, index: number): number => {
    if (part === 'y') return date.getUTCFullYear();
    if (part === 'm') return isMinutes(parts, index) ? date.getUTCMinutes() : date.getUTCMonth() + 1;
    if (part === 'd') return date.getUTCDate();
    if (part === 's') return date.getUTCSeconds();
    return value < 1
      ? Math.floor(seconds / 3600)
      : date.getUTCHours() + (code.includes('[h') ? 24 * Math.floor((seconds * 1000) / dayMs) : 0);
  };
  const words = parts.map((piece, index) => {
    if (piece.part === '') return piece.words;
    if (piece.part === 'd' && piece.length > 2) return '';
    const digits = String(numberOf(piece, index));
    if (piece.part === 'y') return piece.length > 2 ? digits : digits.slice(-2);
    return piece.length === 2 ? digits.padStart(2, '0') : digits;
  });
  return words.join('').trim();
}
