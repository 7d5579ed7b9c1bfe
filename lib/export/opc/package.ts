import { tag, xmlHead } from './xml.ts';
import { type FileData, type FileSteps, zipSteps } from './zip.ts';

/** A relation of a part: to another part by its path in the package, or to an address outside. */
export interface Relation {
  readonly id: string;
  /** The last words of the relation's type: `chart`, `package`, `hyperlink` … or a whole URI. */
  readonly type: string;
  readonly target: string;
  readonly external?: boolean;
}

/** One part of an Office file: its path without leading slash, its content type, its bytes or XML, or what makes them. */
export interface Part {
  readonly path: string;
  readonly type: string;
  readonly data: FileData;
  readonly relations?: readonly Relation[];
}

const relationBase = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
const packageBase = 'http://schemas.openxmlformats.org/package/2006/';

/** Content type of a workbook inside another file. */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Content types that go by a file's extension; all other parts are named one by one. */
const byExtension: Readonly<Record<string, string>> = {
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  xml: 'application/xml',
  png: 'image/png',
  svg: 'image/svg+xml',
  xlsx: workbookType,
};

/**
 * An Office file of its parts, part by part. The same parts give the same bytes on every machine and day: entries sorted, dates
 * fixed, ids as handed in. A relation to a part that is not there is a mistake of ours and throws.
 */
export function packageSteps(parts: readonly Part[], root: readonly Relation[]): FileSteps {
  const files = new Map<string, FileData>(packageFrame(parts, root));
  for (const { path, data } of parts) files.set(path, data);
  return zipFiles(files);
}

/** What holds the parts of an Office file together: the list of content types and every part's relations, by path. */
function packageFrame(parts: readonly Part[], root: readonly Relation[]): ReadonlyMap<string, string> {
  const paths = new Set(parts.map(({ path }) => path));
  const files = new Map([
    ['[Content_Types].xml', contentTypes(parts)],
    ['_rels/.rels', relationsXml('', root, paths)],
  ]);
  for (const { path, relations = [] } of parts) {
    if (relations.length > 0) files.set(relationsPath(path), relationsXml(path, relations, paths));
  }
  return files;
}

/** A zip with the same bytes for the same files, whatever the day: entries in the order of their names. */
export function zipFiles(files: ReadonlyMap<string, FileData>): FileSteps {
  return zipSteps(inOrder(files));
}

const inOrder = (files: ReadonlyMap<string, FileData>) => [...files].sort(([one], [two]) => byName(one, two));

/** The list of content types first, as packagers write it; then by code unit. */
function byName(one: string, two: string): number {
  const first = '[Content_Types].xml';
  if (one === first || two === first) return one === two ? 0 : one === first ? -1 : 1;
  return one < two ? -1 : one > two ? 1 : 0;
}

function contentTypes(parts: readonly Part[]): string {
  const extensions = [...new Set(['rels', 'xml', ...parts.map(({ path }) => extensionOf(path))])].sort();
  const defaults = extensions.map((extension) =>
    tag('Default', { Extension: extension, ContentType: byExtension[extension] ?? 'application/octet-stream' }),
  );
  const overrides = parts
    .filter(({ path, type }) => byExtension[extensionOf(path)] !== type)
    .map(({ path, type }) => tag('Override', { PartName: `/${path}`, ContentType: type }))
    .sort();
  return `${xmlHead}${tag('Types', { xmlns: `${packageBase}content-types` }, ...defaults, ...overrides)}`;
}

const extensionOf = (path: string) => path.slice(path.lastIndexOf('.') + 1);

function relationsPath(path: string): string {
  const at = path.lastIndexOf('/') + 1;
  return `${path.slice(0, at)}_rels/${path.slice(at)}.rels`;
}

function relationsXml(from: string, relations: readonly Relation[], paths: ReadonlySet<string>): string {
  const written = relations.map(({ id, type, target, external }) => {
    if (!external && !paths.has(target)) throw new Error(`package: ${from || 'root'}: no part ${target}`);
    return tag('Relationship', {
      Id: id,
      Type: type.includes(':') ? type : `${relationBase}${type}`,
      Target: external ? target : relativePath(from, target),
      TargetMode: external ? 'External' : undefined,
    });
  });
  return `${xmlHead}${tag('Relationships', { xmlns: `${packageBase}relationships` }, ...written)}`;
}

/** The way from the folder of one part to another part. */
function relativePath(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let same = 0;
  while (same < here.length && here[same] === there[same]) same++;
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/');
}
