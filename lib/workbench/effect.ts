import { sqlStatements } from './statements.ts';
import { speaks, sqlTokens } from './tokens.ts';

/**
 * What running a script may do to the session: only read, change tables of `my`, or something refused, with the words that
 * say so: because every page shares the session (`session`), or because what it makes could not be made again after the
 * engine has started anew (`fleeting`).
 */
export type SqlEffect =
  | { readonly kind: 'reads' }
  | { readonly kind: 'changes' }
  | { readonly kind: 'refused'; readonly statement: string; readonly why: 'session' | 'fleeting' };

/** Statements that only read; everything else is held to change something. */
const readers = /^(?:SELECT|FROM|VALUES|TABLE|EXPLAIN|DESCRIBE|DESC|SHOW|SUMMARIZE|PIVOT|UNPIVOT|PRAGMA|CALL)$/;
/**
 * What the engine itself would let through although settings are locked: it would leave the session, which every page
 * shares, at another catalog, without the data, or inside a transaction that has failed.
 */
const refused =
  /^(?:USE|ATTACH|DETACH|INSTALL|FORCE INSTALL|UPDATE EXTENSIONS|BEGIN|START TRANSACTION|COMMIT|ROLLBACK|ABORT|END)\b/;
/** Another way of USE, which the lock on settings does not cover. */
const schemaSetting = /^(?:SET|RESET)(?: GLOBAL| LOCAL| SESSION)? (?:SCHEMA|SEARCH_PATH)\b/;
/** What makes something that is neither a table nor a view of `my`: the journal could not bring it back. */
const fleeting =
  /^(?:CREATE(?: OR REPLACE)?(?: LOCAL| GLOBAL)? (?:TEMP|TEMPORARY|MACRO|FUNCTION|SEQUENCE|TYPE|SCHEMA|INDEX|UNIQUE INDEX)|(?:SET|RESET) VARIABLE|COMMENT ON|PREPARE|EXECUTE|DEALLOCATE|COPY FROM DATABASE)\b/;
/** Databases of the session that are neither the data nor `my`. */
const passing: ReadonlySet<string> = new Set(['memory', 'temp', 'system']);
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

/** The database a table or view is created in, where the statement names one that does not last. */
function passingTarget(sql: string): string | null {
  const tokens = sqlTokens(sql).filter(speaks);
  const written = tokens.map(({ from, to }) => sql.slice(from, to));
  const kind = written.findIndex((word) => /^(?:TABLE|VIEW)$/i.test(word));
  const target = /^IF$/i.test(written[kind + 1] ?? '') ? kind + 4 : kind + 1;
  const database = (written[target] ?? '').replace(/^"|"$/g, '').toLowerCase();
  return kind >= 0 && written[target + 1] === '.' && passing.has(database) ? database : null;
}

function fleetingWords(sql: string, body: readonly string[]): string | null {
  const words = fleeting.exec(body.slice(0, 6).join(' '))?.[0] ?? null;
  if (words !== null || body[0] !== 'CREATE') return words;
  const database = passingTarget(sql);
  return database === null ? null : `CREATE ${database.toUpperCase()}`;
}

function effectOfOne(sql: string): SqlEffect {
  const words = wordsOf(sql);
  // EXPLAIN ANALYZE runs what it explains, a prepared statement what it was prepared from.
  const explained = words[0] === 'EXPLAIN' && words[1] === 'ANALYZE' ? words.slice(2) : words;
  const body = explained[0] === 'PREPARE' ? explained.slice(explained.indexOf('AS') + 1) : explained;
  const head = body.slice(0, 2).join(' ');
  const session = (statement: string): SqlEffect => ({ kind: 'refused', statement, why: 'session' });
  if (secret.test(body.slice(0, 6).join(' '))) return session(`${body[0]} SECRET`);
  const word = refused.exec(head)?.[0] ?? schemaSetting.exec(body.slice(0, 3).join(' '))?.[0];
  if (word !== undefined) return session(word);
  if (body[0] === 'PRAGMA' && !harmlessPragma.test(head)) return session(head);
  const passingWords = fleetingWords(sql, explained);
  if (passingWords !== null) return { kind: 'refused', statement: passingWords, why: 'fleeting' };
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
