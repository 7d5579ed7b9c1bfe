import { formatNumber } from './number-format.ts';
import { numberingOf, type Styles } from './style.ts';
import { child, childSwitch, childValue, type XmlElement } from './xml.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** "%1、", "（%2）", "%1.%2". */
  readonly pattern: string;
  /** Whether its number starts again behind a higher level. */
  readonly restarts: boolean;
  /** Arabic digits for all levels in it. */
  readonly isLegal: boolean;
  readonly hasGap: boolean;
  readonly style: string | undefined;
}

interface NumberedList {
  /** Lists of one abstract definition count on from each other. */
  readonly abstractId: string;
  readonly levels: readonly (Level | undefined)[];
  /** Levels this list starts anew, with the number it starts at. */
  readonly starts: ReadonlyMap<number, number>;
}

/** Gives paragraphs their automatic numbers; called once for every numbered paragraph, in reading order. */
export type Numberer = (paragraph: Numbered) => string;

/** What a paragraph says of its number: its own properties and its style's id. */
export interface Numbered {
  readonly properties: XmlElement | undefined;
  readonly styleId: string | undefined;
}

const levelCount = 9;
/** Word allows 31 characters. */
const maxPattern = 31;

function whole(value: string | undefined, other: number): number {
  const number = Number(value);
  return value === undefined || !Number.isInteger(number) || number < 0 ? other : number;
}

function readLevel(element: XmlElement): Level {
  return {
    start: whole(childValue(element, 'w:start'), 0),
    format: childValue(element, 'w:numFmt') ?? 'decimal',
    pattern: childValue(element, 'w:lvlText')?.slice(0, maxPattern) ?? '',
    restarts: childValue(element, 'w:lvlRestart') !== '0',
    isLegal: childSwitch(element, 'w:isLgl') === true,
    hasGap: childValue(element, 'w:suff') !== 'nothing',
    style: childValue(element, 'w:pStyle'),
  };
}

function levelsOf(element: XmlElement | undefined): (Level | undefined)[] {
  const levels: (Level | undefined)[] = Array.from({ length: levelCount }, () => undefined);
  for (const inner of element?.children ?? []) {
    const index = whole(inner.attributes.ilvl, levelCount);
    if (inner.name === 'w:lvl' && index < levelCount) levels[index] = readLevel(inner);
  }
  return levels;
}

function elementsById(part: XmlElement | undefined, name: string, attribute: string): Map<string, XmlElement> {
  const found = (part?.children ?? []).filter((element) => element.name === name);
  return new Map(found.map((element) => [element.attributes[attribute] ?? '', element]));
}

function readList(num: XmlElement, abstracts: ReadonlyMap<string, XmlElement>, abstractId: string): NumberedList {
  const levels = levelsOf(abstracts.get(abstractId));
  const starts = new Map<number, number>();
  for (const override of num.children.filter((inner) => inner.name === 'w:lvlOverride')) {
    const index = whole(override.attributes.ilvl, levelCount);
    if (index >= levelCount) continue;
    const level = child(override, 'w:lvl');
    if (level !== undefined) levels[index] = readLevel(level);
    const start = childValue(override, 'w:startOverride');
    if (start !== undefined) starts.set(index, whole(start, 1));
  }
  return { abstractId, levels, starts };
}

function readLists(part: XmlElement | undefined, styles: Styles): ReadonlyMap<string, NumberedList> {
  const abstracts = elementsById(part, 'w:abstractNum', 'abstractNumId');
  const nums = elementsById(part, 'w:num', 'numId');
  const abstractOf = (num: XmlElement | undefined): string => childValue(num, 'w:abstractNumId') ?? '';
  return new Map(
    [...nums].map(([id, num]) => {
      const abstractId = abstractOf(num);
      // A list that only names a list style takes its levels from the list that style is defined by.
      const link = childValue(abstracts.get(abstractId), 'w:numStyleLink');
      const linked = link === undefined ? undefined : nums.get(styles.get(link)?.numId ?? '');
      return [id, readList(num, abstracts, linked === undefined ? abstractId : abstractOf(linked))];
    }),
  );
}

/** The level a paragraph stands on: its own, else the one its style is tied to. */
function levelOf(list: NumberedList, own: number | undefined, styleId: string | undefined, inherited: number): number {
  if (own !== undefined) return own;
  const tied = list.levels.findIndex((level) => level?.style !== undefined && level.style === styleId);
  return tied >= 0 ? tied : inherited;
}

function printed(
  levels: readonly (Level | undefined)[],
  level: Level,
  counts: readonly (number | undefined)[],
): string {
  return level.pattern.replace(/%([1-9])/g, (_, digit: string) => {
    const index = Number(digit) - 1;
    const other = levels[index];
    return formatNumber(counts[index] ?? other?.start ?? 1, level.isLegal ? 'decimal' : (other?.format ?? 'decimal'));
  });
}

/** A number with the gap Word prints behind it where words would run into it. */
export function withGap(label: string, hasGap: boolean): string {
  return label !== '' && hasGap && !/[、，。）】]$/.test(label) ? `${label} ` : label;
}

/**
 * Restores the numbers Word prints before paragraphs (一、 （一） 1.) from `numbering.xml` and the styles. '' for paragraphs
 * without number and for bullets.
 */
export function createNumberer(part: XmlElement | undefined, styles: Styles): Numberer {
  const lists = readLists(part, styles);
  const counters = new Map<string, (number | undefined)[]>();
  const started = new Set<string>();
  return ({ properties, styleId }) => {
    const style = styleId === undefined ? undefined : styles.get(styleId);
    const own = numberingOf(properties);
    const numId = own.numId ?? style?.numId;
    const list = numId === undefined ? undefined : lists.get(numId);
    if (list === undefined) return '';
    const index = levelOf(list, own.level, styleId, style?.level ?? 0);
    const level = list.levels[index];
    if (level === undefined || level.format === 'bullet') return '';
    const counts = counters.get(list.abstractId) ?? [];
    counters.set(list.abstractId, counts);
    const restart = started.has(`${numId}:${index}`) ? undefined : list.starts.get(index);
    started.add(`${numId}:${index}`);
    const before = counts[index];
    counts[index] = restart ?? (before === undefined ? level.start : before + 1);
    for (let deeper = index + 1; deeper < levelCount; deeper++) {
      if (list.levels[deeper]?.restarts !== false) counts[deeper] = undefined;
    }
    return withGap(printed(list.levels, level, counts), level.hasGap);
  };
}
