import type { GivenFile } from './import-state.ts';

/** What systems and programs leave behind in folders: no file of the person's. */
const litter = /(?:^|\/)(?:__MACOSX\/|\.(?!\.?\/)|~\$|Thumbs\.db$|desktop\.ini$)/i;

const isOwn = ({ name }: GivenFile): boolean => !litter.test(name);

/** Files a person chose; those of a chosen folder carry their path in it. */
export function chosenFiles(files: FileList): GivenFile[] {
  return [...files].map((file) => ({ name: file.webkitRelativePath || file.name, file })).filter(isOwn);
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A folder tells its entries some at a time, until it tells none. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    found.push(...some);
  }
}

async function filesBelow(entry: FileSystemEntry): Promise<GivenFile[]> {
  const name = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) return [{ name, file: await fileOf(entry as FileSystemFileEntry) }];
  const below: GivenFile[] = [];
  for (const inner of await entriesOf(entry as FileSystemDirectoryEntry)) below.push(...(await filesBelow(inner)));
  return below;
}

/** Files a person dropped, folders opened; must be called while the drop is handled, for what was dropped is gone afterwards. */
export async function droppedFiles(transfer: DataTransfer): Promise<GivenFile[]> {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  const entries = items.map((item) => item.webkitGetAsEntry());
  if (entries.length === 0 || entries.includes(null)) {
    return [...transfer.files].map((file) => ({ name: file.name, file })).filter(isOwn);
  }
  const found: GivenFile[] = [];
  for (const entry of entries) if (entry !== null) found.push(...(await filesBelow(entry)));
  return found.filter(isOwn);
}
