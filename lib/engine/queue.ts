import { cancelled } from './errors.ts';

/** Runs tasks one after another: a connection answers one statement at a time. A task aborted while it waits never starts. */
export type Queue = <Result>(task: () => Promise<Result>, signal?: AbortSignal) => Promise<Result>;

/** A fresh, empty queue. */
export function createQueue(): Queue {
  let tail: Promise<unknown> = Promise.resolve();
  return (task, signal) => {
    const result = tail.then(() => {
      if (signal?.aborted) throw cancelled();
      return task();
    });
    tail = result.catch(() => undefined);
    return result;
  };
}
