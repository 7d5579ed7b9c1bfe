import type { FileSteps } from '../../../lib/export/index.ts';

/** So long, in milliseconds, a page may work before it must draw and hear again. */
const workAtMost = 16;

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

/** Makes a file between the page's own turns; `onStep` hears of every step. Throws the reason of `stop` once it is given up. */
export async function inTurns(
  steps: FileSteps,
  stop: AbortSignal,
  onStep: () => void = () => undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const rest = rester();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    onStep();
    await rest();
    stop.throwIfAborted();
  }
}

/** The answer of some work; the reason of `stop` is thrown as soon as it is given, whatever the work is still about. */
export function orStopped<Answer>(work: Promise<Answer>, stop: AbortSignal): Promise<Answer> {
  const stopped = new Promise<never>((_, reject) => {
    stop.addEventListener('abort', () => reject(stop.reason), { once: true });
  });
  return Promise.race([work, stopped]);
}
