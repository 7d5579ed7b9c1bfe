/** Pinyin initials by Chinese character; a character read in several ways has several letters. */
export type PinyinInitials = Readonly<Record<string, string>>;

/** How well something answers what was typed; lower is better. */
const ranks = { whole: 0, start: 1, part: 2, inside: 3, loose: 4 } as const;

function initialsRank(words: string, typed: string, initials: PinyinInitials): number | null {
  const letters = [...words].map((char) => initials[char] ?? '').filter((letter) => letter !== '');
  for (let start = 0; start + typed.length <= letters.length; start++) {
    if ([...typed].every((letter, index) => letters[start + index]?.includes(letter)))
      return start === 0 ? (letters.length === typed.length ? ranks.whole : ranks.start) : ranks.inside;
  }
  return null;
}

function isLoose(key: string, typed: string): boolean {
  let at = -1;
  return [...typed].every((char) => {
    at = key.indexOf(char, at + 1);
    return at >= 0;
  });
}

function keyRank(key: string, typed: string): number | null {
  const at = key.indexOf(typed);
  if (at < 0) return typed.length >= 3 && key[0] === typed[0] && isLoose(key, typed) ? ranks.loose : null;
  if (at === 0) return key.length === typed.length ? ranks.whole : ranks.start;
  return /[\s_.]/.test(key[at - 1] ?? '') ? ranks.part : ranks.inside;
}

/**
 * How well one of `keys` answers what was typed: 0 is the whole key, then its beginning, the beginning of a part, anywhere,
 * the letters in order; Chinese keys are also found by pinyin initials ("sqs" finds 申请数). null = not at all; nothing
 * typed is answered by everything.
 */
export function findRank(keys: readonly string[], typed: string, initials: PinyinInitials): number | null {
  const wanted = typed.toLowerCase();
  if (wanted === '') return ranks.start;
  let best: number | null = null;
  for (const key of keys) {
    const plain = keyRank(key.toLowerCase(), wanted);
    const spoken = /^[a-z]{2,}$/.test(wanted) ? initialsRank(key, wanted, initials) : null;
    for (const rank of [plain, spoken]) if (rank !== null && (best === null || rank < best)) best = rank;
  }
  return best;
}

/** {@link findRank} for a list to read, where letters that merely come in order are no answer. */
export function listRank(keys: readonly string[], typed: string, initials: PinyinInitials): number | null {
  const rank = findRank(keys, typed, initials);
  return rank === ranks.loose ? null : rank;
}
