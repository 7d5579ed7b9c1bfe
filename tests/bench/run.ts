import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { chromiumFlags, findChromium } from '../../lib/pipeline/chromium.ts';
import { inRoot } from '../../lib/pipeline/root.ts';
import { sections } from './registry.ts';
import { benchmarksFile, type Machine, type SectionLines, tablesOf } from './report.ts';

const compared = [
  '@duckdb/duckdb-wasm',
  '@duckdb/node-api',
  'echarts',
  'arquero',
  'sql.js',
  '@perspective-dev/client',
  '@uwdata/mosaic-core',
];

const say = (text: string) => void process.stderr.write(`${text}\n`);

function versionOf(name: string): string {
  return JSON.parse(readFileSync(inRoot('node_modules', name, 'package.json'), 'utf8')).version;
}

async function runSection(name: string): Promise<SectionLines> {
  const load = sections[name];
  if (load === undefined) throw new Error(`bench: no section ${name}; there are ${Object.keys(sections).join(', ')}`);
  const begin = performance.now();
  let launched: Promise<Browser> | null = null;
  const browser = () => {
    launched ??= chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] });
    return launched;
  };
  try {
    const lines = await (await load()).run({ say: (text) => say(`${name}: ${text}`), browser });
    return { section: name, seconds: (performance.now() - begin) / 1000, lines };
  } finally {
    if (launched !== null) await (await browser()).close();
  }
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    section: { type: 'string', multiple: true },
  },
});
const { stdout: chromiumName } = spawnSync(findChromium(), ['--version'], { encoding: 'utf8' });
const loadBefore = loadavg()[0] ?? 0;
const found: SectionLines[] = [];
const machine = (): Machine => ({
  date: new Date().toISOString(),
  command: ['npm run bench --', ...process.argv.slice(2)].join(' '),
  processor: cpus()[0]?.model.trim() ?? '',
  cores: cpus().length,
  memoryGb: totalmem() / 2 ** 30,
  system: `${type()} ${release()}`,
  load: [loadBefore, loadavg()[0] ?? 0],
  versions: {
    Node: process.version,
    Chromium: /[\d.]+/.exec(chromiumName)?.[0] ?? 'unknown',
    ...Object.fromEntries(compared.map((name) => [name, versionOf(name)])),
  },
});
for (const name of values.section ?? Object.keys(sections)) {
  found.push(await runSection(name));
  // After each: a run that is broken off keeps what it has measured.
  if (values.write) writeFileSync(inRoot('BENCHMARKS.md'), benchmarksFile(machine(), found));
}
if (values.json) console.log(JSON.stringify({ machine: machine(), sections: found }));
else console.log(values.write ? tablesOf(found) : benchmarksFile(machine(), found));
