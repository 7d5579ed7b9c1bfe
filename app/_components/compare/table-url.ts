import { longestQuery, type QueryReader } from '../../../lib/query/view-url.ts';
import { firstChoices, type TableChoices } from '../../../lib/tables/sheet.ts';

/** The ways to look at one View. */
export const panels = ['picture', 'table', 'sql', 'sources'] as const;
export type Panel = (typeof panels)[number];

/** How a View is looked at: the open tab, and what the reader has chosen of the table. */
export interface Look {
  readonly panel: Panel;
  readonly choices: TableChoices;
}

/** The look of an address that says nothing of it. */
export const firstLook: Look = { panel: 'picture', choices: firstChoices };

/** The query parameters of a look: tab, what stands side by side, lines without a report, order, search. */
export const lookParameters = ['p', 't', 'u', 's', 'q'] as const;

const sides = { year: 'y', code: 'c', none: 'l' } as const;

/**
 * The look as it goes on behind the query of its View: `&t=y&s=year-2019.d`. Only letters, digits and `-._~=&` occur. What
 * would make the address longer than 300 characters is left out, the search first, then the order.
 */
export function encodeLook({ panel, choices }: Look, query: string): string {
  const { side, unreported, sort, search } = choices;
  // A column named by a report's own words has no code to write.
  const keys = sort.filter(({ id }) => /^[\w-]+$/.test(id));
  const parts = [
    ['p', panel === firstLook.panel ? '' : panel],
    ['t', side === null ? '' : sides[side]],
    ['u', unreported ? '1' : ''],
    ['s', keys.map(({ id, descending }) => (descending ? `${id}.d` : id)).join('~')],
    ['q', toCodes(search.trim())],
  ].flatMap(([name, value]) => (value === '' ? [] : [`&${name}=${value}`]));
  while (query.length + parts.join('').length > longestQuery && parts.length > 0) parts.pop();
  return parts.join('');
}

/** The look of an address; what it leaves out or cannot be used is {@link firstLook}'s. */
export function decodeLook(parameters: QueryReader): Look {
  const side = Object.entries(sides).find(([, letter]) => letter === parameters.get('t'))?.[0];
  const sort = parameters.get('s')?.split('~') ?? [];
  return {
    panel: panels.find((name) => name === parameters.get('p')) ?? firstLook.panel,
    choices: {
      side: side === 'year' || side === 'code' || side === 'none' ? side : null,
      unreported: parameters.get('u') === '1',
      sort: sort.flatMap((key) => {
        const [, id, descending] = /^([\w-]+)(\.d)?$/.exec(key) ?? [];
        return id === undefined ? [] : [{ id, descending: descending !== undefined }];
      }),
      search: fromCodes(parameters.get('q') ?? ''),
    },
  };
}

/** Letters and digits as they are, others as their number between dots: "é kj" is `.6h..w.kj`. */
function toCodes(text: string): string {
  return text.replaceAll(/[^a-z\d]/giu, (letter) => `.${(letter.codePointAt(0) ?? 0).toString(36)}.`);
}

function fromCodes(codes: string): string {
  return codes.replaceAll(/\.([a-z\d]+)\./g, (_, code: string) => {
    const letter = Number.parseInt(code, 36);
    return letter <= 0x10ffff ? String.fromCodePoint(letter) : '';
  });
}
