/** Values a type is tried on; `null` where the text is not of it. */
type Reading = (text: string) => string | null;

/** A column's type and how each of its texts is written for DuckDB to cast. */
export interface InferredType {
  readonly type: string;
  readonly write: (text: string) => string;
}

/** The writing of a type whose values stand as they came. */
export const asWritten = (text: string): string => text;

const asText: InferredType = { type: 'VARCHAR', write: asWritten };
const decimal = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const grouped = /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const scientific = /^-?\d+(?:\.\d+)?[eE][+-]?\d{1,3}$/;
const day = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/;
const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,6})?)?$/;
/** A number of more decimals is a measured one: a double holds it as well. */
const maxScale = 9;
const maxDigits = 38;

const ungrouped = (text: string) => (grouped.test(text) ? text.replaceAll(',', '') : text);
const two = (text: string | undefined) => (text ?? '0').padStart(2, '0');

/** A calendar day as ISO text. */
const readDay: Reading = (text) => {
  const [, year = '', ...parts] = day.exec(text) ?? [];
  const [month, date] = parts.filter((part) => part !== undefined);
  if (year === '' || month === undefined || date === undefined) return null;
  const iso = `${year}-${two(month)}-${two(date)}`;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(date));
  // 30 February rolls over to March, and then is another text.
  return Number(year) >= 100 && new Date(time).toISOString().startsWith(iso) ? iso : null;
};

const readMoment: Reading = (text) => {
  const [date = '', time, ...rest] = text.trim().split(/[ T]+/);
  const iso = readDay(date);
  if (iso === null || rest.length > 0) return null;
  if (time === undefined) return `${iso} 00:00:00`;
  const [, hour, minute, second, fraction = ''] = clock.exec(time) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  return `${iso} ${two(hour)}:${two(minute)}:${two(second)}${fraction}`;
};

const readBoolean: Reading = (text) => (/^(?:true|false)$/i.test(text) ? text.toLowerCase() : null);

/** What is known of a column's texts so far; each reading is kept as long as every text allows it. */
export interface Typing {
  add(text: string): void;
  /** The narrowest type that loses nothing of any of the texts, else VARCHAR. */
  type(): InferredType;
  /** The same knowledge, to be added to without touching this. */
  copy(): Typing;
}

interface Known {
  readonly count: number;
  /** Null where some text is no number. */
  readonly number: {
    readonly whole: number;
    readonly scale: number;
    readonly isScientific: boolean;
    readonly isGrouped: boolean;
  } | null;
  readonly isDay: boolean;
  readonly isMoment: boolean;
  readonly isBoolean: boolean;
}

const unknown: Known = {
  count: 0,
  number: { whole: 0, scale: 0, isScientific: false, isGrouped: false },
  isDay: true,
  isMoment: true,
  isBoolean: true,
};

function withNumber(before: Known['number'], given: string): Known['number'] {
  if (before === null) return null;
  const text = ungrouped(given);
  const isScientific = scientific.test(text);
  if (!isScientific && !decimal.test(text)) return null;
  const [digits = '', decimals = ''] = text.replace('-', '').split('.');
  return {
    whole: Math.max(before.whole, digits.length),
    scale: Math.max(before.scale, decimals.length),
    isScientific: before.isScientific || isScientific,
    isGrouped: before.isGrouped || text !== given,
  };
}

function numberType({ whole, scale, isScientific, isGrouped }: NonNullable<Known['number']>): InferredType | null {
  const write = isGrouped ? ungrouped : asWritten;
  if (isScientific) return { type: 'DOUBLE', write };
  if (scale === 0) {
    if (whole > maxDigits) return null;
    return { type: whole <= 18 ? 'BIGINT' : 'HUGEINT', write };
  }
  const fits = scale <= maxScale && whole + scale <= maxDigits;
  return { type: fits ? `DECIMAL(${Math.max(whole + scale, 1)},${scale})` : 'DOUBLE', write };
}

const readAs = (type: string, read: Reading): InferredType => ({ type, write: (text) => read(text) ?? text });
const asDay = readAs('DATE', readDay);
const asMoment = readAs('TIMESTAMP', readMoment);
const asBoolean = readAs('BOOLEAN', readBoolean);

function typeOf({ count, number, isDay, isMoment, isBoolean }: Known): InferredType {
  if (count === 0) return asText;
  const found = number === null ? null : numberType(number);
  if (found !== null) return found;
  if (isDay) return asDay;
  if (isMoment) return asMoment;
  return isBoolean ? asBoolean : asText;
}

/**
 * Works out the type of a column from its texts, one by one: digits with a leading zero are a code and stay text, whole
 * numbers stay exact up to 38 digits, 2024年2月30日 is no day. Empty cells are not among the texts.
 */
export function createTyping(known: Known = unknown): Typing {
  let now = known;
  return {
    add: (text) => {
      now = {
        count: now.count + 1,
        number: withNumber(now.number, text),
        isDay: now.isDay && readDay(text) !== null,
        isMoment: now.isMoment && readMoment(text) !== null,
        isBoolean: now.isBoolean && readBoolean(text) !== null,
      };
    },
    type: () => typeOf(now),
    copy: () => createTyping(now),
  };
}
