import { AtlasError } from '../model/error.ts';
import { compileApart } from './compile-apart.ts';

/** What the engine needs from the page, replaceable in tests. */
export interface BrowserEffects {
  readonly fetch: (address: string, init?: { readonly headers: Readonly<Record<string, string>> }) => Promise<Response>;
}

/** Asks for a file. Throws `engine_failed` where there is no answer, or another one than wished for. */
export async function load(
  address: string,
  effects: BrowserEffects,
  init?: { readonly headers: Readonly<Record<string, string>> },
): Promise<Response> {
  const response = await effects.fetch(address, init).catch((error: unknown) => {
    throw new AtlasError('engine_failed', `engine: cannot load ${address}: ${String(error)}`, { address }, error);
  });
  if (response.ok) return response;
  throw new AtlasError('engine_failed', `engine: cannot load ${address}: HTTP ${response.status}`, { address });
}

/**
 * Asks for the file's first bytes. Without ranges DuckDB-Wasm would load the whole file, once for every block it reads, and
 * a compressed answer counts other bytes; both are told here, before the worker has begun.
 */
export async function checkRanges(address: string, effects: BrowserEffects): Promise<null> {
  const response = await load(address, effects, { headers: { Range: 'bytes=0-15' } });
  const bytes = response.status === 206 ? new Uint8Array(await response.arrayBuffer()) : null;
  await response.body?.cancel().catch(() => undefined);
  if (bytes?.length === 16 && String.fromCharCode(...bytes.subarray(8, 12)) === 'DUCK') return null;
  const reason = bytes === null ? 'no_ranges' : 'no_database';
  throw new AtlasError('engine_failed', `engine: ${reason}: ${address}: HTTP ${response.status}`, { address, reason });
}

const modules = new Map<string, Promise<WebAssembly.Module>>();

/** The compiled module of an address, once for the life of the page: compiling takes most of an engine's start. */
export function compiledModule(address: string): Promise<WebAssembly.Module> {
  const known = modules.get(address);
  if (known !== undefined) return known;
  const module = compileApart(address).catch((error: unknown) => {
    modules.delete(address);
    throw error;
  });
  modules.set(address, module);
  return module;
}
