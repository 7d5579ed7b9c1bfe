/** A statement without the semicolons, blanks and comments behind it, to stand inside another. */
export function bareSql(sql: string): string {
  let end = 0;
  for (const { 0: token, index, groups } of sql.matchAll(tokens)) {
    if (groups?.nothing === undefined) end = index + token.length;
  }
  return sql.slice(0, end);
}

/** Whether a text is one statement: no semicolon stands before its end, outside quotes and comments. */
export function isOneStatement(sql: string): boolean {
  return ![...bareSql(sql).matchAll(tokens)].some(
    ({ 0: token, groups }) => groups?.nothing !== undefined && /^[\s;]*;/.test(token),
  );
}

/** Quoted words, then what says nothing (comments, blanks, semicolons), then anything else by the character. */
const tokens =
  /'(?:[^']|'')*'?|"(?:[^"]|"")*"?|\$(?<tag>\w*)\$[\s\S]*?\$\k<tag>\$|(?<nothing>--[^\n]*|\/\*[\s\S]*?\*\/|[\s;]+)|[\s\S]/g;
