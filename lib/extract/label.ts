/**
 * A label with everything a layout may change taken out: width, spaces, punctuation, emphasis marks. Numbering stays
 * ("（三）" → "三", "1." → "1"), because it tells rows apart.
 */
export function compact(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/<[^>]*>/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Length of the longest common subsequence. */
export function commonLength(a: string, b: string): number {
  let previous = new Uint16Array(b.length + 1);
  let current = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    const unit = a.charCodeAt(i);
    for (let j = 0; j < b.length; j++) {
      current[j + 1] =
        unit === b.charCodeAt(j) ? (previous[j] ?? 0) + 1 : Math.max(previous[j + 1] ?? 0, current[j] ?? 0);
    }
    [previous, current] = [current, previous];
  }
  return previous[b.length] ?? 0;
}

function pairsFound(label: string, text: string): number {
  let found = 0;
  for (let i = 0; i + 1 < label.length; i++) if (text.includes(label.slice(i, i + 2))) found++;
  return found;
}

/**
 * How much of a compact label stands in a compact text, 0 to 1: letters in order and neighbouring pairs alike, so that
 * lost letters cost little and scattered ones win little.
 */
export function labelRecall(label: string, text: string): number {
  if (label.length === 0 || text.length === 0) return 0;
  if (text.includes(label)) return 1;
  const letters = commonLength(label, text) / label.length;
  const pairs = label.length < 2 ? letters : pairsFound(label, text) / (label.length - 1);
  return (letters + pairs) / 2;
}

/** Similarity of two compact labels, 0 to 1. */
export function labelSimilarity(label: string, text: string): number {
  const longer = Math.max(label.length, text.length);
  return longer === 0 ? 0 : (labelRecall(label, text) * label.length) / longer;
}
