import type { XmlElement } from '../docx/xml.ts';
import { valueElement, wordElement } from '../office/word-elements.ts';
import type { Destination } from './group.ts';

/** The style sheet: written to while it is read, a part of a Word document from then on. */
export interface StyleSheet extends Destination {
  readonly element: () => XmlElement;
}

interface OpenStyle {
  id: number;
  base: number | undefined;
  outline: number | undefined;
  name: string;
}

/** Names of tables of contents by program, as Word calls them. */
const contents = /^(?:contents|目录) ?([1-9])$/i;

/** The first style may leave out its number, which is 0. */
function emptyStyle(id: number): OpenStyle {
  return { id, base: undefined, outline: undefined, name: '' };
}

/** "heading 1,标题 1,h1": what stands behind a comma are other names of the same style. */
function wordName(name: string): string {
  return (name.split(',')[0] ?? '').trim().replace(contents, 'toc $1');
}

/**
 * Begins without styles. Of a style only what a paragraph does not repeat is kept: its name, its outline level and what it is
 * based on. Rich text writes all else out at every paragraph.
 */
export function createStyleSheet(): StyleSheet {
  const styles: XmlElement[] = [];
  let style: OpenStyle | undefined;
  const finish = ({ id, base, outline, name }: OpenStyle): void => {
    const children = [
      valueElement('w:name', wordName(name)),
      ...(base === undefined ? [] : [valueElement('w:basedOn', base)]),
      ...(outline === undefined ? [] : [wordElement('w:pPr', {}, [valueElement('w:outlineLvl', outline)])]),
    ];
    styles.push(wordElement('w:style', { styleId: String(id) }, children));
  };
  return {
    element: () => wordElement('w:styles', {}, styles),
    open() {
      style ??= emptyStyle(0);
    },
    word(name, value = 0) {
      if (style === undefined) return;
      if (name === 's') style = emptyStyle(value);
      else if (name === 'sbasedon') style.base = value;
      else if (name === 'outlinelevel') style.outline = value;
      // Styles of characters, tables and sections are numbered apart.
      else if (name === 'cs' || name === 'ts' || name === 'ds') style = undefined;
    },
    text(text) {
      if (style === undefined) return;
      style.name += text.replace(/;.*$/, '');
      if (!text.includes(';')) return;
      finish(style);
      style = undefined;
    },
  };
}
