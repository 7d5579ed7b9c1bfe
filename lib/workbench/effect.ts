import { sqlStatements } from './statements.ts';
import { speaks, sqlTokens } from './tokens.ts';

/**
 * What running a script may do to the session: only read, change tables of `my`, or something the shared session does not
 * allow, with the words that say so.
 */
export type SqlEffect =
  | { readonly kind: 'reads' }
  | { readonly kind: 'changes' }
  | { readonly kind: 'refused'; readonly statement: string };

/** Statements that only read; everything else is held to change something. */
const readers = /^(?:SELECT|FROM|VALUES|TABLE|EXPLAIN|DESCRIBE|DESC|SHOW|SUMMARIZE|PIVOT|UNPIVOT|PRAGMA|CALL)$/;
/**
 * What the engine itself would let through although settings are locked: it would leave the session, which every page
 * shares, at another catalog, without the data, or inside a transaction that has failed.
 */
const refused =
  /^(?:USE|ATTACH|DETACH|INSTALL|FORCE INSTALL|UPDATE EXTENSIONS|BEGIN|START TRANSACTION|COMMIT|ROLLBACK|ABORT|END)\b/;
const secret = /^(?:CREATE|DROP)(?: OR REPLACE)?(?: TEMP| TEMPORARY| PERSISTENT)* SECRET\b/;
/** Pragmas that look and do not set. */
const harmlessPragma =
  /^PRAGMA (?:TABLE_INFO|STORAGE_INFO|DATABASE_LIST|DATABASE_SIZE|SHOW_TABLES|SHOW_TABLES_EXPANDED|SHOW|VERSION|FUNCTIONS|COLLATIONS|PLATFORM|USER_AGENT|METADATA_INFO)\b/;
const changingWord = /^(?:INSERT|UPDATE|DELETE|MERGE|CREATE|DROP|ALTER)$/;

function wordsOf(sql: string): string[] {
  return sqlTokens(sql)
    .filter((token) => speaks(token) && token.kind === 'word')
    .map(({ from, to }) => sql.slice(from, to).toUpperCase());
}

function effectOfOne(sql: string): SqlEffect {
  const words = wordsOf(sql);
  // EXPLAIN ANALYZE runs what it explains, a prepared statement what it was prepared from.
  const explained = words[0] === 'EXPLAIN' && words[1] === 'ANALYZE' ? words.slice(2) : words;
  const body = explained[0] === 'PREPARE' ? explained.slice(explained.indexOf('AS') + 1) : explained;
  const head = body.slice(0, 2).join(' ');
  if (secret.test(body.slice(0, 6).join(' '))) return { kind: 'refused', statement: `${body[0]} SECRET` };
  const word = refused.exec(head)?.[0];
  if (word !== undefined) return { kind: 'refused', statement: word };
  if (body[0] === 'PRAGMA' && !harmlessPragma.test(head)) return { kind: 'refused', statement: head };
  const reads =
    readers.test(body[0] ?? 'SELECT') || (body[0] === 'WITH' && !body.some((word) => changingWord.test(word)));
  return { kind: reads && explained === body ? 'reads' : 'changes' };
}

/** What a script, statement by statement, may do; one refused statement refuses it whole. */
export function sqlEffect(script: string): SqlEffect {
  const effects = sqlStatements(script).map(({ sql }) => effectOfOne(sql));
  return (
    effects.find(({ kind }) => kind === 'refused') ??
    effects.find(({ kind }) => kind === 'changes') ?? { kind: 'reads' }
  );
}
