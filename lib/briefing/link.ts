import { AtlasError } from '../model/error.ts';
import type { View } from '../model/view.ts';
import { decodeView, encodeView, type QueryReader, viewParameters } from '../query/view-url.ts';
import { type Briefing, type ItemContent, type Showing, showings } from './briefing.ts';

/** An address longer than this is cut by mail and chat programs. */
const longest = 6000;

const codes: Readonly<Record<Showing, string>> = { chart: 'c', table: 't', both: 'ct' };

/**
 * A briefing of Views only as the query of an address: `t=<title>`, then the parameters of one View after the other, each
 * after its `f=` (how it is shown). Words are not carried, so another item, a message or a list too long is refused: `bad_data`
 * with `problem` `not_views` or `too_long`.
 */
export function briefingLink({ title, items }: Briefing): string {
  const parts = items.map((item) => {
    if (item.kind !== 'figure' || item.message !== '') throw refused('not_views', item.kind);
    return `f=${codes[item.show]}&${encodeView(item.view)}`;
  });
  if (parts.length === 0) throw refused('not_views', '');
  const link = [`t=${toCode(title)}`, ...parts].join('&');
  if (link.length > longest) throw refused('too_long', String(link.length));
  return link;
}

/** A briefing carried by an address: its title and figures. */
export interface SharedBriefing {
  readonly title: string;
  readonly contents: readonly ItemContent[];
}

/** Reads {@link briefingLink}; null where the address carries none. Throws `bad_view` or `bad_data` for one it cannot use. */
export function readBriefingLink(query: string): SharedBriefing | null {
  const pairs = [...new URLSearchParams(query)];
  const title = pairs.find(([key]) => key === 't')?.[1];
  if (title === undefined) return null;
  const groups: { readonly show: Showing; readonly parameters: Map<string, string> }[] = [];
  for (const [key, value] of pairs) {
    if (key === 'f') groups.push({ show: toShowing(value), parameters: new Map() });
    else if (viewParameters.some((each) => each === key)) groups.at(-1)?.parameters.set(key, value);
  }
  if (groups.length === 0) throw refused('bad_link', query.slice(0, 80));
  const contents = groups.map(
    ({ show, parameters }): ItemContent => ({
      kind: 'figure',
      view: viewOf(parameters),
      show,
      message: '',
      seen: null,
    }),
  );
  return { title: fromCode(title), contents };
}

function viewOf(parameters: ReadonlyMap<string, string>): View {
  const read: QueryReader = { get: (name) => parameters.get(name) ?? null };
  return decodeView(read);
}

function toShowing(code: string): Showing {
  const found = showings.find((each) => codes[each] === code);
  if (found === undefined) throw refused('bad_link', code);
  return found;
}

/** UTF-8 in the alphabet of addresses: nothing is percent-encoded on the way. */
function toCode(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const plain = btoa(String.fromCharCode(...bytes));
  return plain.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromCode(code: string): string {
  try {
    const plain = atob(code.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(plain, (each) => each.charCodeAt(0)));
  } catch {
    throw refused('bad_link', code.slice(0, 80));
  }
}

function refused(problem: 'not_views' | 'too_long' | 'bad_link', where: string): AtlasError {
  return new AtlasError('bad_data', `briefing link: ${problem}: ${where}`, { problem, where });
}
