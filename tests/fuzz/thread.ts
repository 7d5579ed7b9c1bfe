import { parentPort, workerData } from 'node:worker_threads';
import { loadReportResources } from '../../lib/pipeline/extract-resources.ts';
import { fuzzCase } from './cases.ts';
import { exercise, type Outcome } from './exercise.ts';
import type { Format } from './formats.ts';
import { hostileCases } from './hostile.ts';

/** What a thread is asked to do: cases from..to of a format, or the hostile case of a name. */
export interface Order {
  readonly format: Format | 'hostile';
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  /** Every how-manieth case is read a second time. */
  readonly repeatEvery: number;
  /** [0] index of the case, [1] 1 while it is being read. */
  readonly clock: Int32Array;
}

async function work(order: Order): Promise<void> {
  const resources = loadReportResources();
  for (let index = order.from; index < order.to; index++) {
    const one = order.format === 'hostile' ? hostileCases[index]?.make() : fuzzCase(order.format, order.seed, index);
    if (one === undefined) break;
    Atomics.store(order.clock, 0, index);
    Atomics.store(order.clock, 1, 1);
    const outcome: Outcome = await exercise(one, resources, index % order.repeatEvery === 0);
    Atomics.store(order.clock, 1, 0);
    parentPort?.postMessage(outcome);
  }
}

await work(workerData as Order);
