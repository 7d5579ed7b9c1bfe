/** A typed array that grows as it is filled. */
export interface Growing<Buffer> {
  /** The array, with room for so many values. */
  readonly upTo: (length: number) => Buffer;
}

/** A growing array made by `make`; what is in it moves to each larger one. */
export function growing<Buffer extends { readonly length: number; set(from: Buffer): void }>(
  make: (length: number) => Buffer,
): Growing<Buffer> {
  let buffer = make(1024);
  return {
    upTo: (length) => {
      if (length > buffer.length) {
        const larger = make(Math.max(length, buffer.length * 2));
        larger.set(buffer);
        buffer = larger;
      }
      return buffer;
    },
  };
}

/** Truths packed eight to a byte, the lowest bit first, as Arrow keeps them. */
export interface Bits {
  readonly push: (value: boolean) => void;
  readonly count: () => number;
  /** How many of them are false. */
  readonly unset: () => number;
  readonly bytes: () => Uint8Array;
}

/** No truths yet. */
export function growingBits(): Bits {
  const bytes = growing((length) => new Uint8Array(length));
  let [count, unset] = [0, 0];
  return {
    push: (value) => {
      const at = count >> 3;
      const room = bytes.upTo(at + 1);
      if (value) room[at] = (room[at] ?? 0) | (1 << (count & 7));
      else unset += 1;
      count += 1;
    },
    count: () => count,
    unset: () => unset,
    bytes: () => bytes.upTo(0).subarray(0, (count + 7) >> 3),
  };
}
