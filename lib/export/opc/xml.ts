import { xmlText } from '../text.ts';

/** Attributes of an element; undefined leaves one out. Words are escaped, numbers and flags written as they are. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** The first line of every part. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** One element; `children` are elements or text already escaped with `xmlText`. */
export function tag(name: string, attributes: Attributes = {}, ...children: readonly string[]): string {
  const inner = children.join('');
  return inner === '' ? `<${name}${written(attributes)}/>` : `${openTag(name, attributes)}${inner}</${name}>`;
}

/** The beginning of an element that is written piece by piece. */
export function openTag(name: string, attributes: Attributes): string {
  return `<${name}${written(attributes)}>`;
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${attributeText(value)}"`)
    .join('');
}

function attributeText(value: string | number | boolean | undefined): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'number' ? String(value) : xmlText(value ?? '');
}

/** An element with nothing but `val`: most of what charts and Word documents are made of. */
export function val(name: string, value: string | number | boolean, prefix = ''): string {
  return tag(name, { [`${prefix}val`]: value });
}
