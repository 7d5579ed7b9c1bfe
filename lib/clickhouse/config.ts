import { z } from 'zod';
import { AtlasError } from '../model/error.ts';

/** Names go into statements as they are, so they may be nothing but names. */
const name = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/);
/** The HTTP interface of a server; user and password have fields of their own. */
const address = z.url({ protocol: /^https?$/ }).refine((text) => {
  const { username, password, search, hash } = new URL(text);
  return username + password + search + hash === '';
});

const reading = z.strictObject({
  kind: z.literal('clickhouse'),
  address,
  database: name,
  user: z.string().min(1),
  password: z.string().default(''),
  limits: z
    .strictObject({
      rows: z.int().positive().default(2_000_000),
      seconds: z.number().positive().default(30),
    })
    .prefault({}),
});

const loading = z.strictObject({
  servers: z.array(address).min(1),
  cluster: name,
  database: name,
  user: z.string().min(1),
});

/**
 * How the pages reach a cluster: any one of its servers, and a user who can only read. Who opens the site can read
 * this, the password too. `limits.rows` is how many rows one question may bring over, `limits.seconds` how long one
 * statement may run.
 */
export type ClusterReading = z.infer<typeof reading>;

/**
 * How the loader reaches a cluster: every server by its own address, the cluster's name in the servers' `remote_servers`,
 * and a user who may create tables. The password is never in a file.
 */
export type ClusterLoading = z.infer<typeof loading>;

/** A checked {@link ClusterReading}; `bad_data` names the first field that is wrong. */
export function parseClusterReading(json: unknown): ClusterReading {
  return checked(reading, json);
}

/** A checked {@link ClusterLoading}; `bad_data` names the first field that is wrong. */
export function parseClusterLoading(json: unknown): ClusterLoading {
  return checked(loading, json);
}

function checked<Config>(schema: z.ZodType<Config>, json: unknown): Config {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  const message = `clickhouse configuration: ${field}: ${issue?.message ?? 'wrong'}`;
  throw new AtlasError('bad_data', message, { field }, parsed.error);
}
