import { resolve } from 'node:path';

/** The checkout's folder, absolute. */
export const root = resolve(import.meta.dirname, '../..');

/** A path inside the checkout, absolute. */
export function inRoot(...parts: string[]): string {
  return resolve(root, ...parts);
}
