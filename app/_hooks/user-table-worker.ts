import { AtlasError } from '../../lib/model/error.ts';
import type { TableReader } from '../../lib/usertables/client.ts';
import type { ReadProgress } from '../../lib/usertables/raw.ts';
import { siteAddress } from '../_components/shell/routes.ts';

let script: Promise<string> | null = null;

/** The worker starts from a blob, so that the page's content policy binds it; the blob is kept for the life of the page. */
async function loadScript(): Promise<string> {
  const address = siteAddress('/data/usertables.worker.js');
  const response = await fetch(address);
  if (!response.ok) {
    throw new AtlasError('engine_failed', `usertables: cannot load ${address}: HTTP ${response.status}`, { address });
  }
  return URL.createObjectURL(new Blob([await response.blob()], { type: 'text/javascript' }));
}

/** A reader of files in a worker of its own. Throws `engine_failed` where its script cannot be loaded. */
export async function openTableReader(onProgress: ReadProgress): Promise<TableReader> {
  const { createTableReader } = await import('../../lib/usertables/client.ts');
  script ??= loadScript().catch((error: unknown) => {
    script = null;
    throw error;
  });
  return createTableReader(new Worker(await script), onProgress);
}
