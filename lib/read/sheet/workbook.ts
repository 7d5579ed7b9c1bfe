import { AtlasError } from '../../model/error.ts';
import { folderOf, openParts, relationsOf, resolvePart } from '../office/parts.ts';
import { checkSheets } from './raw.ts';
import { readStrings } from './strings.ts';
import { type CellFormats, createFormats, readFormatCodes } from './style.ts';
import { attribute, isOn, walkXml } from './xml.ts';

/** A sheet as the workbook lists it. */
export interface SheetEntry {
  readonly name: string;
  readonly isHidden: boolean;
  /** The part its cells stand in; undefined for a sheet that is missing from the file. */
  readonly part: string | undefined;
}

/** An opened workbook: its sheets in their order and what their cells refer to. */
export interface Workbook {
  readonly sheets: readonly SheetEntry[];
  readonly strings: readonly string[];
  readonly formats: CellFormats;
  /** The number format code of a cell style. */
  readonly codeOf: (style: number) => string;
  /** Whether days are counted from 1904. */
  readonly isDate1904: boolean;
  /** The XML of a part. Throws `too_large` where the workbook unpacks to too much. */
  readonly read: (part: string) => Uint8Array | undefined;
}

/** Bytes of XML read from one workbook, all parts together; a summary of 300 bureaus has about one megabyte. */
const maxXmlBytes = 48 * 1024 * 1024;

interface Relation {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
}

function readRelations(source: string, part: string, read: Workbook['read']): Relation[] {
  const folder = folderOf(part);
  const path = relationsOf(part);
  const content = read(path);
  const relations: Relation[] = [];
  if (content === undefined) return relations;
  walkXml(source, path, content, {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship') return;
      relations.push({ id: Id, kind: Type.slice(Type.lastIndexOf('/') + 1), target: resolvePart(folder, Target) });
    },
  });
  return relations;
}

/**
 * Opens a workbook (.xlsx, .xlsm). Throws `unreadable` where it is no ZIP archive, is damaged, or holds no workbook;
 * `encrypted`; `too_large` where its XML would unpack to more than `maxXmlBytes`; `too_complex` where it has too many sheets.
 */
export function openWorkbook(source: string, bytes: Uint8Array): Workbook {
  const open = openParts(source, bytes, maxXmlBytes);
  const read = (name: string): Uint8Array | undefined => open(name)?.content;
  const main =
    readRelations(source, '', read).find(({ kind }) => kind === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const content = read(main);
  const sheets: { name: string; isHidden: boolean; id: string }[] = [];
  let isDate1904 = false;
  let root = '';
  if (content !== undefined) {
    walkXml(source, main, content, {
      open(name, attributes) {
        if (root === '') root = name;
        if (name === 'workbookPr') isDate1904 = isOn(attributes.date1904);
        if (name !== 'sheet') return;
        const isHidden = (attributes.state ?? 'visible') !== 'visible';
        sheets.push({ name: attributes.name ?? '', isHidden, id: attribute(attributes, 'id') ?? '' });
      },
    });
  }
  if (root !== 'workbook' || sheets.length === 0) {
    const reason = 'no workbook inside';
    throw new AtlasError('unreadable', `read: ${source} is a ZIP file with ${reason}`, { source, reason });
  }
  checkSheets(source, sheets.length);
  const relations = readRelations(source, main, read);
  const partOf = (kind: string): { part: string; content: Uint8Array } | undefined => {
    const part = relations.find((relation) => relation.kind === kind)?.target;
    const found = part === undefined ? undefined : read(part);
    return part === undefined || found === undefined ? undefined : { part, content: found };
  };
  const strings = partOf('sharedStrings');
  const codeOf = readFormatCodes(source, partOf('styles'));
  return {
    sheets: sheets.map(({ name, isHidden, id }) => {
      const relation = relations.find((found) => found.id === id && found.kind === 'worksheet');
      return { name, isHidden, part: relation?.target };
    }),
    strings: strings === undefined ? [] : readStrings(source, strings.part, strings.content),
    formats: createFormats(codeOf, isDate1904),
    codeOf,
    isDate1904,
    read,
  };
}
