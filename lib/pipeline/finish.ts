import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const textFiles = new Set(['.html', '.js', '.css', '.txt', '.json', '.svg']);
const compressible = new Set([...textFiles, '.wasm', '.duckdb']);

/** Every file below a folder, absolute paths, sorted. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesIn(path) : [path];
    });
}

/** Hosts that only name XML vocabularies: nothing is ever asked of them. */
export const namespaceHosts: ReadonlySet<string> = new Set([
  'www.w3.org',
  'schemas.openxmlformats.org',
  'schemas.microsoft.com',
  'purl.oclc.org',
  'purl.org',
]);

const address = /https?:\/\/((?:[a-z0-9-]+\.)+[a-z]{2,})(?![a-z0-9.-])/gi;

/**
 * Outside addresses in a text: hosts with a dot, except XML namespaces and `known` (the public addresses of the reports,
 * which are data and only ever links).
 */
export function outsideAddresses(text: string, known: ReadonlySet<string>): string[] {
  return [...text.matchAll(address)]
    .map((match) => match[1]?.toLowerCase() ?? '')
    .filter((host) => !namespaceHosts.has(host) && !known.has(host));
}

/**
 * Libraries carry addresses of their makers in error messages and defaults (react.dev, a CDN). None is ever asked for;
 * they are turned into inert text so that the built site names no outside host at all.
 */
export function disarmAddresses(text: string, known: ReadonlySet<string>): string {
  return text.replace(address, (whole, host: string) => {
    const name = host.toLowerCase();
    return namespaceHosts.has(name) || known.has(name) ? whole : `about:blank#${host}`;
  });
}

/** The page's content-security policy; inline scripts are named by their hashes, so nothing else inline can run. */
export function contentSecurityPolicy(html: string): string {
  const hashes = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    (match) =>
      `'sha256-${createHash('sha256')
        .update(match[1] ?? '')
        .digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src 'self' blob: 'wasm-unsafe-eval' ${[...new Set(hashes)].join(' ')}`.trim(),
    'worker-src blob:',
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    // A picture made here in a frame of its own: the only way to copy one on a plain-http page (app/_components/figure/copy.ts).
    'frame-src blob:',
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function withPolicy(html: string): string {
  return html.replace(
    /<head>|<head [^>]*>/,
    (head) => `${head}<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(html)}"/>`,
  );
}

function compress(file: string): void {
  const bytes = readFileSync(file);
  if (bytes.length < 1024) return;
  // Quality 11 of the 34 MB engine takes over a minute for a few per cent.
  const quality = bytes.length > 4_000_000 ? 7 : 10;
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  );
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: bytes.length > 4_000_000 ? 6 : 9 }));
}

/** Finishes an exported site in place: inert addresses, a policy on every page, compressed twins beside every file. */
export function finishSite(folder: string, known: ReadonlySet<string>): void {
  for (const file of filesIn(folder)) {
    if (!textFiles.has(extname(file))) continue;
    const before = readFileSync(file, 'utf8');
    const disarmed = disarmAddresses(before, known);
    const after = extname(file) === '.html' ? withPolicy(disarmed) : disarmed;
    if (after !== before) writeFileSync(file, after);
  }
  for (const file of filesIn(folder)) if (compressible.has(extname(file))) compress(file);
}
