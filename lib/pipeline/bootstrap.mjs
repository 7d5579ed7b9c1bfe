// The one plain-JavaScript file: it runs before anything is installed. `node lib/pipeline/bootstrap.mjs SCRIPT [ARGS…]`
// installs the locked dependencies when they are missing or stale and then runs SCRIPT, a TypeScript file of the checkout.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Node 20.19 or newer is needed; this is ${process.versions.node}.\n需要 Node 20.19 或更新版本。\n`,
  );
  process.exit(1);
}

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const stamp = join(root, 'node_modules', '.atlas-lock');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  process.stderr.write('installing dependencies (npm install) …\n');
  // Not `npm ci`: it refuses a lock file that lacks the native packages of platforms our registry does not carry.
  const install = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (install.status !== 0) process.exit(install.status ?? 1);
  writeFileSync(stamp, lock);
}

const [script, ...args] = process.argv.slice(2);
if (!script) {
  process.stderr.write('bootstrap: name a script\n');
  process.exit(2);
}
const tsx = pathToFileURL(join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;
const run = spawnSync(process.execPath, ['--import', tsx, join(root, script), ...args], { stdio: 'inherit' });
process.exit(run.status ?? 1);
