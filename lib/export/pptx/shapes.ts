import type { Language } from '../../model/language.ts';
import { chartNamespace, chartReference } from '../drawingml/chart-part.ts';
import { emu, hex, outline, solidFill } from '../drawingml/ink.ts';
import { pictureFill } from '../drawingml/picture.ts';
import { paragraph, type RunLook } from '../drawingml/text.ts';
import { tag, val } from '../opc/xml.ts';
import type { WordCell, WordTable } from '../word-table.ts';

/** Where a shape stands on a slide, points from the upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function transform(name: string, { x, y, width, height }: Box): string {
  return tag(name, {}, tag('a:off', { x: emu(x), y: emu(y) }), tag('a:ext', { cx: emu(width), cy: emu(height) }));
}

/** What every shape says of itself: an id unique on its slide, a name, words for those who do not see it. */
export interface ShapeName {
  readonly id: number;
  readonly name: string;
  readonly alt?: string;
}

const properties = ({ id, name, alt }: ShapeName) => tag('p:cNvPr', { id, name, descr: alt });

/** A box of paragraphs already written; `placeholder` makes it the slide's title or number. */
export function textBox(
  named: ShapeName,
  box: Box,
  paragraphs: readonly string[],
  { placeholder, anchor = 't' }: { readonly placeholder?: string; readonly anchor?: 't' | 'ctr' | 'b' } = {},
): string {
  const held = placeholder === undefined ? tag('p:nvPr') : tag('p:nvPr', {}, tag('p:ph', { type: placeholder }));
  return tag(
    'p:sp',
    {},
    tag('p:nvSpPr', {}, properties(named), tag('p:cNvSpPr', placeholder === undefined ? { txBox: true } : {}), held),
    tag('p:spPr', {}, transform('a:xfrm', box), tag('a:prstGeom', { prst: 'rect' }, tag('a:avLst')), tag('a:noFill')),
    tag(
      'p:txBody',
      {},
      tag('a:bodyPr', { wrap: 'square', lIns: 0, tIns: 0, rIns: 0, bIns: 0, anchor }, tag('a:normAutofit')),
      tag('a:lstStyle'),
      ...paragraphs,
    ),
  );
}

/** A filled rectangle: a rule. */
export function rule(named: ShapeName, box: Box, colour: string): string {
  return tag(
    'p:sp',
    {},
    tag('p:nvSpPr', {}, properties(named), tag('p:cNvSpPr'), tag('p:nvPr')),
    tag(
      'p:spPr',
      {},
      transform('a:xfrm', box),
      tag('a:prstGeom', { prst: 'rect' }, tag('a:avLst')),
      solidFill(hex(colour)),
      outline(null, 0),
    ),
  );
}

/** What every tree of shapes begins with. */
export const groupHead: readonly string[] = [
  tag('p:nvGrpSpPr', {}, tag('p:cNvPr', { id: 1, name: '' }), tag('p:cNvGrpSpPr'), tag('p:nvPr')),
  tag('p:grpSpPr'),
];

/** A frame for a chart, by its relation. */
export function chartFrame(named: ShapeName, box: Box, relation: string): string {
  return frame(named, box, chartNamespace, chartReference(relation));
}

function frame(named: ShapeName, box: Box, uri: string, content: string): string {
  return tag(
    'p:graphicFrame',
    {},
    tag(
      'p:nvGraphicFramePr',
      {},
      properties(named),
      tag('p:cNvGraphicFramePr', {}, tag('a:graphicFrameLocks', { noGrp: true })),
      tag('p:nvPr'),
    ),
    transform('p:xfrm', box),
    tag('a:graphic', {}, tag('a:graphicData', { uri }, content)),
  );
}

/** A picture by the relations to its PNG and its SVG. */
export function pictureShape(named: ShapeName, box: Box, png: string, svg: string): string {
  return tag(
    'p:pic',
    {},
    tag(
      'p:nvPicPr',
      {},
      properties(named),
      tag('p:cNvPicPr', {}, tag('a:picLocks', { noChangeAspect: true })),
      tag('p:nvPr'),
    ),
    pictureFill('p', png, svg),
    tag('p:spPr', {}, transform('a:xfrm', box), tag('a:prstGeom', { prst: 'rect' }, tag('a:avLst'))),
  );
}

/** How a table's words and rules look. */
export interface TableLook {
  readonly size: number;
  readonly ink: string;
  readonly hairline: string;
  readonly card: string;
  readonly rowHeight: number;
}

/** A native table; columns share the width by what they want. */
export function tableFrame(named: ShapeName, box: Box, table: WordTable, look: TableLook, language: Language): string {
  const total = table.widths.reduce((sum, width) => sum + width, 0);
  const width = Math.min(box.width, total * (look.size / 10) * 1.4);
  const columns = table.widths.map((each) => tag('a:gridCol', { w: emu((each / Math.max(1, total)) * width) }));
  const lines = [table.head, ...table.rows].map((cells) =>
    tag('a:tr', { h: emu(look.rowHeight) }, ...cells.map((cell) => cellXml(cell, look, language))),
  );
  const content = tag('a:tbl', {}, tag('a:tblPr', { firstRow: true }), tag('a:tblGrid', {}, ...columns), ...lines);
  const height = look.rowHeight * lines.length;
  return frame(named, { ...box, width, height }, 'http://schemas.openxmlformats.org/drawingml/2006/table', content);
}

const sides = ['a:lnL', 'a:lnR', 'a:lnT', 'a:lnB'] as const;

function cellXml(cell: WordCell, look: TableLook, language: Language): string {
  const run: RunLook = { size: look.size, colour: hex(look.ink), bold: cell.bold };
  const align = { left: 'l', center: 'ctr', right: 'r' } as const;
  const words = paragraph(cell.text, run, language, { align: align[cell.align] });
  const lines = sides.map((side) => {
    if (cell.edge !== null) return line(side, hex(cell.edge), 1.5);
    return side === 'a:lnB' ? line(side, hex(look.hairline), 0.5) : line(side, null, 0);
  });
  return tag(
    'a:tc',
    {},
    tag('a:txBody', {}, tag('a:bodyPr'), tag('a:lstStyle'), words),
    tag(
      'a:tcPr',
      { marL: 50_000, marR: 50_000, marT: 15_000, marB: 15_000, anchor: 'ctr' },
      ...lines,
      ground(cell, look),
    ),
  );
}

function line(name: string, colour: string | null, width: number): string {
  return colour === null ? tag(name, { w: 0 }, tag('a:noFill')) : tag(name, { w: emu(width) }, solidFill(colour));
}

function ground({ fill, hatch }: WordCell, { card }: TableLook): string {
  if (hatch !== null) {
    return tag(
      'a:pattFill',
      { prst: 'ltUpDiag' },
      tag('a:fgClr', {}, val('a:srgbClr', hex(hatch))),
      tag('a:bgClr', {}, val('a:srgbClr', hex(card))),
    );
  }
  return fill === null ? tag('a:noFill') : solidFill(hex(fill));
}
