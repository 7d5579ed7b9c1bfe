import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';

/** The one cluster a site hands statements on to, who it logs in as, and the path of the site it answers on. */
export interface ClusterTarget {
  readonly path: string;
  readonly address: string;
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

/** Bytes of the longest statement handed on: a hundred thousand bodies by their ids. */
const longest = 4 * 1024 ** 2;

/**
 * Hands one statement on to the cluster and its answer back. Of the request go on its text and the id it can be stopped by: user,
 * database and the settings of the answer are ours, so nobody reaches the cluster as somebody else. What the user may do is
 * the cluster's to say.
 */
export async function handOn(target: ClusterTarget, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const id = new URL(request.url ?? '/', 'http://site').searchParams.get('query_id') ?? '';
  if (request.method !== 'POST') return refuse(response, 405);
  const sql = await textOf(request);
  if (sql === null || !/^[\w-]{1,80}$/.test(id)) return refuse(response, sql === null ? 413 : 400);
  const { address, database, user, password } = target;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    const fields = new URLSearchParams({ database, query_id: id, wait_end_of_query: '1' });
    const answer = await fetch(`${address}?${fields}`, {
      method: 'POST',
      // A connection kept may be closed by the cluster just when it is used again.
      headers: { 'X-ClickHouse-User': user, 'X-ClickHouse-Key': password, Connection: 'close' },
      body: sql,
      redirect: 'error',
      signal: gone.signal,
    });
    response.writeHead(answer.status, headers);
    if (answer.body === null) response.end();
    else pipeline(partsOf(answer.body), response, () => undefined);
  } catch {
    refuse(response, 502);
  }
}

const headers = {
  'Content-Type': 'application/octet-stream',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

function refuse(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status, headers);
  response.end();
}

/** The statement; null where it is longer than any the pages send. */
async function textOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += part.length;
    // Read to its end all the same: who is still sending hears no answer.
    if (bytes <= longest) parts.push(part);
  }
  return bytes > longest ? null : Buffer.concat(parts).toString('utf8');
}

async function* partsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}
