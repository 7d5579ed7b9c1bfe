import type { ParameterValues } from '../../../lib/workbench/parameters.ts';

/** Longest SQL a link may carry, in UTF-16 units; browsers and chat applications cut longer addresses. */
const longest = 20_000;

function encode(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function decode(code: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(code.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A query as a link carries it. */
export interface LinkedQuery {
  readonly sql: string;
  readonly values: ParameterValues;
}

/**
 * The part of an address behind `#` that opens an SQL text in the workbench: `q=` and the UTF-8 bytes in base64url, and
 * where it has parameters `&p=` with their values as JSON in the same coding.
 */
export function sqlHash(sql: string, values: ParameterValues = {}): string {
  const parameters = Object.keys(values).length === 0 ? '' : `&p=${encode(JSON.stringify(values))}`;
  return `q=${encode(sql)}${parameters}`;
}

const shape = /^#?q=([A-Za-z0-9_-]+)(?:&p=([A-Za-z0-9_-]+))?$/;

/** The SQL an address carries; null where it carries none, or something that is not base64url of UTF-8. */
export function maybeSqlFromHash(hash: string): string | null {
  const code = shape.exec(hash)?.[1];
  const sql = code === undefined ? null : decode(code);
  return sql === null || sql.length > longest ? null : sql;
}

function readValues(code: string | undefined): ParameterValues {
  const text = code === undefined ? null : decode(code);
  if (text === null || text.length > longest) return {};
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return {};
    return Object.fromEntries(
      Object.entries(read).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
  } catch {
    return {};
  }
}

/** The query an address carries; values that cannot be read are left out, so that the form asks for them. */
export function maybeQueryFromHash(hash: string): LinkedQuery | null {
  const sql = maybeSqlFromHash(hash);
  return sql === null ? null : { sql, values: readValues(shape.exec(hash)?.[2]) };
}
