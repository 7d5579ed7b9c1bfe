/** Any spelling of a label, for the characters `plainUnit` does not know. */
function compactSlowly(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/<[^>]*>/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Unit of a character of a label, full width made half: itself, 0 for punctuation, -1 where only Unicode's tables know. */
function plainUnit(unit: number): number {
  if (unit >= 0x4e00 && unit <= 0x9fff) return unit;
  if (unit >= 0xff01 && unit <= 0xff5e) return plainUnit(unit - 0xfee0);
  if (unit === 0x3c) return -1;
  if (unit < 0x80) {
    const isWord = (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
    return isWord ? unit : 0;
  }
  const isMark = (unit >= 0x3000 && unit <= 0x3003) || (unit >= 0x3008 && unit <= 0x3011) || unit === 0xa0;
  return isMark || (unit >= 0x2010 && unit <= 0x201f) ? 0 : -1;
}

/**
 * A label with everything a layout may change taken out: width, spaces, punctuation, emphasis marks. Numbering stays
 * ("（三）" → "三", "1." → "1"), because it tells rows apart.
 */
export function compact(text: string): string {
  let words = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const plain = plainUnit(unit);
    if (plain === unit) continue;
    if (plain < 0) return compactSlowly(text);
    words += text.slice(from, i);
    if (plain > 0) words += String.fromCharCode(plain);
    from = i + 1;
  }
  return from === 0 ? text : words + text.slice(from);
}

const knownLabels = new Map<string, string>();

/** `compact` for the fixed words of the forms, which are asked for again and again; not for the text of reports. */
export function compactLabel(label: string): string {
  let words = knownLabels.get(label);
  if (words === undefined) {
    words = compact(label);
    knownLabels.set(label, words);
  }
  return words;
}

let previousRow = new Uint16Array(256);
let currentRow = new Uint16Array(256);

/** Length of the longest common subsequence. */
export function commonLength(a: string, b: string): number {
  if (b.includes(a)) return a.length;
  if (a.includes(b)) return b.length;
  if (b.length >= previousRow.length) {
    previousRow = new Uint16Array(b.length * 2);
    currentRow = new Uint16Array(b.length * 2);
  }
  let previous = previousRow;
  let current = currentRow;
  previous.fill(0, 0, b.length + 1);
  for (let i = 0; i < a.length; i++) {
    const unit = a.charCodeAt(i);
    let left = 0;
    for (let j = 0; j < b.length; j++) {
      const above = previous[j + 1] ?? 0;
      left = unit === b.charCodeAt(j) ? (previous[j] ?? 0) + 1 : Math.max(above, left);
      current[j + 1] = left;
    }
    [previous, current] = [current, previous];
  }
  return previous[b.length] ?? 0;
}

/** Letters that tell a piece of a label from those of others. */
const minPiece = 3;

/** Whether printed words are a label (both compact) with letters lost. */
export function isPieceOf(label: string, printed: string): boolean {
  return printed.length >= minPiece && commonLength(printed, label) === printed.length;
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

/** A bound `labelRecall` cannot exceed, cheaply: the letters the text has at all, in any order. */
export function recallBound(label: string, text: string): number {
  let letters = 0;
  let pairs = 0;
  let before = false;
  for (let i = 0; i < label.length; i++) {
    const isThere = text.includes(label.charAt(i));
    if (isThere) letters++;
    if (isThere && before) pairs++;
    before = isThere;
  }
  return label.length < 2 ? letters : (letters / label.length + pairs / (label.length - 1)) / 2;
}

/** Similarity of two compact labels, 0 to 1. */
export function labelSimilarity(label: string, text: string): number {
  const longer = Math.max(label.length, text.length);
  return longer === 0 ? 0 : (labelRecall(label, text) * label.length) / longer;
}

/** Whether two compact labels are at least this similar: `labelSimilarity`, given up where no letters agree. */
export function isSimilar(label: string, text: string, least: number): boolean {
  const longer = Math.max(label.length, text.length);
  if (Math.min(label.length, text.length) < longer * least) return false;
  return recallBound(label, text) * label.length >= longer * least && labelSimilarity(label, text) >= least;
}
