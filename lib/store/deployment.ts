import { z } from 'zod';
import { AtlasError } from '../model/error.ts';

const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
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

const deploymentSchema = z.strictObject({
  version: z.literal(1),
  /** The database beside the manifest, in the public tables. */
  file: z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9._-]*\.duckdb$/),
  /** `whole`: loaded at once; `ranges`: left on the server, which must answer ranges, and read piece by piece. */
  opened: z.enum(['whole', 'ranges']),
  /** What the pages must know of data they were not built from; null = the data they were built from. */
  data: dataSchema.nullable(),
});

/** The file `data/manifest.json` of a deployment: which database the pages ask, and how it is opened. */
export type Deployment = Readonly<z.infer<typeof deploymentSchema>>;

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
