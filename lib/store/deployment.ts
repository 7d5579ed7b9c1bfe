import { z } from 'zod';
import { AtlasError } from '../model/error.ts';
import { bilingual } from './bilingual.ts';

const year = z.int().min(1900).max(2200);

const dataSchema = z.strictObject({
  label: bilingual,
  /** Made up by a program: said wherever the data show. */
  synthetic: z.boolean(),
  /** ISO date up to which the data reach. */
  dataDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  years: z.strictObject({ from: year, to: year }),
  counts: z.strictObject({ agencies: z.int(), reports: z.int(), facts: z.int() }),
  /** The bodies a page begins with. */
  first: z.array(z.string().min(1)).min(1).max(20),
});

/** A database's name: it goes into statements as it is, so it may be nothing but a name. */
export const clusterName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/);

/** The HTTP interface of a ClickHouse server; who logs in stands in fields of its own. */
export const clusterAddress = z.url({ protocol: /^https?$/ }).refine((text) => {
  const { username, password, search, hash } = new URL(text);
  return username + password + search + hash === '';
});

const clusterSchema = z.strictObject({
  /** The path of the site that its server hands on to the cluster; the pages ask nothing else. */
  path: z
    .string()
    .regex(/^[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*$/)
    .default('cluster'),
  database: clusterName,
  /** How many rows one question may bring over, and how long one statement may run. */
  limits: z
    .strictObject({ rows: z.int().positive().default(1_000_000), seconds: z.number().positive().default(30) })
    .prefault({}),
  /** Where `npm start` finds the cluster, and the user it logs in as; the pages read neither. */
  server: z.strictObject({ address: clusterAddress, user: z.string().min(1) }).optional(),
});

const version = z.literal(1);

const deploymentSchema = z.discriminatedUnion('opened', [
  z.strictObject({
    version,
    /** `whole`: loaded at once; `ranges`: left on the server, which must answer ranges, and read piece by piece. */
    opened: z.enum(['whole', 'ranges']),
    /** The database beside the manifest, in the public tables. */
    file: z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9._-]*\.duckdb$/),
    /** What the pages must know of data they were not built from; null = the data they were built from. */
    data: dataSchema.nullable(),
  }),
  /** `cluster`: in a ClickHouse, asked for the rows a statement reads. */
  z.strictObject({ version, opened: z.literal('cluster'), cluster: clusterSchema, data: dataSchema }),
]);

/** The file `data/manifest.json` of a deployment: which database the pages ask, and how it is opened. */
export type Deployment = Readonly<z.infer<typeof deploymentSchema>>;

/** How the pages of a deployment reach a cluster. */
export type ClusterDeployment = Readonly<z.infer<typeof clusterSchema>>;

/** Data other than those the pages were built from. */
export type DeployedData = NonNullable<Deployment['data']>;

/** The manifest the site is built with. */
export const builtDeployment: Deployment = { version: 1, file: 'atlas.duckdb', opened: 'whole', data: null };

/** Checks a manifest; throws `bad_data` naming the place of the first fault. */
export function parseDeployment(value: unknown): Deployment {
  const result = deploymentSchema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.join('.') ?? '';
  const reason = `data/manifest.json: ${path}: ${issue?.message ?? 'invalid'}`;
  throw new AtlasError('bad_data', reason, { file: 'data/manifest.json', path, reason });
}
