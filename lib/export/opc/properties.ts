import { xmlText } from '../text.ts';
import type { Part, Relation } from './package.ts';
import { tag, xmlHead } from './xml.ts';

/** What a file says of itself. `date` is ISO, the day of the export: no clock is read. */
export interface FileProperties {
  readonly title: string;
  readonly subject: string;
  readonly date: string;
}

const coreType = 'application/vnd.openxmlformats-package.core-properties+xml';
const appType = 'application/vnd.openxmlformats-officedocument.extended-properties+xml';

/** The two parts with the file's properties, and the relations from the package to them and to its main part. */
export function propertyParts(
  { title, subject, date }: FileProperties,
  main: string,
): { readonly parts: readonly Part[]; readonly relations: readonly Relation[] } {
  const stamp = `${date}T00:00:00Z`;
  const core = tag(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    tag('dc:title', {}, xmlText(title)),
    tag('dc:subject', {}, xmlText(subject)),
    tag('dc:creator', {}, 'Gongkai Atlas'),
    tag('dcterms:created', { 'xsi:type': 'dcterms:W3CDTF' }, stamp),
    tag('dcterms:modified', { 'xsi:type': 'dcterms:W3CDTF' }, stamp),
  );
  const app = tag(
    'Properties',
    { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
    tag('Application', {}, 'Gongkai Atlas'),
  );
  return {
    parts: [
      { path: 'docProps/core.xml', type: coreType, data: `${xmlHead}${core}` },
      { path: 'docProps/app.xml', type: appType, data: `${xmlHead}${app}` },
    ],
    relations: [
      { id: 'rId1', type: 'officeDocument', target: main },
      {
        id: 'rId2',
        type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
        target: 'docProps/core.xml',
      },
      { id: 'rId3', type: 'extended-properties', target: 'docProps/app.xml' },
    ],
  };
}
