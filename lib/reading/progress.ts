/** How far an import has come. */
export interface Progress {
  /** Files to read, those found in archives so far included, and those done. */
  readonly files: number;
  readonly done: number;
  /** Bytes of the same. */
  readonly bytes: number;
  readonly doneBytes: number;
  /** Milliseconds spent reading, pauses left out. */
  readonly spent: number;
}

/** Fewer files done say nothing of the others. */
const fewest = 3;

/**
 * Milliseconds a run still takes, as far as that can be told: half by the number of files, half by their bytes, because a
 * file costs something however small it is. Null before there is anything to tell from.
 */
export function timeLeft({ files, done, bytes, doneBytes, spent }: Progress): number | null {
  if (done < Math.min(fewest, files) || done === 0 || spent <= 0) return null;
  const byFiles = (files - done) / done;
  const byBytes = doneBytes > 0 ? Math.max(0, bytes - doneBytes) / doneBytes : byFiles;
  return (spent * (byFiles + byBytes)) / 2;
}
