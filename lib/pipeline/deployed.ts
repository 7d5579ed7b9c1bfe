import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { AtlasError } from '../model/error.ts';
import { parseDeployment } from '../store/deployment.ts';

/**
 * The files a deployment with other data puts in the place of the site's own: its manifest, and the database beside it. Without
 * a manifest there are none. Throws `bad_data` for a manifest that is not one or names no file.
 */
export function deployedFiles(manifest: string | undefined): ReadonlyMap<string, string> {
  if (manifest === undefined) return new Map();
  const path = resolve(manifest);
  const { file } = parseDeployment(JSON.parse(readFileSync(path, 'utf8')));
  const database = join(dirname(path), file);
  if (!existsSync(database))
    throw new AtlasError('bad_data', `data: ${path} names ${database}, which is not there`, {});
  return new Map([
    ['/data/manifest.json', path],
    [`/data/${file}`, database],
  ]);
}
