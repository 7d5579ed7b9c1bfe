import '../_hooks/without-eval.ts';
import type { ReaderRequest } from '../../lib/reading/message.ts';
import { createReadingService } from '../../lib/reading/service.ts';

/** Started from a blob, the worker is bound by the page's content policy: only the page's own origin answers. */
async function fetchBytes(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`cannot load ${address}: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

const handle = createReadingService(fetchBytes, (answer, transfer) => self.postMessage(answer, { transfer }));
self.addEventListener('message', (event: MessageEvent<ReaderRequest>) => handle(event.data));
