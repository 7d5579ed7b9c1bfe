import { decodeRun, isLead, western } from './encoding.ts';
import { nowhere } from './flow.ts';
import { currentEncodings, currentFont, type Reading } from './reading.ts';

/** Makes characters of bytes and `\u`, and hands them to where the words of the group go. */
export interface TextReader {
  readonly byte: (byte: number, isEscaped: boolean) => void;
  /** A `\u` with its number; what stands in for it is passed over. */
  readonly unicode: (value: number) => void;
  /** A character a control word stands for. */
  readonly character: (printed: string) => void;
  /** Hands over the bytes read so far: what follows may be in another encoding. */
  readonly flush: () => void;
  /** Flushes, and expects nothing more that stands in for a character. */
  readonly settle: () => void;
  /** Whether the next byte is the second half of a character that began with a bare byte. */
  readonly awaitsTrail: () => boolean;
}

/** Codes of symbol fonts as Unicode writes them. */
const privateArea = 0xf000;
/** The least second half of a hanzi. */
const leastTrail = 0x40;

function isPicture(code: number): boolean {
  return code < 0x100 || (code >= privateArea && code < privateArea + 0x100);
}

/** Gathers bytes of text until they can be decoded together. */
function createRun() {
  let bytes = new Uint8Array(256);
  let length = 0;
  return {
    add(byte: number): void {
      if (length === bytes.length) {
        const wider = new Uint8Array(length * 2);
        wider.set(bytes);
        bytes = wider;
      }
      bytes[length++] = byte;
    },
    take(): Uint8Array {
      const taken = bytes.subarray(0, length);
      length = 0;
      return taken;
    },
    isEmpty: () => length === 0,
  };
}

/** Reads the text of a file that is being read. */
export function createTextReader(reading: Reading): TextReader {
  const run = createRun();
  /** Whether the run ends in the first half of a character, and how that was written. */
  let half: 'none' | 'escaped' | 'bare' = 'none';
  /** Characters still to be passed over behind a `\u`, and whether the last of them was half of one. */
  let fallbacks = 0;
  let isHalfFallback = false;

  const opensHanzi = (byte: number): boolean => {
    if (byte < 0x80) return false;
    const { own, far } = currentEncodings(reading);
    return isLead(own === western ? far : own, byte);
  };
  const print = (text: string): void => reading.group.destination.text(text, reading.group);

  const printCode = (code: number, text: string): void => {
    const font = currentFont(reading);
    const { picture } = reading.group.destination;
    if (font?.isPictures === true && picture !== undefined && isPicture(code)) picture(font.name, code, reading.group);
    else print(text);
  };

  const flush = (): void => {
    half = 'none';
    if (run.isEmpty()) return;
    const taken = run.take();
    const { own, far } = currentEncodings(reading);
    if (currentFont(reading)?.isPictures === true) for (const code of taken) printCode(code, String.fromCharCode(code));
    else print(decodeRun(taken, own, far));
  };

  const isFallback = (byte: number, isEscaped: boolean): boolean => {
    // Some writers announce one byte and write the two of a hanzi.
    const isRest = fallbacks === 0 && isHalfFallback && isEscaped && byte >= leastTrail;
    const isAnnounced = fallbacks > 0;
    if (isAnnounced) fallbacks--;
    isHalfFallback = isAnnounced && !isHalfFallback && opensHanzi(byte);
    return isAnnounced || isRest;
  };

  return {
    flush,
    byte(byte, isEscaped) {
      if (reading.group.destination === nowhere || isFallback(byte, isEscaped)) return;
      run.add(byte);
      if (half !== 'none') half = 'none';
      else if (opensHanzi(byte)) half = isEscaped ? 'escaped' : 'bare';
    },
    unicode(value) {
      const code = value & 0xffff;
      fallbacks = reading.group.fallbacks;
      printCode(code, String.fromCharCode(code));
    },
    character(printed) {
      if (fallbacks > 0) fallbacks--;
      else print(printed);
    },
    settle() {
      flush();
      fallbacks = 0;
      isHalfFallback = false;
    },
    awaitsTrail: () => half === 'bare',
  };
}
