import { searchWords } from './search-keys.ts';

/** Names prepared once, so that 100,000 of them are searched between two keystrokes. */
export interface SearchIndex<Item> {
  /** The items that answer a search, by the rules of `searchRank`: best matches first, then in the order given; an empty search keeps all. */
  find(search: string): readonly Item[];
  /** Prepares names until `isOver` says so; whether all are prepared. A search prepares what is left. */
  prepare(isOver: () => boolean): boolean;
}

/** Ends every key; no key and no search holds it. */
const end = '\n';

/** Names prepared between two looks at the clock. */
const batch = 500;

/** An index of items in their order; `keysOf` gives what each is found by, in lower case (see `searchKeys`). */
export function createSearchIndex<Item>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly string[],
): SearchIndex<Item> {
  const starts = new Uint32Array(items.length + 1);
  const texts: string[] = [];
  /** One text of all names: looking for a word in it is one pass of the machine's own search. */
  let all: string | null = null;
  const prepare = (isOver: () => boolean): boolean => {
    while (texts.length < items.length) {
      if (texts.length % batch === 0 && isOver()) return false;
      const item = items[texts.length];
      const text = item === undefined ? '' : `${end}${keysOf(item).join(end)}${end}`;
      texts.push(text);
      starts[texts.length] = (starts[texts.length - 1] ?? 0) + text.length;
    }
    all ??= texts.join('');
    return true;
  };
  return {
    prepare,
    find: (search) => {
      const words = searchWords(search);
      if (words.length === 0) return items;
      prepare(() => false);
      return foundIn(items, all ?? '', starts, words);
    },
  };
}

function foundIn<Item>(items: readonly Item[], all: string, starts: Uint32Array, words: readonly string[]): Item[] {
  const [first = ''] = words.toSorted((a, b) => b.length - a.length);
  const others = words.filter((word) => word !== first);
  const beginnings = words.map((word) => `${end}${word}`);
  const whole = words.map((word) => `${end}${word}${end}`);
  const ranked: [Item[], Item[], Item[]] = [[], [], []];
  let index = 0;
  for (let at = all.indexOf(first); at >= 0; at = all.indexOf(first, starts[index])) {
    while ((starts[index + 1] ?? all.length) <= at) index += 1;
    const text = all.slice(starts[index], starts[index + 1]);
    const item = items[index];
    if (item !== undefined && others.every((word) => text.includes(word))) {
      const rank = !beginnings.every((word) => text.includes(word))
        ? 2
        : whole.every((word) => text.includes(word))
          ? 0
          : 1;
      ranked[rank].push(item);
    }
    index += 1;
    if (index >= items.length) break;
  }
  return ranked.flat();
}
