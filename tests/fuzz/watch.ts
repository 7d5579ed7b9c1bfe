import { Worker } from 'node:worker_threads';
import type { Outcome } from './exercise.ts';
import type { Format } from './formats.ts';
import type { Order } from './thread.ts';

/** No reading may take longer, milliseconds of processor time. */
export const maxMilliseconds = 5000;
/** No reading may need more memory: the thread's heap, and the whole process, megabytes. */
export const maxMegabytes = 1024;
/** The stack a page's worker has, megabytes: a thread of Node would have four. */
const stackMegabytes = 1;
/** A reading that has used this much never comes back, milliseconds of processor time: on a busy machine the clock says nothing. */
const lostAfter = 3 * maxMilliseconds;
const lookEvery = 50;

/** What came of the cases of one format. */
export interface Result {
  readonly outcomes: readonly Outcome[];
  /** Cases that never came back, by name. */
  readonly lost: readonly { readonly name: string; readonly why: string }[];
  /** Highest memory of the whole process while they ran, megabytes. */
  readonly peakMegabytes: number;
}

interface Range {
  readonly format: Format | 'hostile';
  readonly seed: number;
  readonly to: number;
  readonly repeatEvery: number;
}

interface Ended {
  readonly next: number;
  readonly lost: { readonly name: string; readonly why: string } | null;
}

/** A thread of Node 20 does not inherit the loader of TypeScript: it registers its own. */
const startScript = `
  import('tsx/esm/api').then(({ register }) => {
    register();
    return import('${new URL('./thread.ts', import.meta.url).href}');
  });
`;

/** Runs cases in one thread until they are done, or one hangs or kills the thread. */
function runThread(range: Range, from: number, outcomes: Outcome[], peak: { megabytes: number }): Promise<Ended> {
  const clock = new Int32Array(new SharedArrayBuffer(8));
  const order: Order = { ...range, from, clock };
  const thread = new Worker(startScript, {
    eval: true,
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: maxMegabytes, stackSizeMb: stackMegabytes },
  });
  return new Promise((resolve, reject) => {
    let why: string | null = null;
    const end = (): void => {
      clearInterval(timer);
      const at = Atomics.load(clock, 0);
      const lost = why === null ? null : { name: `${range.format} ${range.seed}/${at}`, why };
      resolve({ next: lost === null ? range.to : at + 1, lost });
    };
    let watched = '';
    let spentBefore = 0;
    const timer = setInterval(() => {
      peak.megabytes = Math.max(peak.megabytes, process.memoryUsage.rss() / 1024 / 1024);
      const { user, system } = process.cpuUsage();
      const spent = (user + system) / 1000;
      const isReading = Atomics.load(clock, 1) === 1;
      const current = isReading ? String(Atomics.load(clock, 0)) : '';
      if (current !== watched) {
        watched = current;
        spentBefore = spent;
      } else if (isReading && spent - spentBefore > lostAfter) {
        // The thread's own verdict on a slow reading comes before this.
        why ??= `took over ${lostAfter} ms`;
        void thread.terminate();
      }
    }, lookEvery);
    thread.on('message', (outcome: Outcome) => outcomes.push(outcome));
    thread.on('error', (error) => {
      // Between two cases no document is to blame: the fuzzer itself is broken.
      if (Atomics.load(clock, 1) === 0) reject(error);
      why ??= `killed the thread: ${String(error)}`;
    });
    thread.on('exit', end);
  });
}

/** Reads cases 0 to `to` of a format under watch; a case that hangs or kills its thread is named, and the next one goes on. */
export async function watch(range: Range): Promise<Result> {
  const outcomes: Outcome[] = [];
  const lost: { name: string; why: string }[] = [];
  const peak = { megabytes: 0 };
  let from = 0;
  while (from < range.to) {
    const ended = await runThread(range, from, outcomes, peak);
    if (ended.lost !== null) lost.push(ended.lost);
    from = ended.next;
  }
  return { outcomes, lost, peakMegabytes: Math.round(peak.megabytes) };
}

/** Everything that must not have happened: the document's name with what was done to it, and what was wrong. */
export function violations({ outcomes, lost }: Result): (readonly [name: string, fault: string])[] {
  return [
    ...lost.map(({ name, why }) => [name, why] as const),
    ...outcomes.flatMap(({ name, faults, milliseconds, how }) => {
      const slow = milliseconds > maxMilliseconds ? [`took ${Math.round(milliseconds)} ms`] : [];
      return [...faults, ...slow].map((fault) => [`${name} (${how.join('; ').slice(0, 120)})`, fault] as const);
    }),
  ];
}
