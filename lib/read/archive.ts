import { AtlasError, isAtlasError } from '../model/error.ts';
import { maxOpenBytes } from './open.ts';
import { isZip, listZip, unzipEntry, type ZipEntry } from './zip.ts';

/** One file inside an archive. */
export interface ArchiveEntry {
  /** "outer.zip/folder/report.docx": the archive's own source, then the path inside. */
  readonly source: string;
  /**
   * Unpacks the file, anew at every call. Throws `too_large`, `encrypted`, `unreadable`, or `unsupported_format` for an
   * archive two levels down: this entry's trouble alone.
   */
  readonly read: () => Uint8Array;
}

/** Files in one archive, those of the archives inside counted too. */
const maxFiles = 5000;
/** Bytes all files of one archive may unpack to: a county's reports of ten years are some hundred megabytes. */
const maxTotal = 1024 * 1024 * 1024;
/** An archive inside an archive is opened, one inside that is not. */
const maxDepth = 2;

/** What systems and programs leave behind: no file of the user's. */
const litter = /(?:^|\/)(?:__MACOSX\/|\.(?!\.?\/)|~\$|Thumbs\.db$|desktop\.ini$)/i;
/** Files that make an archive a document: of Office, of OpenDocument, of OFD. */
const documentMarks = new Set(['[content_types].xml', 'mimetype', 'ofd.xml']);

function extensionOf(name: string): string {
  return /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/**
 * Whether bytes are an archive of files, not a document that is packed like one (.docx, .xlsx, .ods, .ofd). A damaged archive
 * is one by its name.
 */
export function isArchive(bytes: Uint8Array, source: string): boolean {
  if (!isZip(bytes)) return false;
  try {
    return !listZip(source, bytes).some(({ name }) => documentMarks.has(name.toLowerCase()));
  } catch (error) {
    if (isAtlasError(error)) return extensionOf(source) === 'zip';
    throw error;
  }
}

/** A path without the steps that stay ("./") or climb ("../"). */
function cleanPath(name: string): string {
  return name
    .split('/')
    .filter((step) => !/^\.{0,2}$/.test(step))
    .join('/');
}

interface Budget {
  files: number;
  bytes: number;
}

function tooMany(source: string): AtlasError {
  return new AtlasError('too_complex', `read: ${source} holds over ${maxFiles} files`, { source, limit: maxFiles });
}

function failing(source: string, error: AtlasError): ArchiveEntry {
  const read = (): never => {
    throw error;
  };
  return { source, read };
}

/** The files of an archive inside an archive; unpacked again whenever one of them is, so that none is kept. */
function openInner(source: string, unpack: () => Uint8Array, budget: Budget, depth: number): ArchiveEntry[] {
  const bytes = unpack();
  if (!isArchive(bytes, source)) return [{ source, read: unpack }];
  if (depth > maxDepth) {
    const message = `read: ${source} is an archive ${depth} levels deep: unpack it first`;
    throw new AtlasError('unsupported_format', message, { source, format: 'ZIP' });
  }
  return listEntries(source, bytes, unpack, budget, depth);
}

function listEntries(
  source: string,
  bytes: Uint8Array,
  again: () => Uint8Array,
  budget: Budget,
  depth: number,
): ArchiveEntry[] {
  const entries = listZip(source, bytes).filter(({ name }) => !name.endsWith('/') && !litter.test(name));
  return entries.flatMap((entry: ZipEntry): ArchiveEntry[] => {
    const inner = `${source}/${cleanPath(entry.name)}`;
    if (++budget.files > maxFiles) throw tooMany(source);
    budget.bytes += entry.size;
    if (budget.bytes > maxTotal) {
      const message = `read: ${inner}: the archive's files unpack to over ${maxTotal} bytes together`;
      return [failing(inner, new AtlasError('too_large', message, { source: inner, limit: maxTotal }))];
    }
    const read = (): Uint8Array => unzipEntry(inner, again(), entry, maxOpenBytes);
    if (extensionOf(entry.name) !== 'zip') return [{ source: inner, read }];
    try {
      return openInner(inner, read, budget, depth + 1);
    } catch (error) {
      if (isAtlasError(error)) return [failing(inner, error)];
      throw error;
    }
  });
}

/**
 * The files inside an archive in its own order, folders and what systems leave behind (__MACOSX, .DS_Store, Thumbs.db)
 * left out; the files of an archive inside stand in its place. Names are UTF-8 or GBK. Nothing but inner archives is
 * unpacked before it is asked for, and nothing is written anywhere. Throws `unreadable` where the archive is damaged,
 * `too_complex` for too many files, `empty_file` where it holds none.
 */
export function openArchive(source: string, bytes: Uint8Array): readonly ArchiveEntry[] {
  const entries = listEntries(source, bytes, () => bytes, { files: 0, bytes: 0 }, 1);
  if (entries.length === 0) {
    const reason = 'no files';
    throw new AtlasError('empty_file', `read: ${source} is an archive of ${reason}`, { source, reason });
  }
  return entries;
}
