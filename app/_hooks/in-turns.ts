/** So long, in milliseconds, a page may work before it must draw and hear again. */
const workAtMost = 10;

/**
 * Something to await between two steps of a long work: it gives the page its turn when one is due. A message, not a timer: a
 * hidden tab is not slowed.
 */
export function rester(): () => Promise<void> {
  let since = performance.now();
  return () => {
    if (performance.now() - since < workAtMost) return Promise.resolve();
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        since = performance.now();
        resolve();
      };
      port2.postMessage(null);
    });
  };
}

/** Drives work that comes in steps, between the page's own turns. Throws the reason of `stop` once the work is given up. */
export async function inTurns<Result>(
  work: Generator<unknown, Result>,
  stop?: AbortSignal,
  onStep?: () => void,
): Promise<Result> {
  const rest = rester();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    onStep?.();
    await rest();
    stop?.throwIfAborted();
  }
}

/** The same for as long as its result, or why there is none, is wanted: until the answered function is called. */
export function whileWanted<Result>(
  work: Generator<unknown, Result>,
  take: (result: Result) => void,
  fail: (error: unknown) => void,
): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  void inTurns(work, signal).then(
    (result) => {
      if (!signal.aborted) take(result);
    },
    (error: unknown) => {
      if (!signal.aborted) fail(error);
    },
  );
  return () => stop.abort();
}

/** The answer of some work; the reason of `stop` is thrown as soon as it is given, whatever the work is still about. */
export function orStopped<Answer>(work: Promise<Answer>, stop: AbortSignal): Promise<Answer> {
  const stopped = new Promise<never>((_, reject) => {
    stop.addEventListener('abort', () => reject(stop.reason), { once: true });
  });
  return Promise.race([work, stopped]);
}
