import { speaks, sqlTokens } from './tokens.ts';

/** One statement of a script: its offsets, from its first to behind its last word, and its text without the semicolon. */
export interface Statement {
  readonly from: number;
  readonly to: number;
  readonly sql: string;
}

/**
 * The statements of a script in order; a semicolon inside a text, a quoted name, a dollar quote or a comment parts nothing.
 * A comment above a statement belongs to it. Empty statements are left out.
 */
export function sqlStatements(script: string): readonly Statement[] {
  const found: Statement[] = [];
  let from = -1;
  let to = -1;
  let comment = -1;
  const close = () => {
    if (from >= 0) found.push({ from, to, sql: script.slice(from, to) });
    from = -1;
    comment = -1;
  };
  for (const token of sqlTokens(script)) {
    if (token.kind === 'sign' && script[token.from] === ';') close();
    else if (speaks(token)) {
      if (from < 0) from = comment < 0 ? token.from : comment;
      to = token.to;
    } else if (token.kind === 'comment' && from < 0 && comment < 0) comment = token.from;
  }
  close();
  return found;
}

/**
 * The statement the cursor stands in; between two statements the one before, ahead of all of them the first; null where
 * the script says nothing.
 */
export function statementAt(script: string, cursor: number): (Statement & { readonly index: number }) | null {
  const all = sqlStatements(script);
  const next = all.findIndex(({ from }) => from > cursor);
  const index = Math.max(0, (next < 0 ? all.length : next) - 1);
  const found = all[index];
  return found ? { ...found, index } : null;
}
