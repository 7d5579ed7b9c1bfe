import type { TableReader } from '../../lib/usertables/client.ts';
import type { ReadProgress } from '../../lib/usertables/raw.ts';
import { workerScript } from './worker-script.ts';

const script = workerScript('usertables.worker.js');

/** A reader of files in a worker of its own. Throws `engine_failed` where its script cannot be loaded. */
export async function openTableReader(onProgress: ReadProgress): Promise<TableReader> {
  const { createTableReader } = await import('../../lib/usertables/client.ts');
  return createTableReader(new Worker(await script()), onProgress);
}
