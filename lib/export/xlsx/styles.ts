import { sansFonts } from '../fonts.ts';
import { tag, val, xmlHead } from '../opc/xml.ts';
import type { CellLook } from './sheet.ts';

const argb = (colour: string) => `FF${colour.replace('#', '').toUpperCase()}`;

/** Gathers the looks of cells and writes them as one style sheet; the same looks in the same order give the same ids. */
export function createStyles() {
  const fonts = keyed([font({})]);
  const fills = keyed([patternFill('none'), patternFill('gray125')]);
  const borders = keyed([border({})]);
  const formats = keyed<string>([]);
  const looks = keyed([xf({}, 0, 0, 0, 0, false)]);
  // A sheet has few looks and up to a million cells: the XML of a look is written once.
  const known = new Map<string, number>();
  const newId = (look: CellLook, text: boolean): number => {
    const format = look.format === undefined || look.format === 'General' ? 0 : 164 + formats.idOf(look.format);
    return looks.idOf(
      xf(look, format, fonts.idOf(font(look)), fills.idOf(fill(look)), borders.idOf(border(look)), text),
    );
  };
  return {
    /** The id of a look; `text` for words that must never be taken for a formula when they are edited. */
    idOf(look: CellLook, text: boolean): number {
      const name = nameOf(look, text);
      const id = known.get(name) ?? newId(look, text);
      known.set(name, id);
      return id;
    },
    xml(): string {
      const list = (name: string, items: readonly string[]) => tag(name, { count: items.length }, ...items);
      const written = formats.all().map((code, at) => tag('numFmt', { numFmtId: 164 + at, formatCode: code }));
      return `${xmlHead}${tag(
        'styleSheet',
        { xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main' },
        written.length === 0 ? '' : list('numFmts', written),
        list('fonts', fonts.all()),
        list('fills', fills.all()),
        list('borders', borders.all()),
        list('cellStyleXfs', [tag('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })]),
        list('cellXfs', looks.all()),
        list('cellStyles', [tag('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })]),
      )}`;
    },
  };
}

/** A look in one text: alike looks are called alike. */
function nameOf({ format, bold, size, colour, fill, hatch, edge, rule, wrap, align }: CellLook, text: boolean): string {
  return `${format}\n${bold}\n${size}\n${colour}\n${fill}\n${hatch}\n${edge}\n${rule}\n${wrap}\n${align}\n${text}`;
}

function keyed<Key extends string>(first: readonly Key[]) {
  const known = new Map<Key, number>(first.map((key, id) => [key, id]));
  return {
    idOf(key: Key): number {
      const id = known.get(key) ?? known.size;
      known.set(key, id);
      return id;
    },
    all: () => [...known.keys()],
  };
}

function font({ bold, size = 11, colour }: CellLook): string {
  return tag(
    'font',
    {},
    bold ? tag('b') : '',
    val('sz', size),
    colour === undefined ? '' : tag('color', { rgb: argb(colour) }),
    val('name', sansFonts.eastAsian),
    val('family', 2),
    val('charset', 134),
  );
}

function patternFill(kind: string, front?: string, back?: string): string {
  return tag(
    'fill',
    {},
    tag(
      'patternFill',
      { patternType: kind },
      front === undefined ? '' : tag('fgColor', { rgb: argb(front) }),
      back === undefined ? '' : tag('bgColor', { rgb: argb(back) }),
    ),
  );
}

function fill({ fill: colour, hatch }: CellLook): string {
  if (hatch !== undefined) return patternFill('lightUp', hatch, 'FFFFFF');
  return colour === undefined ? patternFill('none') : patternFill('solid', colour);
}

function border({ edge, rule }: CellLook): string {
  const side = (name: string, style: string | null, colour = 'CFC8B8') =>
    style === null ? tag(name) : tag(name, { style }, tag('color', { rgb: argb(colour) }));
  if (edge !== undefined) {
    return tag(
      'border',
      {},
      ...['left', 'right', 'top', 'bottom'].map((name) => side(name, 'medium', edge)),
      tag('diagonal'),
    );
  }
  return tag(
    'border',
    {},
    side('left', null),
    side('right', null),
    side('top', rule === 'above' ? 'thin' : null),
    side('bottom', rule === 'below' ? 'thin' : null),
    tag('diagonal'),
  );
}

function xf(look: CellLook, format: number, fontId: number, fillId: number, borderId: number, text: boolean): string {
  const { wrap, align } = look;
  return tag(
    'xf',
    {
      numFmtId: format,
      fontId,
      fillId,
      borderId,
      xfId: 0,
      applyNumberFormat: format > 0,
      applyFont: fontId > 0,
      applyFill: fillId > 0,
      applyBorder: borderId > 0,
      applyAlignment: true,
      quotePrefix: text ? true : undefined,
    },
    tag('alignment', { horizontal: align, vertical: wrap ? 'top' : 'center', wrapText: wrap ? true : undefined }),
  );
}
