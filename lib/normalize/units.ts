/** What a unit measures; figures of different families are never the same quantity. */
type Family = 'money' | 'percent' | 'time' | 'counted';

const yuan: Readonly<Record<string, number>> = { 元: 1, 千元: 1e3, 万元: 1e4, 百万元: 1e6, 千万元: 1e7, 亿元: 1e8 };
const hours: Readonly<Record<string, number>> = { 小时: 1, 个小时: 1, 学时: 1 };
const multiples: Readonly<Record<string, number>> = { 十: 10, 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 };

/** Units in which a figure of each unit is usually printed (domain README, section 5); others are worth a note. */
const usualUnits: Readonly<Record<string, readonly string[]>> = {
  件: ['件', '份', '宗', '封'],
  条: ['条', '篇', '则'],
  篇: ['篇', '条', '期'],
  次: ['次', '场', '期', '场次'],
  人: ['人', '名', '位', '人次'],
  人次: ['人次', '次', '人'],
  // Followers are counted in people, reading points in places.
  个: ['个', '家', '处', '人', '名', '位', '户'],
  项: ['项', '个'],
  期: ['期', '次'],
};

/** A printed value carried into the metric's unit. */
export interface Scaled {
  readonly value: number;
  /** False where the printed unit measures something else than the metric (元 for a count of cases). */
  readonly compatible: boolean;
}

/**
 * Carries a printed value into the unit of its metric: 元, 万元 and 亿元 into each other; 万条 into 条; the classifiers of
 * countable things (件, 份, 条 …) stand for each other. Without a printed unit the metric's own is assumed.
 */
export function toMetricUnit(value: number, printed: string | null, metricUnit: string): Scaled {
  if (printed === null || printed === metricUnit) return { value, compatible: true };
  const from = yuan[printed];
  const to = yuan[metricUnit];
  if (from !== undefined && to !== undefined) return { value: rescale(value, from / to), compatible: true };
  const multiple = from === undefined ? multiples[printed.charAt(0)] : undefined;
  const base = multiple === undefined ? printed : printed.slice(1);
  const compatible = base === '' || isSameQuantity(base, metricUnit);
  return { value: compatible && multiple !== undefined ? rescale(value, multiple) : value, compatible };
}

/** Whether a figure in the metric's unit is often printed with this unit. */
export function isUsualUnit(printed: string, metricUnit: string): boolean {
  if (familyOf(metricUnit) !== 'counted') return familyOf(printed) === familyOf(metricUnit);
  const base = multiples[printed.charAt(0)] === undefined ? printed : printed.slice(1);
  return base === '' || (usualUnits[metricUnit] ?? [metricUnit]).includes(base);
}

/** Whether figures in these units can be added and compared: 条 and 件 can, 条 and % cannot. */
export function isSameQuantity(unit: string, other: string): boolean {
  return familyOf(unit) === familyOf(other);
}

/** Whether the metric's unit is one of money. */
export function isMoney(unit: string): boolean {
  return unit in yuan;
}

function familyOf(unit: string): Family {
  if (unit in yuan) return 'money';
  if (unit === '%' || unit === '％') return 'percent';
  return unit in hours ? 'time' : 'counted';
}

/** Multiplies without the binary tail of 17.27 × 10,000. */
function rescale(value: number, factor: number): number {
  return Number((value * factor).toPrecision(15));
}
