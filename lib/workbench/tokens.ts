/**
 * What a stretch of SQL is: white space, a comment, a text literal (plain, escaped or in dollar quotes), a quoted
 * identifier, a word (keyword or plain identifier), a number, or a sign.
 */
export type SqlTokenKind = 'space' | 'comment' | 'text' | 'name' | 'word' | 'number' | 'sign';

/** One stretch of a statement; `from` and `to` are UTF-16 offsets. */
export interface SqlToken {
  readonly kind: SqlTokenKind;
  readonly from: number;
  readonly to: number;
  /** Whether the end of the text came before the closing quote or comment mark. */
  readonly open: boolean;
}

const wordStart = /[\p{L}_]/u;
const word = /[\p{L}\p{N}\p{M}_$]*/uy;
const space = /[\s\uFEFF]+/uy;
const number = /(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?/y;
const newline = /[\n\r]/g;
const dollarTag = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;

function runOf(pattern: RegExp, sql: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(sql)?.[0].length ?? 0;
}

/** End of a quoted stretch that opens at `at`; a doubled quote stands for itself, a backslash escapes where it may. */
function quotedEnd(sql: string, at: number, backslash: boolean): { readonly to: number; readonly open: boolean } {
  const quote = sql[at];
  for (let index = at + 1; index < sql.length; index++) {
    if (backslash && sql[index] === '\\') index++;
    else if (sql[index] === quote) {
      if (sql[index + 1] !== quote) return { to: index + 1, open: false };
      index++;
    }
  }
  return { to: sql.length, open: true };
}

/** Block comments nest, as in PostgreSQL. */
function blockEnd(sql: string, at: number): { readonly to: number; readonly open: boolean } {
  let depth = 0;
  for (let index = at; index < sql.length - 1; index++) {
    const pair = sql.slice(index, index + 2);
    if (pair !== '/*' && pair !== '*/') continue;
    depth += pair === '/*' ? 1 : -1;
    index++;
    if (depth === 0) return { to: index + 1, open: false };
  }
  return { to: sql.length, open: true };
}

type Read = Omit<SqlToken, 'from'>;

function dollarText(sql: string, at: number): Read | null {
  const length = runOf(dollarTag, sql, at);
  if (length === 0) return null;
  const tag = sql.slice(at, at + length);
  const close = sql.indexOf(tag, at + length);
  return { kind: 'text', to: close < 0 ? sql.length : close + length, open: close < 0 };
}

function lineEnd(sql: string, at: number): number {
  newline.lastIndex = at;
  return newline.exec(sql)?.index ?? sql.length;
}

function readAt(sql: string, at: number): Read {
  const char = String.fromCodePoint(sql.codePointAt(at) ?? 0);
  const pair = sql.slice(at, at + 2);
  if (pair === '--') return { kind: 'comment', to: lineEnd(sql, at), open: false };
  if (pair === '/*') return { kind: 'comment', ...blockEnd(sql, at) };
  if (char === "'") return { kind: 'text', ...quotedEnd(sql, at, false) };
  if (char === '"') return { kind: 'name', ...quotedEnd(sql, at, false) };
  if (/^[eE]'$/.test(pair)) return { kind: 'text', ...quotedEnd(sql, at + 1, true) };
  if (char === '$') {
    const text = dollarText(sql, at);
    if (text) return text;
  }
  const lengths = { space: runOf(space, sql, at), number: runOf(number, sql, at) };
  if (lengths.space > 0) return { kind: 'space', to: at + lengths.space, open: false };
  if (wordStart.test(char)) return { kind: 'word', to: at + runOf(word, sql, at), open: false };
  if (lengths.number > 0) return { kind: 'number', to: at + lengths.number, open: false };
  return { kind: 'sign', to: at + (pair === '::' ? 2 : char.length), open: false };
}

/**
 * The stretches of an SQL text in DuckDB's lexical rules, without gaps: joined they are the text again. Never throws: what
 * is not closed runs to the end and is marked `open`.
 */
export function sqlTokens(sql: string): readonly SqlToken[] {
  const tokens: SqlToken[] = [];
  for (let at = 0; at < sql.length; ) {
    const token = { from: at, ...readAt(sql, at) };
    tokens.push(token);
    at = token.to;
  }
  return tokens;
}

/** Whether a stretch says something to the engine: neither white space nor a comment. */
export function speaks(token: SqlToken): boolean {
  return token.kind !== 'space' && token.kind !== 'comment';
}
