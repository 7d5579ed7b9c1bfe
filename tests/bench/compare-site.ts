import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, whenStale } from '../../lib/pipeline/freshness.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { run } from '../../lib/pipeline/run.ts';
import { writeSyntheticData } from './compare-data.ts';

const parts = ['app', 'lib', 'next.config.js', 'package.json', 'package-lock.json', 'tsconfig.json'];

/**
 * The whole site built of made-up data by the pipeline itself, in a checkout of its own below `.cache`; answers the built
 * folder. Only what is stale is built.
 */
export async function buildSyntheticSite(): Promise<string> {
  const checkout = inRoot('.cache/bench-site');
  mkdirSync(checkout, { recursive: true });
  const own = readdirSync(inRoot('data')).filter((name) => name !== 'build');
  const dataMark = fingerprint(...own.map((name) => `data/${name}`), 'tests/bench/compare-data.ts');
  await whenStale(join(checkout, '.data-stamp'), dataMark, async () => writeSyntheticData(join(checkout, 'data')));
  for (const part of parts) {
    rmSync(join(checkout, part), { recursive: true, force: true });
    cpSync(inRoot(part), join(checkout, part), { recursive: true });
  }
  const modules = join(checkout, 'node_modules');
  if (!existsSync(modules)) symlinkSync(inRoot('node_modules'), modules, 'dir');
  const script = ['--import', 'tsx', join(checkout, 'lib/pipeline/build.ts')];
  await run(process.execPath, script, { ATLAS_BASE_PATH: '' });
  return join(checkout, 'out');
}
