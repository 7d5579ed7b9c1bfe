import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convertOffice } from '../../lib/pipeline/office.ts';

/**
 * Turns files (name without extension → bytes) of one format into another with LibreOffice, all in one go; `to` may name one of
 * its filters behind the extension ("xls:MS Excel 97").
 */
export function convertFiles(
  files: ReadonlyMap<string, Uint8Array>,
  from: string,
  to: string,
): Map<string, Uint8Array> {
  const work = mkdtempSync(join(tmpdir(), 'convert-'));
  try {
    const paths = [...files].map(([name, bytes]) => {
      const path = join(work, `${name}.${from}`);
      writeFileSync(path, bytes);
      return path;
    });
    convertOffice(paths, to, work);
    const [extension] = to.split(':');
    return new Map([...files.keys()].map((name) => [name, readFileSync(join(work, `${name}.${extension}`))]));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
