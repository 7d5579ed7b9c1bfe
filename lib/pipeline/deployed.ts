import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { AtlasError } from '../model/error.ts';
import { parseDeployment } from '../store/deployment.ts';
import type { ClusterTarget } from './cluster-proxy.ts';

/** What a deployment with other data puts in the place of the site's own. */
export interface Deployed {
  /** Files that stand elsewhere, by their path on the site. */
  readonly files: ReadonlyMap<string, string>;
  /** The cluster that answers on a path of the site. */
  readonly cluster: ClusterTarget | null;
}

/**
 * What a manifest names: the database beside it, or a cluster. Without a manifest there is nothing. Throws `bad_data` for a
 * manifest that is not one, a file that is not there and a cluster without a server.
 */
export function deployedData(manifest: string | undefined, password: string): Deployed {
  if (manifest === undefined) return { files: new Map(), cluster: null };
  const path = resolve(manifest);
  const deployment = parseDeployment(JSON.parse(readFileSync(path, 'utf8')));
  const files = new Map([['/data/manifest.json', path]]);
  if (deployment.opened === 'cluster') {
    const { server, database, path: asked } = deployment.cluster;
    if (server === undefined) throw fault(path, 'names no cluster.server: where is the cluster, and who logs in?');
    return { files, cluster: { ...server, password, database, path: `/${asked}` } };
  }
  const database = join(dirname(path), deployment.file);
  if (!existsSync(database)) throw fault(path, `names ${database}, which is not there`);
  return { files: files.set(`/data/${deployment.file}`, database), cluster: null };
}

function fault(path: string, what: string): AtlasError {
  return new AtlasError('bad_data', `data: ${path} ${what}`, {});
}
