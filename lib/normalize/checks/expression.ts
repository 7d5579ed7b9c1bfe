import { AtlasError } from '../../model/error.ts';
import type { FactSource } from '../../model/fact.ts';

/** Code of a breakdown in a reference: fixed, bound by `forall`, or every code but the totals. */
export type CodeRef =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'every' };

/** A figure of the report: `metric[dim=code]@table`, `$r[dim=$x]@prev`. */
export interface Reference {
  readonly kind: 'reference';
  readonly metric: string;
  /** True where `metric` is the name of a `forall` variable. */
  readonly bound: boolean;
  readonly dims: readonly { readonly name: string; readonly code: CodeRef }[];
  readonly source: FactSource | null;
  /** The same figure of the same agency's report of the year before. */
  readonly previous: boolean;
}

/** Operators of the rule language. */
export type Operator = 'implies' | 'or' | 'and' | '==' | '!=' | '<=' | '>=' | '<' | '>' | '+' | '-' | '*' | '/' | '%';

/** A rule's formula as a tree. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | Reference
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[] }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Expression; readonly right: Expression };

/** Functions of the rule language. */
const functionNames = ['sum', 'max', 'abs', 'blank', 'local_department'];

const token = /\s*(\d+(?:\.\d+)?|\$?[a-z_][a-z0-9_]*|==|!=|<=|>=|[<>+\-*/%()[\],=@])/y;

/** Binary operators from the loosest to the tightest. */
const levels: readonly (readonly Operator[])[] = [
  ['implies'],
  ['or'],
  ['and'],
  ['==', '!=', '<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/', '%'],
];

/** Words that are no names of metrics, codes or breakdowns. */
const reserved = new Set(['implies', 'or', 'and', 'not']);

const sources: Readonly<Record<string, FactSource>> = { table: 'table', text: 'narrative' };

/**
 * Parses a formula of the rule language (domain README, section 6): references with breakdowns and `@prev`, `@text`,
 * `@table`; `+ - * / %`; comparisons; `not and or implies`; `sum max abs blank local_department`.
 * Throws `bad_data` with the place of the first thing it does not understand.
 */
export function parseExpression(text: string): Expression {
  const tokens = tokenize(text);
  let at = 0;

  const fail = (): never => {
    const what = tokens[at] ?? 'the end';
    throw new AtlasError('bad_data', `rule formula: unexpected ${what} (token ${at + 1}) in "${text}"`, { at });
  };
  const accept = (wanted: string): boolean => {
    if (tokens[at] !== wanted) return false;
    at++;
    return true;
  };
  const expect = (wanted: string): void => {
    if (!accept(wanted)) fail();
  };
  const name = (): string => {
    const word = tokens[at];
    if (word === undefined || !/^[a-z_]/.test(word) || reserved.has(word)) return fail();
    at++;
    return word;
  };

  const binary = (level: number): Expression => {
    const operators = levels[level];
    if (operators === undefined) return primary();
    if (level === 3 && accept('not')) return { kind: 'not', operand: binary(level) };
    let left = binary(level + 1);
    for (;;) {
      const operator = operators.find((candidate) => candidate === tokens[at]);
      if (operator === undefined) return left;
      at++;
      left = { kind: 'binary', operator, left, right: binary(level + 1) };
    }
  };

  const primary = (): Expression => {
    const word = tokens[at] ?? fail();
    if (/^\d/.test(word)) {
      at++;
      return { kind: 'number', value: Number(word) };
    }
    if (accept('(')) {
      const inner = binary(0);
      expect(')');
      return inner;
    }
    if (functionNames.includes(word) && tokens[at + 1] === '(') return call();
    return reference();
  };

  const call = (): Expression => {
    const called = name();
    expect('(');
    const list: Expression[] = [];
    while (!accept(')')) {
      if (list.length > 0) expect(',');
      list.push(binary(0));
    }
    return { kind: 'call', name: called, arguments: list };
  };

  const reference = (): Reference => {
    const word = tokens[at] ?? fail();
    const bound = word.startsWith('$');
    if (!/^\$?[a-z_]/.test(word) || reserved.has(word)) fail();
    at++;
    const dims: Reference['dims'][number][] = [];
    if (accept('[')) {
      do {
        const dimension = name();
        expect('=');
        dims.push({ name: dimension, code: codeRef() });
      } while (accept(','));
      expect(']');
    }
    let source: Reference['source'] = null;
    let previous = false;
    while (accept('@')) {
      const selector = name();
      if (selector === 'prev') previous = true;
      else source = sources[selector] ?? fail();
    }
    return { kind: 'reference', metric: bound ? word.slice(1) : word, bound, dims, source, previous };
  };

  const codeRef = (): CodeRef => {
    if (accept('*')) return { kind: 'every' };
    const word = tokens[at] ?? fail();
    if (!word.startsWith('$')) return { kind: 'code', code: name() };
    at++;
    return { kind: 'variable', name: word.slice(1) };
  };

  const tree = binary(0);
  if (at < tokens.length) fail();
  return tree;
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const start = token.lastIndex;
    const match = token.exec(text);
    if (match?.[1] === undefined) {
      throw new AtlasError('bad_data', `rule formula: cannot read "${text.slice(start)}" in "${text}"`, { at: start });
    }
    tokens.push(match[1]);
  }
  return tokens;
}
