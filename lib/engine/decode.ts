/**
 * The words of SQL values, the same for every engine: what an adapter reads as raw integers and bytes becomes the text
 * DuckDB itself prints. Numbers stay numbers only where a double holds them exactly.
 */

const microsPerSecond = 1_000_000n;
const secondsPerDay = 86_400n;

/** How many of its smallest units a timestamp type counts in one second. */
export const unitsPerSecond = {
  second: 1n,
  millisecond: 1_000n,
  microsecond: 1_000_000n,
  nanosecond: 1_000_000_000n,
} as const;

/** A 64- or 128-bit integer: a number where it is a safe integer, its exact digits otherwise. */
export function integerValue(value: bigint): number | string {
  const isSafe = value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
  return isSafe ? Number(value) : value.toString();
}

/** A DECIMAL from its unscaled integer: a number where a double tells it from every other, exact text otherwise. */
export function decimalValue(unscaled: bigint, scale: number): number | string {
  if (scale === 0) return integerValue(unscaled);
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const text = `${unscaled < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  // Fifteen significant digits always survive a double; of more, two decimals may share one.
  const significant = digits.replace(/^0+|0+$/g, '').length;
  return significant <= 15 ? Number(text) : text;
}

/** A DATE from days since 1970-01-01: "2024-01-02", "0044-03-15 (BC)", "infinity". */
export function dateText(days: number): string {
  if (days === 2_147_483_647) return 'infinity';
  if (days === -2_147_483_647) return '-infinity';
  const { year, month, day } = civilDate(days);
  const shownYear = year > 0 ? year : 1 - year;
  return `${pad(shownYear, 4)}-${pad(month, 2)}-${pad(day, 2)}${year > 0 ? '' : ' (BC)'}`;
}

/** A TIME from microseconds since midnight: "03:04:05.5". */
export function timeText(micros: bigint): string {
  return clockText(micros, microsPerSecond);
}

/** A TIMESTAMP from its units since the epoch: "2024-01-02 03:04:05.123", without trailing zeros. */
export function timestampText(value: bigint, perSecond: bigint): string {
  if (value === 9_223_372_036_854_775_807n) return 'infinity';
  if (value === -9_223_372_036_854_775_807n) return '-infinity';
  const perDay = secondsPerDay * perSecond;
  const clock = ((value % perDay) + perDay) % perDay;
  return `${dateText(Number((value - clock) / perDay))} ${clockText(clock, perSecond)}`;
}

/** A TIMESTAMP WITH TIME ZONE, always shown in UTC: the browser's engine has no time zones. */
export function zonedTimestampText(micros: bigint): string {
  const text = timestampText(micros, microsPerSecond);
  return text.endsWith('infinity') ? text : `${text}+00`;
}

/** An INTERVAL as DuckDB prints it: "1 year 2 months 3 days 04:05:06". */
export function intervalText(months: number, days: number, micros: bigint): string {
  const parts = [
    counted(Math.trunc(months / 12), 'year'),
    counted(months % 12, 'month'),
    counted(days, 'day'),
    micros === 0n ? '' : `${micros < 0n ? '-' : ''}${clockText(micros < 0n ? -micros : micros, microsPerSecond)}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '00:00:00' : parts.join(' ');
}

/** A BLOB as DuckDB prints it: plain characters as they are, the rest as \xNN. */
export function blobText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => {
    const character = String.fromCharCode(byte);
    const isPlain = byte >= 32 && byte <= 126 && !'\\\'"'.includes(character);
    return isPlain ? character : `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}

/** A BIT string from DuckDB's storage: first byte = unused leading bits, then the bits themselves. */
export function bitText(bytes: Uint8Array): string {
  const unused = bytes[0] ?? 0;
  return Array.from(bytes.subarray(1), (byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .slice(unused);
}

function counted(count: number, noun: string): string {
  return count === 0 ? '' : `${count} ${noun}${count === 1 || count === -1 ? '' : 's'}`;
}

function clockText(units: bigint, perSecond: bigint): string {
  const seconds = units / perSecond;
  const digits = perSecond.toString().length - 1;
  const fraction = (units % perSecond).toString().padStart(digits, '0').replace(/0+$/, '');
  const clock = [seconds / 3600n, (seconds / 60n) % 60n, seconds % 60n].map((part) => pad(Number(part), 2)).join(':');
  return perSecond === 1n || fraction === '' ? clock : `${clock}.${fraction}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** Days to year, month, day in the proleptic Gregorian calendar; `Date` is too narrow for DuckDB's range. */
function civilDate(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}
