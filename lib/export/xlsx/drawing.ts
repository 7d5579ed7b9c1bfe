import { chartNamespace, chartReference } from '../drawingml/chart-part.ts';
import { emu } from '../drawingml/ink.ts';
import { pictureFill } from '../drawingml/picture.ts';
import { drawingNames } from '../drawingml/text.ts';
import { tag, xmlHead } from '../opc/xml.ts';
import { xmlText } from '../text.ts';
import type { SheetChart, SheetPicture } from './sheet.ts';

/** Relations of what lies on a sheet: of a chart one, of a picture its PNG and its SVG. */
export interface LaidIds {
  readonly main: string;
  readonly svg: string | null;
}

/** What lies over a sheet's cells, as SpreadsheetDrawingML. */
export function sheetDrawing(laid: readonly (SheetChart | SheetPicture)[], ids: readonly LaidIds[]): string {
  const anchors = laid.map((each, at) => anchor(each, at, ids[at] ?? { main: '', svg: null }));
  const root = tag(
    'xdr:wsDr',
    { 'xmlns:xdr': 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing', ...drawingNames },
    ...anchors,
  );
  return `${xmlHead}${root}`;
}

function anchor(each: SheetChart | SheetPicture, at: number, { main, svg }: LaidIds): string {
  const size = { cx: emu(each.width), cy: emu(each.height) };
  const named = tag('xdr:cNvPr', { id: at + 2, name: `${each.kind} ${at + 1}`, descr: each.alt });
  const whole = tag('a:off', { x: 0, y: 0 }) + tag('a:ext', size);
  const shape =
    each.kind === 'chart'
      ? tag(
          'xdr:graphicFrame',
          { macro: '' },
          tag('xdr:nvGraphicFramePr', {}, named, tag('xdr:cNvGraphicFramePr')),
          tag('xdr:xfrm', {}, whole),
          tag('a:graphic', {}, tag('a:graphicData', { uri: chartNamespace }, chartReference(main))),
        )
      : tag(
          'xdr:pic',
          {},
          tag('xdr:nvPicPr', {}, named, tag('xdr:cNvPicPr', {}, tag('a:picLocks', { noChangeAspect: true }))),
          pictureFill('xdr', main, svg),
          tag('xdr:spPr', {}, tag('a:xfrm', {}, whole), tag('a:prstGeom', { prst: 'rect' }, tag('a:avLst'))),
        );
  const from = [each.column, 0, each.row, 0];
  const names = ['col', 'colOff', 'row', 'rowOff'];
  const place = names.map((name, index) => `<xdr:${name}>${xmlText(String(from[index] ?? 0))}</xdr:${name}>`);
  return tag(
    'xdr:oneCellAnchor',
    {},
    tag('xdr:from', {}, ...place),
    tag('xdr:ext', size),
    shape,
    tag('xdr:clientData'),
  );
}
