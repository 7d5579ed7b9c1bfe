import type { WorkerSource } from '../../lib/reading/client.ts';
import { siteAddress } from '../_components/shell/routes.ts';

/** The workers run from a blob, which has no address of its own to resolve a path against. */
function absolute(path: string): string {
  return new URL(siteAddress(path), window.location.href).href;
}

let workers: Promise<WorkerSource> | null = null;

/** Where reading workers come from; their script and resources are asked for once. */
export function readingWorkers(): Promise<WorkerSource> {
  workers ??= import('../../lib/reading/client.ts')
    .then(({ loadWorkerSource }) =>
      loadWorkerSource(
        {
          worker: absolute('/data/reading.worker.js'),
          resources: absolute('/data/reading.json'),
          pdfiumWasm: absolute('/data/pdfium.wasm'),
        },
        { load: (address) => fetch(address) },
      ),
    )
    .catch((error: unknown) => {
      workers = null;
      throw error;
    });
  return workers;
}
