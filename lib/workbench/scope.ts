import type { CatalogTable } from './catalog.ts';
import { type SqlToken, speaks, sqlTokens } from './tokens.ts';

/** A table a statement reads, and the names its columns may be called by. */
export interface ScopedTable {
  readonly table: CatalogTable;
  readonly alias: string;
}

const notAlias = new Set(
  `where on using join left right full inner outer cross natural group order having limit offset union except intersect
  qualify window sample select and or asof semi anti positional pivot unpivot set values by`.split(/\s+/),
);

/** A token's text without quotes, in lower case. */
export function plainWord(sql: string, token: SqlToken | undefined): string {
  if (token === undefined) return '';
  const text = sql.slice(token.from, token.to);
  return (token.kind === 'name' ? text.replace(/^"|"$/g, '').replaceAll('""', '"') : text).toLowerCase();
}

function isName(token: SqlToken | undefined): token is SqlToken {
  return token?.kind === 'word' || token?.kind === 'name';
}

/** The tables named after FROM and JOIN in a statement, wherever they stand, with their aliases. */
export function tablesInScope(sql: string, tables: readonly CatalogTable[]): readonly ScopedTable[] {
  const tokens = sqlTokens(sql).filter(speaks);
  const word = (index: number) => plainWord(sql, tokens[index]);
  const byName = new Map(tables.map((table) => [table.name.replaceAll('"', '').toLowerCase(), table]));
  const found: ScopedTable[] = [];
  let listing = false;
  for (let index = 0; index < tokens.length; index++) {
    const opens = (word(index) === 'from' || word(index) === 'join') && tokens[index]?.kind === 'word';
    if (opens) listing = word(index) === 'from';
    if (!opens && !(listing && word(index) === ',')) {
      if (tokens[index]?.kind === 'word' && notAlias.has(word(index))) listing = false;
      continue;
    }
    let end = index + 1;
    while (isName(tokens[end]) && word(end + 1) === '.' && isName(tokens[end + 2])) end += 2;
    const name = tokens
      .slice(index + 1, end + 1)
      .map((token) => plainWord(sql, token))
      .join('');
    const table = byName.get(name);
    if (!table) continue;
    const at = word(end + 1) === 'as' ? end + 2 : end + 1;
    const alias = isName(tokens[at]) && !notAlias.has(word(at)) ? word(at) : (name.split('.').at(-1) ?? name);
    found.push({ table, alias });
    index = end;
  }
  return found;
}
