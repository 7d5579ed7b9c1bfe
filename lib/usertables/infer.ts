/** Values a type is tried on; `null` where the text is not of it. */
type Reading = (text: string) => string | null;

/** A column's type and how each of its texts is written for DuckDB to cast. */
export interface InferredType {
  readonly type: string;
  readonly write: (text: string) => string;
}

const asText: InferredType = { type: 'VARCHAR', write: (text) => text };
const integer = /^-?(?:0|[1-9]\d*)$/;
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

function numberType(texts: readonly string[]): InferredType | null {
  let [whole, scale, isScientific] = [0, 0, false];
  for (const given of texts) {
    const text = ungrouped(given);
    if (scientific.test(text)) isScientific = true;
    else if (!decimal.test(text)) return null;
    const [digits = '', decimals = ''] = text.replace('-', '').split('.');
    whole = Math.max(whole, digits.length);
    scale = Math.max(scale, decimals.length);
  }
  if (isScientific) return { type: 'DOUBLE', write: ungrouped };
  if (scale === 0 && texts.every((text) => integer.test(ungrouped(text)))) {
    if (whole > maxDigits) return null;
    return { type: whole <= 18 ? 'BIGINT' : 'HUGEINT', write: ungrouped };
  }
  const fits = scale <= maxScale && whole + scale <= maxDigits;
  return { type: fits ? `DECIMAL(${Math.max(whole + scale, 1)},${scale})` : 'DOUBLE', write: ungrouped };
}

function readAs(type: string, read: Reading): (texts: readonly string[]) => InferredType | null {
  return (texts) => (texts.every((text) => read(text) !== null) ? { type, write: (text) => read(text) ?? text } : null);
}

const attempts = [numberType, readAs('DATE', readDay), readAs('TIMESTAMP', readMoment), readAs('BOOLEAN', readBoolean)];

/**
 * The narrowest type that loses nothing of any of a column's texts, else VARCHAR: digits with a leading zero are a code and
 * stay text, whole numbers stay exact up to 38 digits, 2024年2月30日 is no day. Empty cells are not among the texts.
 */
export function inferType(texts: readonly string[]): InferredType {
  if (texts.length === 0) return asText;
  for (const attempt of attempts) {
    const found = attempt(texts);
    if (found !== null) return found;
  }
  return asText;
}
