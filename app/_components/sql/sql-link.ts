/** Longest SQL a link may carry, in UTF-16 units; browsers and chat applications cut longer addresses. */
const longest = 20_000;

/** The part of an address behind `#` that opens an SQL text in the workbench: `q=` and the UTF-8 bytes in base64url. */
export function sqlHash(sql: string): string {
  const bytes = Array.from(new TextEncoder().encode(sql), (byte) => String.fromCharCode(byte)).join('');
  return `q=${btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** The SQL an address carries; null where it carries none, or something that is not base64url of UTF-8. */
export function maybeSqlFromHash(hash: string): string | null {
  const code = /^#?q=([A-Za-z0-9_-]+)$/.exec(hash)?.[1];
  if (code === undefined) return null;
  try {
    const bytes = Uint8Array.from(atob(code.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    const sql = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return sql.length > longest ? null : sql;
  } catch {
    return null;
  }
}
