import { child, childSwitch, childValue, type XmlElement } from './xml.ts';

/** What a style says that changes how its text is read, inherited settings included. */
export interface Style {
  /** Its name in lower case ("heading 1", "toc 2", "title"); '' for an unnamed one. */
  readonly name: string;
  /** 0 for the outermost heading; undefined for body text. */
  readonly outline: number | undefined;
  readonly numId: string | undefined;
  readonly level: number | undefined;
  readonly isHidden: boolean | undefined;
  readonly isRaised: boolean | undefined;
}

/** Styles by id. */
export type Styles = ReadonlyMap<string, Style>;

/** Steps of `basedOn` followed; a longer chain is a circle. */
const maxChain = 20;
/** `w:outlineLvl` of body text. */
const bodyOutline = 9;

function integer(value: string | undefined): number | undefined {
  const number = Number(value);
  return value === undefined || !Number.isInteger(number) ? undefined : number;
}

/** The outline level a list of paragraph properties sets; undefined for body text. */
export function outlineOf(properties: XmlElement | undefined): number | undefined {
  const outline = integer(childValue(properties, 'w:outlineLvl'));
  return outline !== undefined && outline >= 0 && outline < bodyOutline ? outline : undefined;
}

/** The list and level a list of paragraph properties sets. */
export function numberingOf(properties: XmlElement | undefined): Pick<Style, 'numId' | 'level'> {
  const numbering = child(properties, 'w:numPr');
  return { numId: childValue(numbering, 'w:numId'), level: integer(childValue(numbering, 'w:ilvl')) };
}

/** Built-in headings keep their name where the outline level was left out. */
function outlineByName(name: string): number | undefined {
  const level = /^(?:heading|标题) ?([1-9])$/.exec(name)?.[1];
  return level === undefined ? undefined : Number(level) - 1;
}

/** Whether a list of run properties sets its words above the line; undefined where it does not say. */
export function raisedOf(properties: XmlElement | undefined): boolean | undefined {
  const align = childValue(properties, 'w:vertAlign');
  return align === undefined ? undefined : align === 'superscript';
}

function ownStyle(element: XmlElement): Style {
  const paragraph = child(element, 'w:pPr');
  const run = child(element, 'w:rPr');
  const name = childValue(element, 'w:name')?.toLowerCase() ?? '';
  return {
    name,
    outline: outlineOf(paragraph) ?? outlineByName(name),
    ...numberingOf(paragraph),
    isHidden: childSwitch(run, 'w:vanish'),
    isRaised: raisedOf(run),
  };
}

/** The styles of `styles.xml`, each with what it inherits. */
export function readStyles(part: XmlElement | undefined): Styles {
  const elements = new Map(
    (part?.children ?? []).flatMap((element): [string, XmlElement][] => {
      const id = element.attributes.styleId;
      return element.name === 'w:style' && id !== undefined ? [[id, element]] : [];
    }),
  );
  const resolve = (element: XmlElement): Style => {
    let style = ownStyle(element);
    let base = childValue(element, 'w:basedOn');
    for (let step = 0; base !== undefined && step < maxChain; step++) {
      const parent = elements.get(base);
      if (parent === undefined) break;
      const inherited = ownStyle(parent);
      style = {
        name: style.name,
        outline: style.outline ?? inherited.outline,
        numId: style.numId ?? inherited.numId,
        level: style.level ?? inherited.level,
        isHidden: style.isHidden ?? inherited.isHidden,
        isRaised: style.isRaised ?? inherited.isRaised,
      };
      base = childValue(parent, 'w:basedOn');
    }
    return style;
  };
  return new Map([...elements].map(([id, element]) => [id, resolve(element)]));
}
