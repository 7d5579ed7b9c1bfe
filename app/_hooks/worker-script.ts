import { AtlasError } from '../../lib/model/error.ts';
import { siteAddress } from '../_components/shell/routes.ts';
import { fetchedOnce } from './fetched-once.ts';

/** An address for a worker that runs from a blob, which has none of its own to resolve a path against. */
export function absoluteAddress(address: string): string {
  return new URL(address, window.location.href).href;
}

/**
 * A worker's script among the site's data as a blob, so that the page's content policy binds it; kept for the life of the page.
 * Throws `engine_failed` where it cannot be loaded.
 */
export function workerScript(file: string): () => Promise<string> {
  return fetchedOnce(async () => {
    const address = siteAddress(`/data/${file}`);
    const response = await fetch(address);
    if (response.ok) return URL.createObjectURL(new Blob([await response.blob()], { type: 'text/javascript' }));
    throw new AtlasError('engine_failed', `cannot load ${address}: HTTP ${response.status}`, { address });
  });
}
