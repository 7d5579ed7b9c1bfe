/** Where progress goes, and the clock it is told by. */
export interface ProgressEffects {
  readonly write: (text: string) => void;
  /** Milliseconds. */
  readonly now: () => number;
  /** A terminal's line is written over; elsewhere every report of progress is a line of its own. */
  readonly isTerminal: boolean;
}

/** Tells on standard error how far a long run is. */
export interface Progress {
  /** One more document is read, `name`; `files` of the files given are done, an archive being one of them. */
  readonly report: (files: number, name: string) => void;
  readonly finish: () => void;
}

const terminalPause = 100;
const filePause = 5000;

/** Progress over `total` files: documents read and how many a second, files done, time left; at most one line every few seconds in a log. */
export function createProgress(total: number, effects: ProgressEffects): Progress {
  const { write, now, isTerminal } = effects;
  const start = now();
  let last = start;
  let documents = 0;
  return {
    report(files, name) {
      documents++;
      const time = now();
      if (time - last < (isTerminal ? terminalPause : filePause)) return;
      last = time;
      const line = progressLine(documents, files, total, time - start);
      write(isTerminal ? `\r\u001b[K${line}  ${[...name].slice(-40).join('')}` : `${line}\n`);
    },
    finish() {
      if (isTerminal) write('\r\u001b[K');
    },
  };
}

/** "312 documents, 41.0/s; 310/1000 files, 17 s left". */
function progressLine(documents: number, files: number, total: number, elapsed: number): string {
  const rate = elapsed > 0 ? (1000 * documents) / elapsed : 0;
  const left = files > 0 ? `, ${Math.ceil(((total - files) * elapsed) / files / 1000)} s left` : '';
  return `${documents} documents, ${rate.toFixed(1)}/s; ${files}/${total} files${left}`;
}
