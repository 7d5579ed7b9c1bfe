/** Seconds a statement may run, as offered; 0 is no limit. */
export const timeLimits = [10, 60, 300, 1800, 0] as const;

/** Seconds a statement may run unless a person says otherwise. */
const usualLimit = 60;
const storageKey = 'atlas.sql.time-limit';

/** Seconds a statement may run, as set on this machine; 0 is no limit. */
export function readTimeLimit(): number {
  try {
    const kept = Number(window.localStorage.getItem(storageKey) ?? usualLimit);
    return timeLimits.find((seconds) => seconds === kept) ?? usualLimit;
  } catch {
    return usualLimit;
  }
}

/** Keeps the limit; storage may be refused, then it is the usual one again after a reload. */
export function writeTimeLimit(seconds: number): void {
  try {
    window.localStorage.setItem(storageKey, String(seconds));
  } catch {
    // Nothing to do: the limit is a comfort.
  }
}

/** Aborts a controller after the limit; the answer says whether it was that, and stops the clock. */
export function watchTime(
  controller: AbortController,
  seconds: number,
): { readonly stop: () => void; readonly ranOut: () => boolean } {
  let ranOut = false;
  const timer =
    seconds === 0
      ? undefined
      : setTimeout(() => {
          ranOut = true;
          controller.abort();
        }, seconds * 1000);
  return { stop: () => clearTimeout(timer), ranOut: () => ranOut };
}
