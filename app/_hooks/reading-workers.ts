import { siteAddress } from '../_components/shell/routes.ts';
import { fetchedOnce } from './fetched-once.ts';
import { absoluteAddress } from './worker-script.ts';

/** Where reading workers come from: their script and resources. */
export const readingWorkers = fetchedOnce(async () => {
  const { loadWorkerSource } = await import('../../lib/reading/client.ts');
  return loadWorkerSource(
    {
      worker: absoluteAddress(siteAddress('/data/reading.worker.js')),
      resources: absoluteAddress(siteAddress('/data/reading.json')),
      pdfiumWasm: absoluteAddress(siteAddress('/data/pdfium.wasm')),
    },
    { load: (address) => fetch(address) },
  );
});
