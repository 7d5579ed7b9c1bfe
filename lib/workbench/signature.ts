import type { CatalogCall } from './catalog.ts';
import { plainWord } from './scope.ts';
import { speaks, sqlTokens } from './tokens.ts';

/** The call the cursor stands in: the function, where its bracket opens, and which argument (from 0) is being written. */
export interface OpenCall {
  readonly name: string;
  readonly from: number;
  readonly argument: number;
}

/** Words that stand before a bracket without being functions. */
const notFunctions = new Set(
  `in and or not on where when then else values from join using over as select by exists any all some having between
  filter limit with is like ilike union case`.split(/\s+/),
);

/** The innermost function call around the cursor; null outside any, inside a text or a comment. */
export function callAt(script: string, cursor: number): OpenCall | null {
  const all = sqlTokens(script);
  const stands = all.find(({ from, to }) => from < cursor && cursor < to);
  if (stands && (stands.kind === 'comment' || (stands.kind === 'text' && stands.open))) return null;
  const tokens = all.filter((token) => speaks(token) && token.to <= cursor);
  const open: { name: string | null; from: number; argument: number }[] = [];
  tokens.forEach((token, index) => {
    const sign = token.kind === 'sign' ? script.slice(token.from, token.to) : '';
    const before = tokens[index - 1];
    if (sign === '(') {
      const name = before?.kind === 'word' && !notFunctions.has(plainWord(script, before)) ? before : undefined;
      open.push({ name: name ? plainWord(script, name) : null, from: token.from, argument: 0 });
    } else if (sign === '[' || sign === '{') open.push({ name: null, from: token.from, argument: 0 });
    else if (sign === ')' || sign === ']' || sign === '}') open.pop();
    else if (sign === ';') open.length = 0;
    else if (sign === ',') {
      const last = open.at(-1);
      if (last) last.argument += 1;
    }
  });
  const call = open.findLast(({ name }) => name !== null);
  return call?.name ? { name: call.name, from: call.from, argument: call.argument } : null;
}

/** A way to call a function, cut at its parameters so that the one being written can be marked. */
export interface Signature {
  readonly parameters: readonly string[];
  readonly returns: string | null;
  readonly description: string | null;
}

const unnamed = /^col\d+$/;

/** At most four ways to call a function, those that still have room for the argument being written first. */
export function signaturesFor(calls: readonly CatalogCall[], argument: number): readonly Signature[] {
  const fits = (call: CatalogCall) => call.parameters.length > argument;
  return [...calls.filter(fits), ...calls.filter((call) => !fits(call))].slice(0, 4).map((call) => ({
    parameters: call.parameters.map((name, index) => {
      const type = call.types?.[index];
      if (type === undefined) return name;
      return unnamed.test(name) ? type : `${name} ${type}`;
    }),
    returns: call.returns,
    description: call.description,
  }));
}
