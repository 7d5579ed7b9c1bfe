interface Node {
  /** Numbers of the words that end here, in the order they were added. */
  readonly ends: number[];
  readonly next: Map<number, Node>;
}

function createNode(): Node {
  return { ends: [], next: new Map() };
}

function insert(root: Node, word: string, number: number): void {
  let node = root;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    let next = node.next.get(code);
    if (next === undefined) {
      next = createNode();
      node.next.set(code, next);
    }
    node = next;
  }
  node.ends.push(number);
}

/**
 * Many words looked for in one pass over a text. Words are known by their place in the list given; a word may stand in the
 * list several times.
 */
export class WordTrie {
  private readonly root = createNode();

  constructor(words: readonly string[]) {
    for (const [number, word] of words.entries()) insert(this.root, word, number);
  }

  /** Calls `visit` for every place where a word stands, by where they begin, shorter words first; end exclusive. */
  each(text: string, visit: (word: number, start: number, end: number) => void): void {
    for (let start = 0; start < text.length; start++) {
      let node = this.root.next.get(text.charCodeAt(start));
      for (let end = start + 1; node !== undefined; end++) {
        for (const word of node.ends) visit(word, start, end);
        node = end < text.length ? node.next.get(text.charCodeAt(end)) : undefined;
      }
    }
  }
}

/** Finds the word that ends last in a text, the first of the list where several do; null where none stands in it. */
export class LastWord {
  private readonly root = createNode();

  constructor(words: readonly string[]) {
    for (const [number, word] of words.entries()) insert(this.root, [...word].reverse().join(''), number);
  }

  /** Number of that word in the list. */
  find(text: string): number | null {
    for (let end = text.length; end > 0; end--) {
      let best = -1;
      let node = this.root.next.get(text.charCodeAt(end - 1));
      for (let start = end - 1; node !== undefined; start--) {
        const word = node.ends[0];
        if (word !== undefined && (best < 0 || word < best)) best = word;
        node = start > 0 ? node.next.get(text.charCodeAt(start - 1)) : undefined;
      }
      if (best >= 0) return best;
    }
    return null;
  }
}
