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
