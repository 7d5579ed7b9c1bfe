/** What to do with the pieces of rich text as they go by. */
export interface RtfHandlers {
  readonly open: () => void;
  /** Whether to go on: false behind the end of the document. */
  readonly close: () => boolean;
  /** A control word (`\cellx9292`) with its number, undefined where it has none. */
  readonly word: (name: string, value: number | undefined) => void;
  /** A control symbol: "*", "~", "-", "_" … */
  readonly symbol: (character: string) => void;
  /** A byte of text, `isEscaped` where it is written `\'hh` or behind a backslash. */
  readonly byte: (byte: number, isEscaped: boolean) => void;
  /** Whether the byte that comes next is the second half of a character, whatever it looks like. */
  readonly awaitsTrail: () => boolean;
}

const [tab, newLine, carriageReturn, space, quote, minus] = [0x09, 0x0a, 0x0d, 0x20, 0x27, 0x2d];
const [backslash, braceOpen, braceClose] = [0x5c, 0x7b, 0x7d];
/** Longest name of a control word, and most digits of its number. */
const maxName = 32;
const maxDigits = 10;

function isLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function hexDigit(byte: number): number {
  if (isDigit(byte)) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : Number.NaN;
}

/** Walks the groups, control words and bytes of rich text. A NUL byte and line ends say nothing; `\bin` data are passed over. */
export function walkRtf(bytes: Uint8Array, handlers: RtfHandlers): void {
  let at = 0;
  const peek = (): number => bytes[at] ?? 0;

  const takeNumber = (): number | undefined => {
    const begin = at;
    const isNegative = peek() === minus;
    if (isNegative) at++;
    const digits = at;
    let number = 0;
    while (isDigit(peek()) && at - digits < maxDigits) number = number * 10 + (bytes[at++] ?? 0) - 0x30;
    if (at === digits) {
      at = begin;
      return undefined;
    }
    return isNegative ? -number : number;
  };

  const takeWord = (): void => {
    const begin = at;
    while (isLetter(peek()) && at - begin < maxName) at++;
    const name = String.fromCharCode(...bytes.subarray(begin, at));
    const value = takeNumber();
    if (peek() === space) at++;
    if (name === 'bin') at += Math.max(0, value ?? 0);
    else handlers.word(name, value);
  };

  const takeControl = (): void => {
    const byte = peek();
    if (isLetter(byte)) {
      takeWord();
      return;
    }
    at++;
    if (byte === quote) {
      const code = hexDigit(peek()) * 16 + hexDigit(bytes[at + 1] ?? 0);
      if (Number.isNaN(code)) return;
      at += 2;
      handlers.byte(code, true);
    } else if (byte === backslash || byte === braceOpen || byte === braceClose) handlers.byte(byte, true);
    else if (byte === newLine || byte === carriageReturn) handlers.word('par', undefined);
    else if (byte === tab) handlers.word('tab', undefined);
    else handlers.symbol(String.fromCharCode(byte));
  };

  while (at < bytes.length) {
    const byte = peek();
    at++;
    if (byte === 0 || byte === newLine || byte === carriageReturn) continue;
    if (handlers.awaitsTrail()) handlers.byte(byte, false);
    else if (byte === backslash) takeControl();
    else if (byte === braceOpen) handlers.open();
    else if (byte === braceClose) {
      if (!handlers.close()) return;
    } else if (byte === tab) handlers.word('tab', undefined);
    else handlers.byte(byte, false);
  }
}
