/** Number of single-character edits between two words, a swap of neighbours counting as one (restricted Damerau). */
export function editDistance(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  let older: number[] = [];
  let old = right.map((_, index) => index);
  old.push(right.length);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1];
      let best = Math.min((old[j - 1] ?? 0) + (same ? 0 : 1), (old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
        best = Math.min(best, (older[j - 2] ?? 0) + 1);
      row.push(best);
    }
    older = old;
    old = row;
  }
  return old[right.length] ?? 0;
}

/** Whether one of two words is the beginning of the other, long enough to mean it. */
function beginsAlike(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a));
}

/** The known name closest to a mistyped one; null where none is close enough to be meant, or it is the word itself. */
export function nearestName(typed: string, known: Iterable<string>): string | null {
  const word = typed.toLowerCase();
  let best: { readonly name: string; readonly distance: number } | null = null;
  for (const name of known) {
    const other = name.toLowerCase();
    const distance = beginsAlike(other, word) ? 1 : editDistance(word, other);
    if (best === null || distance < best.distance) best = { name, distance };
  }
  return best && best.distance <= Math.ceil([...word].length / 3) && best.name !== typed ? best.name : null;
}
