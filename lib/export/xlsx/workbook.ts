import type { Colours } from '../../charts/theme.ts';
import type { Language } from '../../model/language.ts';
import { chartPart, chartType } from '../drawingml/chart-part.ts';
import { columnName } from '../native/grid.ts';
import { type Part, packageSteps, type Relation } from '../opc/package.ts';
import { type FileProperties, propertyParts } from '../opc/properties.ts';
import { openTag, tag, xmlHead } from '../opc/xml.ts';
import { type FileSteps, textSteps } from '../opc/zip.ts';
import { sheetText } from '../text.ts';
import { type LaidIds, sheetDrawing } from './drawing.ts';
import type { Sheet } from './sheet.ts';
import { createStyles } from './styles.ts';
import { worksheetXml } from './worksheet.ts';

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.';
const mainNames = {
  xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
} as const;

/** What a workbook needs beside its sheets. */
export interface WorkbookOptions extends FileProperties {
  readonly language: Language;
  readonly colours: Colours;
}

/** A workbook of sheets, their charts drawn from their own cells; some rows or a part a step. */
export function* workbookSteps(sheets: readonly Sheet[], options: WorkbookOptions): FileSteps {
  const styles = createStyles();
  const strings = createStrings();
  let charts = 0;
  let images = 0;
  const parts: Part[] = [];
  for (const [at, sheet] of sheets.entries()) {
    const linkIds = new Map<string, string>();
    const linkId = (address: string): string => {
      const id = linkIds.get(address) ?? `rId${linkIds.size + 2}`;
      linkIds.set(address, id);
      return id;
    };
    const others: Part[] = [];
    const relations: Relation[] = [];
    const ids = sheet.laid.map((each): LaidIds => {
      const main = `rId${relations.length + 1}`;
      if (each.kind === 'chart') {
        const path = `xl/charts/chart${++charts}.xml`;
        relations.push({ id: main, type: 'chart', target: path });
        const data = chartPart(each.chart, { ...options, places: each.places, workbook: null, size: 9 });
        others.push({ path, type: chartType, data });
        return { main, svg: null };
      }
      images++;
      const svg = `rId${relations.length + 2}`;
      relations.push({ id: main, type: 'image', target: `xl/media/image${images}.png` });
      relations.push({ id: svg, type: 'image', target: `xl/media/image${images}.svg` });
      others.push({ path: `xl/media/image${images}.png`, type: 'image/png', data: each.png });
      others.push({ path: `xl/media/image${images}.svg`, type: 'image/svg+xml', data: each.svg });
      return { main, svg };
    });
    const drawing = `xl/drawings/drawing${at + 1}.xml`;
    const hasDrawing = sheet.laid.length > 0;
    const own: Part = {
      path: `xl/worksheets/sheet${at + 1}.xml`,
      type: `${spreadsheet}worksheet+xml`,
      data: yield* textSteps(
        worksheetXml(sheet, { styles, strings, linkId, drawing: hasDrawing ? 'rId1' : null, first: at === 0 }),
      ),
      relations: [
        ...(hasDrawing ? [{ id: 'rId1', type: 'drawing', target: drawing }] : []),
        ...[...linkIds].map(([target, id]) => ({ id, type: 'hyperlink', target, external: true })),
      ],
    };
    const laid: Part = {
      path: drawing,
      type: 'application/vnd.openxmlformats-officedocument.drawing+xml',
      data: sheetDrawing(sheet.laid, ids),
      relations,
    };
    parts.push(own, ...(hasDrawing ? [laid] : []), ...others);
  }
  const book = bookParts(sheets, styles.xml(), () => textSteps(strings.xml()));
  const properties = propertyParts(options, 'xl/workbook.xml');
  return yield* packageSteps([...book, ...parts, ...properties.parts], properties.relations);
}

function bookParts(sheets: readonly Sheet[], styles: string, strings: () => FileSteps): Part[] {
  const names = sheets.map(({ name }, at) => tag('sheet', { name, sheetId: at + 1, 'r:id': `rId${at + 1}` }));
  const filters = sheets.flatMap((sheet, at) => {
    const { name, filter, size } = sheet;
    if (filter === null) return [];
    const range = `'${name}'!$A$${filter.head + 1}:$${columnName(size.columns - 1)}$${filter.last + 1}`;
    return [
      tag(
        'definedName',
        { name: '_xlnm._FilterDatabase', localSheetId: at, hidden: true },
        range.replaceAll("'", '&#39;'),
      ),
    ];
  });
  const book = tag(
    'workbook',
    mainNames,
    tag('bookViews', {}, tag('workbookView', { xWindow: 0, yWindow: 0, windowWidth: 24_000, windowHeight: 14_000 })),
    tag('sheets', {}, ...names),
    filters.length === 0 ? '' : tag('definedNames', {}, ...filters),
  );
  const count = sheets.length;
  return [
    {
      path: 'xl/workbook.xml',
      type: `${spreadsheet}sheet.main+xml`,
      data: `${xmlHead}${book}`,
      relations: [
        ...sheets.map((_, at) => ({
          id: `rId${at + 1}`,
          type: 'worksheet',
          target: `xl/worksheets/sheet${at + 1}.xml`,
        })),
        { id: `rId${count + 1}`, type: 'styles', target: 'xl/styles.xml' },
        { id: `rId${count + 2}`, type: 'sharedStrings', target: 'xl/sharedStrings.xml' },
      ],
    },
    { path: 'xl/styles.xml', type: `${spreadsheet}styles+xml`, data: styles },
    { path: 'xl/sharedStrings.xml', type: `${spreadsheet}sharedStrings+xml`, data: strings },
  ];
}

/** Every text once, by the order met; what is written alike is one text. */
function createStrings() {
  const known = new Map<string, number>();
  const met = new Map<string, number>();
  let used = 0;
  const newId = (text: string): number => {
    const written = sheetText(text);
    const id = known.get(written) ?? known.size;
    known.set(written, id);
    met.set(text, id);
    return id;
  };
  return {
    idOf(text: string): number {
      used++;
      return met.get(text) ?? newId(text);
    },
    *xml(): Generator<string> {
      yield `${xmlHead}${openTag('sst', { xmlns: mainNames.xmlns, count: used, uniqueCount: known.size })}`;
      for (const text of known.keys()) yield `<si><t xml:space="preserve">${text}</t></si>`;
      yield '</sst>';
    },
  };
}
