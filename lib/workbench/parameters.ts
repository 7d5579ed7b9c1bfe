import { quoteText } from '../model/quote.ts';
import { type SqlToken, speaks, sqlTokens } from './tokens.ts';

/** What a parameter asks for, told by its name and place; it decides the form field and how the value is written. */
export type ParameterKind = 'agency' | 'agency_name' | 'metric' | 'year' | 'number' | 'text';

/** A `:name` of a statement, once per name however often it stands there. */
export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
}

/** One place of a parameter; offsets include the colon. */
export interface ParameterPlace extends Parameter {
  readonly from: number;
  readonly to: number;
  /** Whether a text literal follows: over a line's end it would join a literal written here. */
  readonly beforeText: boolean;
}

/** Values as typed into the form, by parameter name. */
export type ParameterValues = Readonly<Record<string, string>>;

/** Words an expression may follow. After any other word a colon is an alias (`a: 1`), a slice or a struct's key. */
const beforeValue = new Set(
  `all and any between by case distinct else escape except glob having ilike in intersect interval is like limit not
  offset on or qualify returning select similar some then to union values when where`.split(/\s+/),
);

const amounts = /^(n|limit|offset|min|max|top|count|percent|least|most|at_least|at_most)$|_(percent|count|min|max)$/;

function kindOf(name: string, after: string): ParameterKind {
  const word = name.toLowerCase();
  if (/^agency(_id)?(_?\d)?$/.test(word)) return 'agency';
  if (/^agency_name(_?\d)?$/.test(word)) return 'agency_name';
  if (/^metric(_id)?(_?\d)?$/.test(word)) return 'metric';
  if (/^(?:\w+_)?year(?:_\w+|\d)?$/.test(word)) return 'year';
  return amounts.test(word) || after === 'limit' || after === 'offset' ? 'number' : 'text';
}

function wordOf(sql: string, token: SqlToken | undefined): string {
  return token === undefined ? '' : sql.slice(token.from, token.to).toLowerCase();
}

/** Whether something that has a value ends here, so that a bracket behind it cuts and a colon behind it names. */
function endsValue(sql: string, token: SqlToken | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'word') return !beforeValue.has(wordOf(sql, token));
  return token.kind === 'sign' ? [')', ']', '}'].includes(wordOf(sql, token)) : true;
}

/** The places of the parameters of an SQL text; casts (`::`), slices, struct keys, aliases, texts and comments have none. */
export function parameterPlaces(sql: string): readonly ParameterPlace[] {
  const tokens = sqlTokens(sql);
  const found: ParameterPlace[] = [];
  let before: SqlToken | undefined;
  let beforeThat: SqlToken | undefined;
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    const name = /^[A-Za-z_][A-Za-z0-9_]*$/.exec(wordText(sql, next))?.[0];
    const slice = wordOf(sql, before) === '[' && endsValue(sql, beforeThat);
    if (wordOf(sql, token) === ':' && name !== undefined && next && !slice && !endsValue(sql, before)) {
      const follows = tokens.slice(index + 2).find(speaks);
      found.push({
        name,
        kind: kindOf(name, wordOf(sql, before)),
        from: token.from,
        to: next.to,
        beforeText: follows?.kind === 'text',
      });
    }
    if (!speaks(token)) return;
    beforeThat = before;
    before = token;
  });
  return found;
}

function wordText(sql: string, token: SqlToken | undefined): string {
  return token?.kind === 'word' ? sql.slice(token.from, token.to) : '';
}

/** The parameters of an SQL text in the order they first stand there. */
export function sqlParameters(sql: string): readonly Parameter[] {
  const byName = new Map<string, Parameter>();
  for (const { name, kind } of parameterPlaces(sql)) if (!byName.has(name)) byName.set(name, { name, kind });
  return [...byName.values()];
}

const plainNumber = /^-?(?:\d+(?:\.\d+)?|\.\d+)$/;

/** Whether a value typed into the form can be written as its kind: years are four digits, numbers plain decimals. */
export function isUsableValue(kind: ParameterKind, value: string): boolean {
  if (kind === 'year') return /^\d{4}$/.test(value.trim());
  if (kind === 'number') return plainNumber.test(value.trim());
  // The engine's lexer takes a zero character for the end of the statement.
  return value !== '' && !value.includes('\0');
}

function literal(kind: ParameterKind, value: string): string {
  if (kind !== 'number' && kind !== 'year') return quoteText(value);
  const text = value.trim();
  // A minus beside a minus would begin a comment.
  return text.startsWith('-') ? `(${text})` : text;
}

/** A statement ready to run, or the parameters whose values are missing or unusable. */
export type FilledSql =
  | {
      readonly sql: string;
      readonly missing: null;
      /** The offset in the text with parameters that an offset in the filled text comes from. */
      readonly origin: (offset: number) => number;
    }
  | { readonly sql: null; readonly missing: readonly string[] };

/** The literal of a place, kept apart from its neighbours so that they cannot become one with it. */
function apart(sql: string, { from, to, beforeText }: ParameterPlace, text: string): string {
  const lead = /[\p{L}\p{N}_$.]$/u.test(sql.slice(Math.max(0, from - 2), from)) ? ' ' : '';
  const trail = /^['"$.\w]/.test(sql.slice(to, to + 1)) ? ' ' : '';
  return `${lead}${beforeText ? `(${text})` : text}${trail}`;
}

/**
 * Writes every parameter as a literal of its kind: text in quotes with quotes doubled, numbers and years as checked digits.
 * Nothing a value holds can end its literal, and no neighbour can join it: the rest of the statement keeps its meaning.
 */
export function fillParameters(sql: string, values: ParameterValues): FilledSql {
  const kinds = new Map(sqlParameters(sql).map(({ name, kind }) => [name, kind]));
  const typed = (name: string) => (Object.hasOwn(values, name) ? (values[name] ?? '') : '');
  const missing = [...kinds].filter(([name, kind]) => !isUsableValue(kind, typed(name))).map(([name]) => name);
  if (missing.length > 0) return { sql: null, missing };
  const cuts: { readonly filled: number; readonly from: number; readonly to: number }[] = [];
  let filled = '';
  let done = 0;
  for (const place of parameterPlaces(sql)) {
    filled += sql.slice(done, place.from);
    filled += apart(sql, place, literal(kinds.get(place.name) ?? 'text', typed(place.name)));
    cuts.push({ filled: filled.length, from: place.from, to: place.to });
    done = place.to;
  }
  const origin = (offset: number) => {
    const behind = cuts.findLast((cut) => cut.filled <= offset);
    const plain = behind ? offset - behind.filled + behind.to : offset;
    const next = cuts[behind ? cuts.indexOf(behind) + 1 : 0];
    return next ? Math.min(plain, next.from) : plain;
  };
  return { sql: filled + sql.slice(done), missing: null, origin };
}
