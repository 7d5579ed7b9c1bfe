const hours = 8;

/** A time of the record as people in China read it, whatever the machine's own zone: `2026-01-09 10:30`. */
export function beijingTime(at: string): string {
  return new Date(Date.parse(at) + hours * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
