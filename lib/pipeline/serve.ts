import { createHash } from 'node:crypto';
import { closeSync, createReadStream, existsSync, openSync, readSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { type ClusterTarget, handOn } from './cluster-proxy.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.duckdb': 'application/octet-stream',
  '.parquet': 'application/octet-stream',
};

const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** A running static server. */
export interface SiteServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** A folder to serve, and files that stand elsewhere on the disk, by their path on the site. */
interface Served {
  readonly folder: string;
  readonly elsewhere: ReadonlyMap<string, string>;
}

function fileFor({ folder, elsewhere }: Served, url: string): string | null {
  const path = normalize(decodeURIComponent(new URL(url, 'http://site').pathname));
  const other = elsewhere.get(path);
  if (other !== undefined) return other;
  const file = join(folder, path);
  if (!file.startsWith(folder + sep) && file !== folder) return null;
  if (existsSync(file) && statSync(file).isFile()) return file;
  const index = join(file, 'index.html');
  return existsSync(index) ? index : null;
}

function rangeOf(header: string | undefined, size: number): { start: number; end: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const start = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  return start <= end && start < size ? { start, end } : 'unsatisfiable';
}

/** Bytes of a file, both ends included. */
interface FilePart {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** What to answer, as plain data: decided first, sent afterwards. */
interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string | FilePart | null;
}

function textAnswer(status: number, text: string): Answer {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: `${text}\n` };
}

function fileAnswer(file: string, status: number, request: IncomingMessage): Answer {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const ranged = request.headers.range !== undefined && status === 200;
  // A range counts bytes of the file itself, so a compressed twin never answers one.
  const encoding = ranged
    ? undefined
    : encodings.find(([name, end]) => accepted.includes(name) && existsSync(file + end));
  const sent = encoding ? file + encoding[1] : file;
  const { size, mtimeMs } = statSync(sent);
  const etag = `"${createHash('sha256').update(`${sent}\0${size}\0${mtimeMs}`).digest('hex').slice(0, 24)}"`;
  const headers: Record<string, string | number> = {
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Cache-Control': file.includes(`${sep}_next${sep}static${sep}`)
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
    'Accept-Ranges': 'bytes',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    Vary: 'Accept-Encoding',
    ETag: etag,
    ...(encoding ? { 'Content-Encoding': encoding[0] } : {}),
  };
  if (status === 200 && request.headers['if-none-match'] === etag) return { status: 304, headers, body: null };
  const range = ranged ? rangeOf(request.headers.range, size) : null;
  if (range === 'unsatisfiable') {
    return { status: 416, headers: { ...headers, 'Content-Range': `bytes */${size}` }, body: null };
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  return {
    status: range ? 206 : status,
    headers: {
      ...headers,
      'Content-Length': Math.max(0, end - start + 1),
      ...(range ? { 'Content-Range': `bytes ${start}-${end}/${size}` } : {}),
    },
    body: size === 0 ? null : { file: sent, start, end },
  };
}

function answer(served: Served, request: IncomingMessage): Answer {
  if (request.method !== 'GET' && request.method !== 'HEAD') return textAnswer(405, 'method not allowed');
  let file: string | null;
  try {
    file = fileFor(served, request.url ?? '/');
  } catch {
    return textAnswer(400, 'bad request');
  }
  if (file !== null) return fileAnswer(file, 200, request);
  const missing = join(served.folder, '404.html');
  return existsSync(missing) ? fileAnswer(missing, 404, request) : textAnswer(404, 'not found');
}

/** Up to so many bytes a piece is read at once: a stream costs a block of a database more than its reading. */
const smallPiece = 1 << 20;

function pieceOf({ file, start, end }: FilePart): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const piece = Buffer.allocUnsafe(end - start + 1);
    return piece.subarray(0, readSync(descriptor, piece, 0, piece.length, start));
  } finally {
    closeSync(descriptor);
  }
}

function sendPiece(response: ServerResponse, part: FilePart): void {
  try {
    response.end(pieceOf(part));
  } catch {
    response.destroy();
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer, head: boolean): void {
  response.writeHead(status, headers);
  if (head || body === null) response.end();
  else if (typeof body === 'string') response.end(body);
  else if (body.end - body.start < smallPiece) sendPiece(response, body);
  else pipeline(createReadStream(body.file, { start: body.start, end: body.end }), response, () => undefined);
}

function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    server.once('error', failed);
    server.listen(port, () => {
      server.off('error', failed);
      resolve(true);
    });
  });
}

/**
 * Serves a static folder with ranges, pre-compressed twins (`.br`, `.gz`), caching and security headers; files of `elsewhere`
 * (by their path on the site) stand outside of it, and statements asked of the path of `cluster` are handed on. Takes the first
 * free port from `port` on; port 0 takes any.
 */
export async function serveFolder(
  folder: string,
  port: number,
  elsewhere: ReadonlyMap<string, string> = new Map(),
  cluster: ClusterTarget | null = null,
): Promise<SiteServer> {
  const served = { folder, elsewhere };
  const server = createServer((request, response) => {
    if (cluster !== null && request.url?.split('?')[0] === cluster.path) {
      handOn(cluster, request, response).catch(() => response.destroy());
    } else send(response, answer(served, request), request.method === 'HEAD');
  });
  for (let candidate = port; candidate < port + 50; candidate++) {
    if (await listen(server, candidate)) break;
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`serve: no free port from ${port} on`);
  return {
    origin: `http://localhost:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
