import { searchWords } from './search-keys.ts';

/** Names prepared once, so that 100,000 of them are searched between two keystrokes. */
export interface SearchIndex<Item> {
  /** The items that answer a search, by the rules of `searchRank`: best matches first, then in the order given; an empty search keeps all. */
  find(search: string): readonly Item[];
}

/** Ends every key; no key and no search holds it. */
const end = '\n';

/** Prepares items in their order; `keysOf` gives what each is found by, in lower case (see `searchKeys`). */
export function createSearchIndex<Item>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly string[],
): SearchIndex<Item> {
  const starts = new Uint32Array(items.length + 1);
  const texts = items.map((item, index) => {
    const text = `${end}${keysOf(item).join(end)}${end}`;
    starts[index + 1] = (starts[index] ?? 0) + text.length;
    return text;
  });
  // One text of all names: looking for a word in it is one pass of the machine's own search.
  const all = texts.join('');
  return {
    find: (search) => {
      const words = searchWords(search);
      const [first] = words.toSorted((a, b) => b.length - a.length);
      if (first === undefined) return items;
      const ranked: [Item[], Item[], Item[]] = [[], [], []];
      let index = 0;
      for (let at = all.indexOf(first); at >= 0; at = all.indexOf(first, starts[index])) {
        while ((starts[index + 1] ?? all.length) <= at) index += 1;
        const rank = rankIn(texts[index] ?? '', words);
        const item = items[index];
        if (rank !== null && item !== undefined) ranked[rank].push(item);
        index += 1;
        if (index >= items.length) break;
      }
      return ranked.flat();
    },
  };
}

function rankIn(text: string, words: readonly string[]): 0 | 1 | 2 | null {
  if (!words.every((word) => text.includes(word))) return null;
  if (words.every((word) => text.includes(`${end}${word}${end}`))) return 0;
  return words.every((word) => text.includes(`${end}${word}`)) ? 1 : 2;
}
