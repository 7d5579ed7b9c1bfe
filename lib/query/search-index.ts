import { searchWords } from './search-keys.ts';

/** Names prepared once, so that 100,000 of them are searched between two keystrokes. */
export interface SearchIndex<Item> {
  /**
   * The items that answer a search, by the rules of `searchRank`: best matches first, then in the order given; an empty search
   * keeps all. A search that goes on from one asked before looks only among what that one found; one asked before is not asked again.
   */
  find(search: string): readonly Item[];
  /** Prepares names until `isOver` says so; whether all are prepared. A search prepares what is left. */
  prepare(isOver: () => boolean): boolean;
}

/** Ends every key; no key and no search holds it. */
const end = '\n';
const endCode = end.charCodeAt(0);

/** Names prepared between two looks at the clock. */
const batch = 500;

/** Answers kept, so that what is taken back letter by letter is there at once. */
const mostKept = 16;

/** Of more names than one in so many, one pass over the text of all is quicker than looking at each by itself. */
const fewOf = 8;

/** All names as one text: looking for a word in it is one pass of the machine's own search. */
interface Names {
  readonly all: string;
  /** Where the text of each name begins, and at last where all end. */
  readonly starts: Uint32Array;
  /** The characters the keys of each name begin with, a bit for each ({@link bitOf}): most names need not be looked at again. */
  readonly begins: Uint32Array;
  /** The keys that are no longer than {@link shortUpTo}. */
  readonly short: ReadonlySet<string>;
}

const bitOf = (text: string) => 1 << (text.charCodeAt(0) & 31);

/** A letter or two are in almost every name: whether they are a whole key is known beforehand. */
const shortUpTo = 3;

/** What answered a search: the names found in their order, and the rank of each. */
interface Found<Item> {
  readonly words: readonly string[];
  readonly places: Uint32Array;
  readonly items: readonly Item[];
}

/** An index of items in their order; `keysOf` gives what each is found by, in lower case (see `searchKeys`). */
export function createSearchIndex<Item>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly string[],
): SearchIndex<Item> {
  const names = {
    all: '',
    starts: new Uint32Array(items.length + 1),
    begins: new Uint32Array(items.length),
    short: new Set<string>(),
  };
  let texts: string[] = [];
  let prepared = 0;
  const add = (keys: readonly string[]) => {
    const text = `${end}${keys.join(end)}${end}`;
    texts.push(text);
    let begins = 0;
    for (const key of keys) {
      begins |= bitOf(key);
      if (key.length <= shortUpTo) names.short.add(key);
    }
    names.begins[prepared] = begins;
    prepared += 1;
    names.starts[prepared] = (names.starts[prepared - 1] ?? 0) + text.length;
  };
  const prepare = (isOver: () => boolean): boolean => {
    while (prepared < items.length) {
      if (prepared % batch === 0 && isOver()) return false;
      const item = items[prepared];
      add(item === undefined ? [] : keysOf(item));
    }
    if (texts.length > 0) names.all = texts.join('');
    texts = [];
    return true;
  };
  const kept = new Map<string, Found<Item>>();
  const answer = (words: readonly string[]): Found<Item> => {
    prepare(() => false);
    const before = narrowest(kept.values(), words);
    const few = before !== null && before.places.length * fewOf <= items.length;
    const ranked = few ? foundAmong(names, before.places, words) : foundInAll(names, words);
    return { words, places: ranked.places, items: inRank(ranked, items) };
  };
  return {
    prepare,
    find: (search) => {
      const words = searchWords(search);
      if (words.length === 0) return items;
      const name = words.join(' ');
      const found = kept.get(name) ?? answer(words);
      kept.delete(name);
      kept.set(name, found);
      for (const [oldest] of kept) {
        if (kept.size <= mostKept) break;
        kept.delete(oldest);
      }
      return found.items;
    },
  };
}

/** Of the searches whose words are all parts of words asked for now, so that nothing is found they did not find, the one that found least. */
function narrowest<Item>(kept: Iterable<Found<Item>>, words: readonly string[]): Found<Item> | null {
  let best: Found<Item> | null = null;
  for (const found of kept) {
    if (best !== null && best.places.length <= found.places.length) continue;
    if (found.words.every((part) => words.some((word) => word.includes(part)))) best = found;
  }
  return best;
}

type Rank = 0 | 1 | 2;

/** Places in order, and the rank of each. */
interface Ranked {
  readonly places: Uint32Array;
  readonly ranks: Uint8Array;
}

/** Places and ranks as they are found, at most so many: a letter finds 100,000 names, and arrays that grow cost as much as the search. */
function ranking(most: number) {
  const places = new Uint32Array(most);
  const ranks = new Uint8Array(most);
  let count = 0;
  return {
    add: (place: number, rank: Rank) => {
      places[count] = place;
      ranks[count] = rank;
      count += 1;
    },
    ended: (): Ranked => ({ places: places.slice(0, count), ranks: ranks.subarray(0, count) }),
  };
}

/** The items found, those of a better rank first, otherwise in their order. */
function inRank<Item>({ places, ranks }: Ranked, items: readonly Item[]): Item[] {
  const found: Item[] = [];
  for (const rank of [0, 1, 2]) {
    for (let at = ranks.indexOf(rank); at >= 0; at = ranks.indexOf(rank, at + 1)) {
      const item = items[places[at] ?? -1];
      if (item !== undefined) found.push(item);
    }
  }
  return found;
}

/** How well a name answers words it holds; `hit` is where it holds the first of them, `text` gives it as a text of its own. */
function ranker({ all, begins, short }: Names, [first = '', ...others]: readonly string[]) {
  const words = [first, ...others];
  const bits = words.reduce((sum, word) => sum | bitOf(word), 0);
  const beginnings = words.map((word) => `${end}${word}`);
  const whole = words.map((word) => `${end}${word}${end}`);
  const mayBeWhole = words.every((word) => word.length > shortUpTo || short.has(word));
  return (place: number, hit: number, text: () => string): Rank => {
    if (((begins[place] ?? 0) & bits) !== bits) return 2;
    const isAtHit = others.length === 0 && all.charCodeAt(hit - 1) === endCode;
    if (!isAtHit && !beginnings.every((word) => text().includes(word))) return 2;
    return mayBeWhole && whole.every((word) => text().includes(word)) ? 0 : 1;
  };
}

function foundInAll(names: Names, asked: readonly string[]): Ranked {
  const { all, starts } = names;
  const words = asked.toSorted((a, b) => b.length - a.length);
  const [first = '', ...others] = words;
  const rankOf = ranker(names, words);
  const found = ranking(starts.length - 1);
  let place = 0;
  const text = () => all.slice(starts[place], starts[place + 1]);
  for (let hit = all.indexOf(first); hit >= 0; hit = all.indexOf(first, starts[place])) {
    while ((starts[place + 1] ?? all.length) <= hit) place += 1;
    if (others.length === 0 || holdsAll(text(), others)) {
      found.add(place, rankOf(place, hit, text));
    }
    place += 1;
    if (place + 1 >= starts.length) break;
  }
  return found.ended();
}

/** The same among a few names, each looked at by itself. */
function foundAmong(names: Names, among: Uint32Array, words: readonly string[]): Ranked {
  const rankOf = ranker(names, words);
  const found = ranking(among.length);
  for (const place of among) {
    const from = names.starts[place] ?? 0;
    const text = names.all.slice(from, names.starts[place + 1]);
    if (!holdsAll(text, words)) continue;
    found.add(
      place,
      rankOf(place, from + text.indexOf(words[0] ?? ''), () => text),
    );
  }
  return found.ended();
}

const holdsAll = (text: string, words: readonly string[]) => words.every((word) => text.includes(word));
