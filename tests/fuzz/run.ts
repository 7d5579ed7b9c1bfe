import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzzCase } from './cases.ts';
import { type Format, formats } from './formats.ts';
import { hostileCases } from './hostile.ts';
import { type Result, violations, watch } from './watch.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    format: { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
    /** Every how-manieth document is read twice and compared. */
    repeat: { type: 'string', default: '1' },
  },
});

const folder = join(tmpdir(), 'fuzz');

/** Keeps the first documents that went wrong, to look at. */
function saveFaulty(format: Format, seed: number, result: Result): void {
  const names = [...result.lost, ...result.outcomes.filter(({ faults }) => faults.length > 0)].map(({ name }) => name);
  mkdirSync(folder, { recursive: true });
  for (const name of names.slice(0, 20)) {
    const index = Number(name.split('/')[1]);
    writeFileSync(join(folder, `${format}-${seed}-${index}.${format}`), fuzzCase(format, seed, index).bytes);
  }
}

function tally(result: Result): string {
  const counts = new Map<string, number>();
  for (const { refused } of result.outcomes) {
    if (refused !== null) counts.set(refused, (counts.get(refused) ?? 0) + 1);
  }
  return [...counts].map(([code, count]) => `${code} ${count}`).join(', ');
}

function line(format: string, result: Result): string {
  const { outcomes, peakMegabytes } = result;
  const read = outcomes.filter(({ refused }) => refused === null);
  const times = outcomes.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const figures = [
    outcomes.length + result.lost.length,
    read.length,
    new Set(violations(result).map(([name]) => name)).size,
    read.reduce((sum, { unread }) => sum + unread, 0),
    Math.round(times[Math.floor(times.length / 2)] ?? 0),
    Math.round(times.at(-1) ?? 0),
    peakMegabytes,
  ];
  return `${format.padEnd(8)}${figures.map((figure) => String(figure).padStart(10)).join('')}  ${tally(result)}`;
}

/** Faults of the same kind together, the most frequent first: how many documents, the kind, one document that has it. */
function kinds(result: Result): string[] {
  const found = new Map<string, { documents: Set<string>; first: string }>();
  for (const [name, fault] of violations(result)) {
    const kind = fault
      .replace(/\S*[|=.@:]\S*/g, '…')
      .replace(/"[^"]*"/g, '"…"')
      .replace(/\d+/g, '#')
      .slice(0, 80);
    const known = found.get(kind) ?? { documents: new Set(), first: `${name}: ${fault}` };
    known.documents.add(name);
    found.set(kind, known);
  }
  return [...found]
    .sort(([, a], [, b]) => b.documents.size - a.documents.size)
    .map(
      ([kind, { documents, first }]) =>
        `${String(documents.size).padStart(6)}  ${kind}\n          ${first.slice(0, 300)}`,
    );
}

const seed = Number(values.seed);
const wanted = values.format ?? [...formats, 'hostile'];
const heads = ['runs', 'read', 'wrong', 'unread', 'p50 ms', 'worst ms', 'peak MB'];
console.log(`format  ${heads.map((head) => head.padStart(10)).join('')}  refused`);
let wrong = 0;
for (const format of [...formats, 'hostile' as const].filter((one) => wanted.includes(one))) {
  const to = format === 'hostile' ? hostileCases.length : Number(values.runs);
  const result = await watch({ format, seed, to, repeatEvery: Number(values.repeat) });
  console.log(line(format, result));
  wrong += violations(result).length;
  for (const kind of kinds(result).slice(0, 12)) console.log(kind);
  if (format !== 'hostile') saveFaulty(format, seed, result);
  else {
    for (const { name, refused, milliseconds } of result.outcomes) {
      console.log(`  ${String(Math.round(milliseconds)).padStart(6)} ms  ${(refused ?? 'read').padEnd(20)} ${name}`);
    }
  }
}
if (wrong > 0) process.exitCode = 1;
