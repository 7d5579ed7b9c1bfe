import { strToU8 } from 'fflate';
import type { BuiltCell } from '../docx/builder.ts';
import { encodeGb18030 } from '../html/encode.ts';

/** How characters above ASCII are written: escaped bytes of GBK (Word, WPS), bare bytes (old systems), `\u` (LibreOffice). */
export type Spelling = 'escaped' | 'bare' | 'unicode';

const cellWidth = 1000;

function escapedByte(byte: number): string {
  return `\\'${byte.toString(16).padStart(2, '0')}`;
}

/** A character above ASCII, or one that means something in rich text. */
function special(character: string, spelling: Spelling): string {
  if (/[\\{}]/.test(character)) return `\\${character}`;
  const codes = Array.from({ length: character.length }, (_, i) => character.charCodeAt(i));
  const bytes = encodeGb18030(character);
  // What GBK does not have is always written as Unicode.
  if (spelling === 'unicode' || bytes[0] === 0x26) return codes.map((code) => `\\u${(code << 16) >> 16} ?`).join('');
  return [...bytes].map((byte) => (spelling === 'bare' ? String.fromCharCode(byte) : escapedByte(byte))).join('');
}

/** Text as it stands in a run, one byte a character. */
export function words(text: string, spelling: Spelling = 'escaped'): string {
  return text
    .replace(/[^\t\n -[\]-z|~]/gu, (character) => special(character, spelling))
    .replace(/\t/g, '\\tab ')
    .replace(/\n/g, '\\line ');
}

/** A paragraph, perhaps with properties (`\s1`). */
export function paragraph(text: string, spelling: Spelling = 'escaped', properties = ''): string {
  return `\\pard\\plain${properties} {${words(text, spelling)}}\\par\r\n`;
}

function definition(cell: BuiltCell, row: number): string {
  const merge = cell.rowSpan === 1 ? '' : cell.row === row ? '\\clvmgf' : '\\clvmrg';
  return `${merge}\\clvertalc\\cellx${(cell.column + cell.columnSpan) * cellWidth}`;
}

/** A table of cells with spans, each row defined before and behind its words as Word does. */
export function table(cells: readonly BuiltCell[], spelling: Spelling = 'escaped'): string {
  const height = Math.max(...cells.map((cell) => cell.row + cell.rowSpan));
  const rows = Array.from({ length: height }, (_, row) => {
    const here = cells
      .filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
      .sort((a, b) => a.column - b.column);
    const defined = `\\trowd\\irow${row}\\trgaph108\\trleft0${here.map((cell) => definition(cell, row)).join('')}`;
    const written = here.map((cell) => {
      const lines = (cell.row === row ? cell.text : '').split('\n').map((line) => `{${words(line, spelling)}}`);
      return `\\pard\\plain\\intbl ${lines.join('\\par ')}\\cell `;
    });
    return `${defined}${written.join('')}{${defined}\\row }\r\n`;
  });
  return `${rows.join('')}\\pard `;
}

/** The bytes of a file; `body` has one byte a character. */
export function buildRtf(body: string): Uint8Array {
  const fonts = '{\\fonttbl{\\f0\\fcharset0 Times New Roman;}{\\f13\\fcharset134 SimSun;}}';
  return strToU8(`{\\rtf1\\ansi\\ansicpg936\\uc1\\deff13${fonts}\r\n${body}}`, true);
}
