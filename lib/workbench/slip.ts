import { isWide } from '../model/wide.ts';
import { type SqlToken, speaks, sqlTokens } from './tokens.ts';

/** A place in a statement: UTF-16 offsets of the word, and its line and column counted from 1 in characters. */
export interface Slip {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly column: number;
}

/** Offset of the character that stands `cells` screen cells into a text: Chinese characters take two. */
function offsetOfCell(text: string, cells: number): number {
  let at = 0;
  let width = 0;
  for (const char of text) {
    if (width >= cells) return at;
    width += isWide(char) ? 2 : 1;
    at += char.length;
  }
  return at;
}

/** The offset under the engine's caret; of a long line the engine shows a part, between dots. */
function caretOffset(message: string, sql: string): number | null {
  const shown = /^LINE (\d+): (.*)\n( *)\^/m.exec(message);
  if (!shown) return null;
  const [, number = '', text = '', indent = ''] = shown;
  const lines = sql.split('\n');
  const index = Number(number) - 1;
  const line = lines[index];
  if (line === undefined) return null;
  const start = lines.slice(0, index).reduce((sum, before) => sum + before.length + 1, 0);
  const cells = indent.length - `LINE ${number}: `.length;
  const lead = text.startsWith('...') && !line.startsWith('...') ? 3 : 0;
  const part = text.slice(lead).replace(/\.\.\.$/, '');
  const cut = lead === 0 ? 0 : line.indexOf(part);
  return cut < 0 ? null : start + cut + offsetOfCell(part, Math.max(0, cells - lead));
}

function bare(sql: string, token: SqlToken): string {
  const text = sql.slice(token.from, token.to);
  return token.kind === 'name' ? text.slice(1, -1).replaceAll('""', '"') : text;
}

/**
 * The word the engine points at. Its caret counts screen cells, except for grammar errors behind Chinese text, where it
 * falls short; and for `f.colum` it stands under the alias. So where another word stands under it, the first word of the
 * name the engine complains of is meant, from the caret on.
 */
export function slipAt(message: string, sql: string, name: string | null, atEnd: boolean): Slip | null {
  const words = sqlTokens(sql).filter(speaks);
  const caret = atEnd ? (words.at(-1)?.from ?? null) : caretOffset(message, sql);
  if (caret === null) return null;
  const behind = words.filter(({ to }) => to > caret);
  const wanted = name?.toLowerCase();
  const token = behind.find((one) => bare(sql, one).toLowerCase() === wanted) ?? behind[0] ?? words.at(-1);
  if (!token) return null;
  const before = sql.slice(0, token.from).split('\n');
  return { from: token.from, to: token.to, line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}
