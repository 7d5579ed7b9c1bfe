/**
 * A fingerprint of character codes: two 32-bit mixes side by side (cyrb53), a safe integer of 53 bits. Among a million
 * sentences two that differ share one with a chance of about 1 in 18,000.
 */
export function fingerprint(codes: readonly number[]): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const code of codes) {
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  const a = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  const b = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
