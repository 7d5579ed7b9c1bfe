import { WordTrie } from './word-trie.ts';

const gapLimit = 12;

/**
 * Where a lexicon word stands in a text at or after `from`: its first and last character's positions (end exclusive), or
 * null. `~` in the word stands for up to twelve characters.
 */
export function findWord(text: string, word: string, from = 0): readonly [number, number] | null {
  const tilde = word.indexOf('~');
  if (tilde < 0) {
    const at = text.indexOf(word, from);
    return at < 0 ? null : [at, at + word.length];
  }
  const head = word.slice(0, tilde);
  const rest = word.slice(tilde + 1);
  for (let at = text.indexOf(head, from); at >= 0; at = text.indexOf(head, at + 1)) {
    const tail = findWord(text.slice(0, at + head.length + gapLimit + rest.length), rest, at + head.length);
    if (tail !== null) return [at, tail[1]];
  }
  return null;
}

/** Whether a text contains a lexicon word. */
export function hasWord(text: string, word: string): boolean {
  return word.includes('~') ? findWord(text, word) !== null : text.includes(word);
}

/** Whether a text contains one of the words. */
export function hasAny(text: string, words: readonly string[]): boolean {
  return words.some((word) => hasWord(text, word));
}

/** Whether a text contains a word of every group. */
export function hasAll(text: string, groups: readonly (readonly string[])[]): boolean {
  return groups.every((group) => hasAny(text, group));
}

/** A lexicon word of a {@link WordSet}: its parts around `~` by number. */
export interface WordTest {
  readonly word: string;
  readonly parts: readonly number[];
}

/** The words of many rules, looked for in one pass over the words of a clause instead of rule by rule. */
export class WordSet {
  private readonly numbers = new Map<string, number>();
  private trie: WordTrie | null = null;
  private seen = new Uint32Array(0);
  private round = 0;
  private text = '';
  /** Numbers of the words the text contains, each once. */
  found: number[] = [];

  /** Takes a word in; before the first `read`. */
  test(word: string): WordTest {
    const parts = word.split('~').map((part) => {
      const number = this.numbers.get(part) ?? this.numbers.size;
      this.numbers.set(part, number);
      return number;
    });
    return { word, parts };
  }

  /** Sets the text the next questions are about. */
  read(text: string): void {
    if (this.trie === null) {
      this.trie = new WordTrie([...this.numbers.keys()]);
      this.seen = new Uint32Array(this.numbers.size);
    }
    this.round++;
    this.text = text;
    this.found = [];
    const { trie, seen, round, found } = this;
    trie.each(text, (word) => {
      if (seen[word] !== round) found.push(word);
      seen[word] = round;
    });
  }

  /** Whether the text contains one of the words. */
  hasAny(tests: readonly WordTest[]): boolean {
    for (const { word, parts } of tests) {
      let all = true;
      for (const part of parts) all &&= this.seen[part] === this.round;
      if (all && (parts.length === 1 || hasWord(this.text, word))) return true;
    }
    return false;
  }
}

const made = new WeakMap<object, Map<unknown, unknown>>();

/** What follows from a lexicon alone, made once for all reports: `make` is called once for each lexicon. */
export function oncePer<K extends object, T>(lexicon: K, make: (lexicon: K) => T): T {
  const known = made.get(lexicon) ?? new Map<unknown, unknown>();
  made.set(lexicon, known);
  if (!known.has(make)) known.set(make, make(lexicon));
  return known.get(make) as T;
}
