import type { Bilingual } from '../model/language.ts';
import { quoteText } from '../model/quote.ts';
import { type Catalog, type CatalogTable, writtenName } from './catalog.ts';
import { findRank, type PinyinInitials } from './find.ts';
import { plainWord, tablesInScope } from './scope.ts';
import { statementAt } from './statements.ts';
import { type SqlToken, speaks, sqlTokens } from './tokens.ts';

/** What a proposal is; it decides its place in the list and its mark. */
export type ProposalKind = 'value' | 'column' | 'table' | 'view' | 'metric' | 'function' | 'keyword';

/** One thing that may be written at the cursor. */
export interface Proposal {
  readonly kind: ProposalKind;
  readonly label: string;
  /** What is written, where it differs from the label. */
  readonly apply: string;
  /** Type of a column, row count of a table and the like; empty where there is none. */
  readonly detail: string;
  readonly words: Bilingual | null;
}

/** Proposals for the stretch from `from` to `to`, best first. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly proposals: readonly Proposal[];
}

/** Words of the language and of the people: what completion draws on besides the live catalog. */
export interface CompletionWords {
  readonly keywords: readonly string[];
  readonly initials: PinyinInitials;
}

interface Candidate extends Proposal {
  readonly keys: readonly string[];
  /** Added to the rank: what is likelier at this place comes first. */
  readonly weight: number;
}

const most = 80;

const tableLead = new Set(['from', 'join', 'describe', 'summarize', 'table']);

/** Signs and words that may stand between a column and the value it is compared with. */
const comparing = new Set(['=', '<', '>', '!', '(', ',', 'in', 'not', 'like', 'ilike', 'distinct', 'is', 'from']);

/** The column a value at the end of `tokens` is compared with: `metric_id = `, `channel IN ('weibo', `. */
function comparedColumn(sql: string, tokens: readonly SqlToken[]): string | null {
  let compared = false;
  for (let index = tokens.length - 1; index >= Math.max(0, tokens.length - 400); index--) {
    const token = tokens[index];
    const word = plainWord(sql, token);
    if (token?.kind === 'text') continue;
    if (comparing.has(word)) {
      compared = compared || word !== ',';
      continue;
    }
    return compared && (token?.kind === 'word' || token?.kind === 'name') ? word : null;
  }
  return null;
}

function keysOf(name: string, words: Bilingual | null, extra: readonly string[] = []): readonly string[] {
  return words ? [name, words.zh, words.en, ...extra] : [name, ...extra];
}

function columnsOf(table: CatalogTable, weight: number): Candidate[] {
  return table.columns.map(({ name, type, words }) => ({
    kind: 'column',
    label: name,
    apply: writtenName(name),
    detail: type,
    words,
    keys: keysOf(name, words),
    weight,
  }));
}

function tableCandidates(catalog: Catalog, weight: number): Candidate[] {
  return catalog.tables.map(({ name, kind, words, rows }) => ({
    kind,
    label: name,
    apply: name,
    detail: rows === null ? '' : String(rows),
    words,
    keys: keysOf(name, words),
    weight,
  }));
}

function valueCandidates(catalog: Catalog, column: string, weight: number): Candidate[] {
  return (catalog.values.get(column) ?? []).map(({ value, words, keys }) => ({
    kind: 'value',
    label: value,
    apply: quoteText(value),
    detail: '',
    words,
    keys: keysOf(value, words, keys),
    weight,
  }));
}

/** Without a column to go by, the values people look for most. */
const commonValues = ['agency', 'metric_id', 'channel', 'form', 'status', 'template'];

function nameCandidates(sql: string, catalog: Catalog, words: CompletionWords, lead: string): Candidate[] {
  const scope = tablesInScope(sql, catalog.tables);
  const read = new Set(scope.map(({ table }) => table.name));
  const afterFrom = tableLead.has(lead);
  return [
    ...scope.flatMap(({ table }) => columnsOf(table, afterFrom ? 3 : 0)),
    ...scope.map(
      ({ alias, table }): Candidate => ({
        kind: table.kind,
        label: alias,
        apply: writtenName(alias),
        detail: table.name,
        words: table.words,
        keys: [alias],
        weight: afterFrom ? 3 : 0.6,
      }),
    ),
    ...tableCandidates(catalog, afterFrom ? -1 : 1.2),
    ...(afterFrom
      ? []
      : catalog.tables.filter(({ name }) => !read.has(name)).flatMap((table) => columnsOf(table, 1.6))),
    ...[...catalog.functions.keys()].map(
      (name): Candidate => ({
        kind: 'function',
        label: name,
        apply: name,
        detail: '',
        words: null,
        keys: [name],
        weight: afterFrom ? 2.4 : 1,
      }),
    ),
    ...words.keywords.map(
      (name): Candidate => ({
        kind: 'keyword',
        label: name.toUpperCase(),
        apply: name.toUpperCase(),
        detail: '',
        words: null,
        keys: [name],
        weight: 0.8,
      }),
    ),
    ...valueCandidates(catalog, 'metric_id', 2).map((candidate): Candidate => ({ ...candidate, kind: 'metric' })),
  ];
}

function ranked(candidates: readonly Candidate[], typed: string, initials: PinyinInitials): readonly Proposal[] {
  const seen = new Set<string>();
  return candidates
    .flatMap((candidate) => {
      const rank = findRank(candidate.keys, typed, initials);
      return rank === null ? [] : [{ candidate, score: rank + candidate.weight }];
    })
    .sort((a, b) => a.score - b.score)
    .filter(({ candidate: { kind, apply } }) => {
      const key = `${kind} ${apply}`;
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, most)
    .map(({ candidate: { kind, label, apply, detail, words } }) => ({ kind, label, apply, detail, words }));
}

/** Where the cursor stands: the stretch it is in or behind, and all that speaks before that stretch. */
interface Spot {
  readonly current: SqlToken | undefined;
  readonly before: readonly SqlToken[];
}

function spotAt(script: string, cursor: number): Spot {
  const all = sqlTokens(script);
  const at = all.findIndex(({ from, to }) => from < cursor && cursor <= to);
  const current = all[at];
  const stands = current !== undefined && current.kind !== 'space' && current.kind !== 'sign';
  return { current, before: all.slice(0, stands ? at : at + 1).filter(speaks) };
}

/** Values for the text the cursor stands in. A text that runs over the line's end belongs to a quote not closed yet. */
function valueCompletion(
  script: string,
  cursor: number,
  { current, before }: Spot,
  catalog: Catalog,
  words: CompletionWords,
) {
  if (!current || script[current.from] !== "'" || (cursor === current.to && !current.open)) return null;
  const column = comparedColumn(script, before);
  const columns = column !== null && catalog.values.has(column) ? [column] : commonValues;
  const candidates = columns.flatMap((name) => valueCandidates(catalog, name, 0));
  const typed = script.slice(current.from + 1, cursor).replaceAll("''", "'");
  const runsOn = current.open || script.slice(cursor, current.to).includes('\n');
  return finish(current.from, runsOn ? cursor : current.to, ranked(candidates, typed, words.initials));
}

function memberCandidates(sql: string, owner: string, catalog: Catalog): Candidate[] {
  const scope = tablesInScope(sql, catalog.tables).filter(({ alias }) => alias === owner);
  const inDatabase = catalog.tables
    .filter(({ name }) => name.startsWith(`${owner}.`))
    .map((table) => ({ ...table, name: table.name.slice(owner.length + 1) }));
  return [
    ...scope.flatMap(({ table }) => columnsOf(table, 0)),
    ...tableCandidates({ ...catalog, tables: inDatabase }, 0),
  ];
}

/**
 * What may be written at the cursor; null inside comments, numbers and where nothing fits. Inside quotes the values of the
 * column compared with; behind `alias.` its columns; behind FROM tables first; else columns of the tables the statement
 * reads, then everything. Chinese names and pinyin initials find the same things. Where nothing is typed it proposes only
 * if a value or a table is expected, or if `asked`.
 */
export function completionAt(
  script: string,
  cursor: number,
  catalog: Catalog,
  words: CompletionWords,
  asked: boolean,
): Completion | null {
  const spot = spotAt(script, cursor);
  const { current, before } = spot;
  if (current?.kind === 'text') return valueCompletion(script, cursor, spot, catalog, words);
  if (current?.kind === 'number') return null;
  if (current?.kind === 'comment' && (cursor < current.to || current.open || script[current.from] === '-')) return null;
  const word = current?.kind === 'word' || current?.kind === 'name' ? current : null;
  const typed = word ? script.slice(word.from, cursor).replace(/^"/, '') : '';
  const [from, to] = word ? [word.from, word.to] : [cursor, cursor];
  const sql = statementAt(script, cursor)?.sql ?? '';
  const lead = plainWord(script, before.at(-1));
  if (lead === '.') {
    const members = memberCandidates(sql, plainWord(script, before.at(-2)), catalog);
    return finish(from, to, ranked(members, typed, words.initials));
  }
  const column = comparedColumn(script, before);
  const values = column === null ? [] : valueCandidates(catalog, column, -1.5);
  if (typed === '' && !asked && values.length === 0 && !tableLead.has(lead)) return null;
  return finish(from, to, ranked([...values, ...nameCandidates(sql, catalog, words, lead)], typed, words.initials));
}

function finish(from: number, to: number, proposals: readonly Proposal[]): Completion | null {
  return proposals.length === 0 ? null : { from, to, proposals };
}
