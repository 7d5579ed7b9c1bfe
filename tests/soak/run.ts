import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inRoot } from '../../lib/pipeline/root.ts';
import { buildSite } from '../../lib/pipeline/site.ts';
import { parseDictionary } from '../../lib/store/dictionary.ts';
import { openPage, openSite } from '../browser/site.ts';
import { createRandom } from '../fuzz/random.ts';
import { changeScript, deeds, nextDeed, type Person } from './actions.ts';
import { openMemoryProbe } from './memory.ts';
import type { World } from './random-view.ts';
import { type Change, growths, hasGrown, type Sample } from './statistics.ts';

const say = (text: string) => void process.stderr.write(`${text}\n`);

function readWorld(): World {
  const { dictionary } = JSON.parse(readFileSync(inRoot('data/build/site.json'), 'utf8'));
  const lines = readFileSync(inRoot('data/agencies.csv'), 'utf8').trim().split('\n').slice(1);
  return { dictionary: parseDictionary(dictionary), agencies: lines.map((line) => line.split(',')[0] ?? '') };
}

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
});
const minutes = Number(values.minutes);
await buildSite();
const site = await openSite();
const { page, context, watch } = await openPage(site, { acceptDownloads: true });
const failed: string[] = [];
context.on('requestfailed', (request) => {
  // A page left while it was still fetching is no fault.
  if (request.failure()?.errorText !== 'net::ERR_ABORTED')
    failed.push(`${request.url()}: ${request.failure()?.errorText}`);
});
context.on('response', (response) => {
  if (response.status() >= 400) failed.push(`${response.url()}: HTTP ${response.status()}`);
});
page.on('crash', () => failed.push('the page crashed'));
await page.addInitScript({ content: changeScript });
const probe = await openMemoryProbe(page);
await page.goto(`${site.origin}/compare/`);
await page.waitForSelector('[data-engine="ready"]', { state: 'attached', timeout: 120_000 });

const person: Person = { page, world: readWorld(), random: createRandom(`soak ${values.seed}`), reports: 0 };
const samples: Sample[] = [];
const changes: Change[] = [];
const counts = new Map(deeds.map(({ name }) => [name, 0]));
const begin = performance.now();
const minute = () => (performance.now() - begin) / 60_000;
const gap = Math.min(1, minutes / 20);
while (minute() < minutes && failed.length === 0) {
  if (minute() >= samples.length * gap) {
    const sample = await probe.sample(minute());
    samples.push(sample);
    const { heap, engine, resident, nodes, listeners } = sample;
    const done = [...counts].map(([name, count]) => `${count} ${name}`).join(', ');
    say(
      `${sample.minute.toFixed(1)} min: heap ${heap.toFixed(1)} MB, engine ${engine.toFixed(0)} MB, renderers ${resident.toFixed(0)} MB, ${nodes} nodes, ${listeners} listeners; ${done}`,
    );
  }
  const deed = nextDeed(person.random);
  const before = await probe.processor();
  try {
    const painted = await deed.act(person);
    if (painted !== null) changes.push({ minute: minute(), painted, processor: (await probe.processor()) - before });
    counts.set(deed.name, (counts.get(deed.name) ?? 0) + 1);
  } catch (error) {
    failed.push(`${deed.name} at ${page.url()}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
await site.close();

const grown = growths(minutes, samples, changes);
const number = (value: number) => value.toFixed(value < 100 ? 1 : 0).padStart(9);
const line = (what: string, cells: readonly string[]) => `| ${what.padEnd(32)} | ${cells.join(' | ')} |`;
console.log(
  `\nsoak of ${minutes} minutes, seed ${values.seed}: ${[...counts].map(([name, count]) => `${count} ${name}`).join(', ')}\n`,
);
console.log(
  line(
    '',
    ['first 1/4', ' last 1/4', '  at most'].map((head) => head.padStart(9)),
  ),
);
console.log(line('-'.repeat(32), Array(3).fill(`${'-'.repeat(8)}:`)));
for (const growth of grown) {
  const words = line(growth.what, [growth.first, growth.last, growth.most].map(number));
  console.log(hasGrown(growth) ? `${words} GREW` : words);
}
const faults = [
  ...failed,
  ...watch.consoleErrors.map((text) => `console: ${text}`),
  ...watch.foreignRequests.map((address) => `outside request: ${address}`),
];
for (const fault of faults) console.log(`FAULT ${fault}`);
const isGood = faults.length === 0 && !grown.some(hasGrown);
console.log(isGood ? '\nbounded, no error' : '\nFAILED');
process.exit(isGood ? 0 : 1);
