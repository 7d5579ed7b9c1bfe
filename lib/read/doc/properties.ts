import type { XmlElement } from '../docx/xml.ts';
import { valueElement, wordElement } from '../office/word-elements.ts';
import { type ByteReader, createByteReader } from '../ole/bytes.ts';
import type { WordBinary } from './fib.ts';
import { readSprms, type Sprm, sprms } from './sprm.ts';

/** A property with the list its operand stands in. */
export interface Property extends Sprm {
  readonly list: ByteReader;
}

/** Paragraph lists that go on in the stream "Data" do so once or twice; more is a circle. */
const maxSteps = 4;

/**
 * The properties of a list, with those that stand in the stream "Data" in their place, and of the list a fast save laid over
 * it; undefined and empty lists say nothing. A list is read once.
 */
export type PropertyReader = (list: Uint8Array | undefined, over?: Uint8Array) => readonly Property[];

function read(binary: WordBinary, bytes: Uint8Array, step: number): Property[] {
  const list = createByteReader(binary.source, 'properties', bytes);
  return readSprms(list).flatMap((sprm): Property[] => {
    const goesOn = sprms.goesOn.some((code) => code === sprm.code);
    if (!goesOn) return [{ ...sprm, list }];
    const at = list.u32(sprm.at);
    if (step >= maxSteps || at + 2 > binary.data.length) return [];
    return read(binary, binary.data.slice(at + 2, at + 2 + binary.data.u16(at)), step + 1);
  });
}

/** Formatting that a tracked change of it may take back; where a paragraph stands in a table is not. */
const formatting = new Set<number>([
  sprms.paragraphStyle,
  sprms.outline,
  sprms.listLevel,
  sprms.list,
  sprms.hidden,
  sprms.struck,
  sprms.struckTwice,
  sprms.raised,
  sprms.characterStyle,
]);

/** Properties as accepted: without the formatting there was before a tracked change. */
function asChanged(properties: readonly Property[]): readonly Property[] {
  const change = properties.findLastIndex(({ code }) => sprms.changed.some((changed) => changed === code));
  return change < 0 ? properties : properties.filter(({ code }, i) => i > change || !formatting.has(code));
}

/** Opens the lists of properties of a file. */
export function createPropertyReader(binary: WordBinary): PropertyReader {
  const known = new Map<Uint8Array, readonly Property[]>();
  const of = (list: Uint8Array): readonly Property[] => {
    const found = known.get(list) ?? asChanged(read(binary, list, 0));
    known.set(list, found);
    return found;
  };
  return (list, over) => {
    const own = list === undefined ? [] : of(list);
    return over === undefined || over.length === 0 ? own : [...own, ...of(over)];
  };
}

/** What a list says of a property: the operand that comes last; undefined where it says nothing. */
export function lastOf(properties: readonly Property[], code: number): number | undefined {
  const found = properties.findLast((property) => property.code === code);
  if (found === undefined) return undefined;
  if (found.size === 1) return found.list.u8(found.at);
  return found.size === 2 ? found.list.u16(found.at) : found.list.u32(found.at);
}

/** An operand that refers to a list by a negative number says the paragraph shows none of its own; 0 takes it out. */
const shownLists = 0x07fe;
const bodyOutline = 9;

/** `w:pPr` children: the list, the outline level. */
export function paragraphElements(properties: readonly Property[]): XmlElement[] {
  const list = lastOf(properties, sprms.list);
  const level = lastOf(properties, sprms.listLevel);
  const outline = lastOf(properties, sprms.outline);
  const numbering = [
    ...(level === undefined ? [] : [valueElement('w:ilvl', level)]),
    ...(list === undefined ? [] : [valueElement('w:numId', list <= shownLists ? list : 0)]),
  ];
  return [
    ...(numbering.length === 0 ? [] : [wordElement('w:numPr', {}, numbering)]),
    ...(outline === undefined || outline > bodyOutline ? [] : [valueElement('w:outlineLvl', outline)]),
  ];
}

/** Whether a switch is on: 0x80 says as the style has it, 0x81 other than the style has it. Undefined where it is not set. */
export function switchOf(properties: readonly Property[], code: number, isOnInStyle = false): boolean | undefined {
  const value = lastOf(properties, code);
  if (value === undefined || value === 0x80) return undefined;
  return value === 0x81 ? !isOnInStyle : value !== 0;
}

function switchElement(name: string, isOn: boolean | undefined): XmlElement[] {
  return isOn === undefined ? [] : [valueElement(name, isOn ? '1' : '0')];
}

/** `w:rPr` children: style, hidden, struck out, raised; `isHiddenInStyle` tells whether the style hides its words. */
export function characterElements(properties: readonly Property[], isHiddenInStyle = false): XmlElement[] {
  const style = lastOf(properties, sprms.characterStyle);
  const raised = lastOf(properties, sprms.raised);
  return [
    ...(style === undefined ? [] : [valueElement('w:rStyle', style)]),
    ...switchElement('w:vanish', switchOf(properties, sprms.hidden, isHiddenInStyle)),
    ...switchElement('w:strike', switchOf(properties, sprms.struck)),
    ...switchElement('w:dstrike', switchOf(properties, sprms.struckTwice)),
    ...(raised === undefined
      ? []
      : [valueElement('w:vertAlign', raised === 1 ? 'superscript' : raised === 2 ? 'subscript' : 'baseline')]),
  ];
}
