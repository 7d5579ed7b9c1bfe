import { z } from 'zod';
import { AtlasError } from '../model/error.ts';
import { clusterAddress, clusterName } from '../store/deployment.ts';

/** How a cluster is asked: any one of its servers, or what hands statements on to it, and a user who can only read. */
export interface ClusterReading {
  readonly address: string;
  readonly database: string;
  /** Null where what stands between logs in: the pages know of no password. */
  readonly login: { readonly user: string; readonly password: string } | null;
  /** How many rows one question may bring over, and how long one statement may run. */
  readonly limits: { readonly rows: number; readonly seconds: number };
}

const loading = z.strictObject({
  servers: z.array(clusterAddress).min(1),
  cluster: clusterName,
  database: clusterName,
  user: z.string().min(1),
});

/**
 * How the loader reaches a cluster: every server by its own address, the cluster's name in the servers' `remote_servers`,
 * and a user who may create tables. The password is never in a file.
 */
export type ClusterLoading = z.infer<typeof loading>;

/** A checked {@link ClusterLoading}; `bad_data` names the first field that is wrong. */
export function parseClusterLoading(json: unknown): ClusterLoading {
  const parsed = loading.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  const message = `clickhouse configuration: ${field}: ${issue?.message ?? 'wrong'}`;
  throw new AtlasError('bad_data', message, { field }, parsed.error);
}
