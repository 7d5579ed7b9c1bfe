import type { ColumnSpec, TableSpec } from '../store/schema.ts';

/** One word of a condition as DuckDB prints it. What it may leave unchecked while it scans (`optional:`) holds all the same. */
interface Token {
  readonly kind: 'text' | 'number' | 'name' | 'sign';
  readonly text: string;
}

const token =
  /\s+|optional:\s|'(?<text>(?:[^']|'')*)'|"(?<quoted>[^"]+)"|(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])|(?<name>[A-Za-z_]\w*)|(?<sign>::|[<>!]=|[=<>(),[\]])/y;

/** Between these words stands an AND that joins no conditions. */
const unclear = new Set(['BETWEEN', 'CASE']);

/**
 * The conditions DuckDB pushes into a scan (the lines of `Filters` in its plan) as one condition of ClickHouse; null where
 * there is none. What is not understood is left out, so every row asked for is let through, and maybe more.
 */
export function scanCondition(table: TableSpec, filters: readonly string[]): string | null {
  return joined(wholeLines(filters).map((line) => lineCondition(table, line)));
}

/** A text may hold line feeds: lines are put together until the quotes come out even. */
function wholeLines(filters: readonly string[]): readonly string[] {
  const whole: string[] = [];
  let open: string[] = [];
  for (const line of filters) {
    open.push(line);
    const text = open.join('\n');
    if ((text.match(/'/g)?.length ?? 0) % 2 === 1) continue;
    whole.push(text);
    open = [];
  }
  return whole;
}

function lineCondition(table: TableSpec, line: string): string | null {
  const tokens = tokensOf(line);
  if (tokens === null || tokens.some(({ kind, text }) => kind === 'name' && unclear.has(text))) return null;
  return condition(table, tokens);
}

function tokensOf(line: string): readonly Token[] | null {
  const tokens: Token[] = [];
  for (token.lastIndex = 0; token.lastIndex < line.length; ) {
    const groups = token.exec(line)?.groups;
    if (groups === undefined) return null;
    const { text, quoted, number, name, sign } = groups;
    if (text !== undefined) tokens.push({ kind: 'text', text: text.replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (quoted !== undefined || name !== undefined) tokens.push({ kind: 'name', text: quoted ?? name ?? '' });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
  }
  return tokens;
}

/** Of conditions joined by AND those understood are enough; of those joined by OR every one is needed. */
function condition(table: TableSpec, tokens: readonly Token[]): string | null {
  const bare = withoutParentheses(tokens);
  const any = split(bare, 'OR');
  const all = split(bare, 'AND');
  if (any.length > 1 && all.length > 1) return null;
  if (all.length > 1) return joined(all.map((part) => condition(table, part)));
  if (any.length === 1) return comparison(table, bare);
  const parts = any.map((part) => condition(table, part));
  return parts.includes(null) ? null : `(${parts.join(' OR ')})`;
}

function joined(parts: readonly (string | null)[]): string | null {
  const known = [...new Set(parts.filter((part) => part !== null))];
  return known.length === 0 ? null : known.join(' AND ');
}

function withoutParentheses(tokens: readonly Token[]): readonly Token[] {
  const inner = tokens.slice(1, -1);
  const encloses = isSign(tokens[0], '(') && isSign(tokens.at(-1), ')') && depths(inner).every((depth) => depth >= 0);
  return encloses ? withoutParentheses(inner) : tokens;
}

function split(tokens: readonly Token[], word: 'AND' | 'OR'): readonly (readonly Token[])[] {
  const depth = depths(tokens);
  const at = tokens.flatMap((each, index) =>
    each.kind === 'name' && each.text === word && depth[index] === 0 ? [index] : [],
  );
  return [...at, tokens.length].map((end, part) => tokens.slice(part === 0 ? 0 : (at[part - 1] ?? 0) + 1, end));
}

/** How many parentheses are open behind each word. */
function depths(tokens: readonly Token[]): readonly number[] {
  let depth = 0;
  return tokens.map((each) => {
    if (isSign(each, '(')) depth += 1;
    if (isSign(each, ')')) depth -= 1;
    return depth;
  });
}

const isSign = (each: Token | undefined, text: string) => each?.kind === 'sign' && each.text === text;

/** Forms of one comparison: each token a letter (c column, t text, n number), words and signs as they are. */
function comparison(table: TableSpec, tokens: readonly Token[]): string | null {
  const columns = tokens.filter(({ kind }) => kind === 'name').map(({ text }) => columnOf(table, text));
  const [column, ...others] = columns.filter((found) => found !== undefined);
  if (column === undefined || others.length > 0) return null;
  const literals = literalsOf(column, tokens);
  if (literals === null) return null;
  const form = tokens.map((each) => letter(table, each)).join(' ');
  return written(column, form, literals);
}

function columnOf(table: TableSpec, name: string): ColumnSpec | undefined {
  return table.columns.find((column) => column.name === name);
}

function letter(table: TableSpec, { kind, text }: Token): string {
  if (kind === 'text' || kind === 'number') return 'v';
  return kind === 'name' && columnOf(table, text) !== undefined ? 'c' : text;
}

function written({ name, type }: ColumnSpec, form: string, literals: readonly string[]): string | null {
  const [value = ''] = literals;
  if (form === 'c' && type === 'BOOLEAN') return name;
  if (form === 'NOT c' && type === 'BOOLEAN') return `NOT ${name}`;
  if (form === 'c IS NULL' || form === 'c IS NOT NULL') return `${name} ${form.slice(2)}`;
  if (/^c IN \( v(?: , v)* \)$|^list_contains \( \[ v(?: , v)* \] , c \)$/.test(form))
    return `${name} IN (${literals.join(', ')})`;
  if (form === 'c IS NOT DISTINCT FROM v') return `${name} = ${value}`;
  if (type === 'VARCHAR' && form === 'contains ( c , v )') return `position(${name}, ${value}) > 0`;
  if (type === 'VARCHAR' && /^(?:starts_with|prefix) \( c , v \)$/.test(form)) return `startsWith(${name}, ${value})`;
  const sign = /^c ([<>!]?=|[<>]) v(?: :: DATE)?$/.exec(form)?.[1];
  if (sign === undefined) return null;
  // To DuckDB NaN is more than every number, to ClickHouse it compares with none.
  return type === 'DOUBLE' ? `(${name} ${sign} ${value} OR isNaN(${name}))` : `${name} ${sign} ${value}`;
}

/** The values of a comparison as ClickHouse writes them; null where one is not of the column's type. */
function literalsOf({ type }: ColumnSpec, tokens: readonly Token[]): readonly string[] | null {
  const values = tokens.filter(({ kind }) => kind === 'text' || kind === 'number');
  const literals = values.map(({ kind, text }) => {
    if (kind === 'number') return (type === 'INTEGER' || type === 'DOUBLE') && isNamed(Number(text)) ? text : null;
    if (type === 'DATE') return /^(?:19[789]|20\d)\d-\d\d-\d\d$/.test(text) ? `toDate('${text}')` : null;
    return type === 'VARCHAR' ? quoted(text) : null;
  });
  return literals.some((literal) => literal === null) ? null : literals.filter((literal) => literal !== null);
}

/** Whether ClickHouse reads a number: it refuses those too small for all their digits. */
function isNamed(number: number): boolean {
  return number === 0 || (Math.abs(number) >= 2 ** -1022 && Number.isFinite(number));
}

/** A text in quotes; null for what may not have come through a plan unchanged: control characters, broken UTF-8. */
function quoted(text: string): string | null {
  if (/[\p{Cc}\ufffd]/u.test(text)) return null;
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
