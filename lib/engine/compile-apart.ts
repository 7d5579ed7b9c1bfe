import { AtlasError } from '../model/error.ts';

/** What the worker answers: the module, or what kept it from that. */
type Answer =
  | { readonly module: WebAssembly.Module }
  | { readonly failed: 'load' | 'compile'; readonly reason: string };

/** Runs in the worker. A server that sends the file under another type gets no stream compiled, but all of it. */
const script = `onmessage = async ({ data: address }) => {
  let failed = 'load';
  try {
    const response = await fetch(address);
    if (!response.ok) throw 'HTTP ' + response.status;
    const streams = (response.headers.get('content-type') ?? '').startsWith('application/wasm');
    const bytes = streams ? null : await response.arrayBuffer();
    failed = 'compile';
    const module = await (streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(bytes));
    postMessage({ module });
  } catch (error) {
    postMessage({ failed, reason: String(error) });
  }
};`;

/**
 * Fetches and compiles a WebAssembly module in a worker of its own: of tens of megabytes the page would be held up by the mere
 * reading. The worker starts from a blob, so the page's content policy binds it too. Throws `engine_failed` where the file is
 * not to be had or is no module.
 */
export async function compileApart(address: string): Promise<WebAssembly.Module> {
  const scriptAddress = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(scriptAddress);
  try {
    const answer = await new Promise<Answer>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
      worker.onerror = ({ message }) => resolve({ failed: 'compile', reason: message || 'the worker died' });
      worker.postMessage(address);
    });
    if ('module' in answer) return answer.module;
    throw new AtlasError('engine_failed', `engine: cannot ${answer.failed} ${address}: ${answer.reason}`, { address });
  } finally {
    worker.terminate();
    URL.revokeObjectURL(scriptAddress);
  }
}
