import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../lib/read/sha256.ts';
import { type FileOutcome, type PoolFile, startPool } from '../../lib/reading/pool.ts';
import { buildOle } from '../read/ole/builder.ts';
import { syntheticReport } from '../synthetic/report.ts';
import { toDocx } from '../synthetic/to-docx.ts';
import { toText } from '../synthetic/to-text.ts';
import { type Fate, serviceWorker } from './worker.ts';

const bytes = (seed: number): Uint8Array => new TextEncoder().encode(toText(syntheticReport(seed)));
const fileOf = (source: string, content: Uint8Array): PoolFile => ({
  source,
  size: content.length,
  open: async () => new Blob([content.slice()]),
});
const report = (seed: number): PoolFile => fileOf(`年报-${seed}.txt`, bytes(seed));

interface Ended {
  readonly outcomes: FileOutcome[];
  readonly found: string[];
  readonly most: number;
}

/** Reads files to the end and keeps what the run tells. */
async function readAll(
  files: readonly PoolFile[],
  {
    workers = 2,
    patience = 20_000,
    fate = (): Fate => 'reads',
    known = new Set<string>(),
  }: { workers?: number; patience?: number; fate?: (source: string) => Fate; known?: ReadonlySet<string> } = {},
): Promise<Ended> {
  const outcomes: FileOutcome[] = [];
  const found: string[] = [];
  let [open, most] = [0, 0];
  const run = startPool(
    files,
    { start: () => serviceWorker(fate), workers, patience, isKnown: (sha256) => known.has(sha256) },
    {
      done: async (outcome) => {
        open++;
        most = Math.max(most, open);
        outcomes.push(outcome);
        await Promise.resolve();
        open--;
      },
      found: (_, sources) => found.push(...sources),
    },
  );
  await run.finished;
  return { outcomes, found, most };
}

const summary = (outcomes: readonly FileOutcome[]): Record<string, string> =>
  Object.fromEntries(
    outcomes.map((outcome) => [
      outcome.source,
      outcome.kind === 'failed'
        ? outcome.error.code
        : outcome.kind === 'known'
          ? 'known'
          : `${outcome.read.readings.length} read`,
    ]),
  );

describe('a pool of readers', () => {
  it('reads every file, each once, and never waits for more results than it has workers', async () => {
    const files = Array.from({ length: 9 }, (_, seed) => report(seed));
    const { outcomes, most } = await readAll(files, { workers: 3 });
    expect(summary(outcomes)).toEqual(Object.fromEntries(files.map(({ source }) => [source, '1 read'])));
    expect(outcomes).toHaveLength(9);
    expect(most).toBeLessThanOrEqual(3);
  });

  it('a bad file fails alone, with its reason', async () => {
    const files = [
      fileOf('空.txt', new Uint8Array()),
      report(1),
      fileOf('坏.pdf', new TextEncoder().encode('%PDF-1.7 and nothing else')),
      fileOf('旧.ppt', buildOle({ 'PowerPoint Document': new Uint8Array(8) })),
      report(2),
    ];
    const { outcomes } = await readAll(files);
    expect(summary(outcomes)).toEqual({
      '空.txt': 'empty_file',
      '年报-1.txt': '1 read',
      '坏.pdf': 'unreadable',
      '旧.ppt': 'unsupported_format',
      '年报-2.txt': '1 read',
    });
  });

  it('a worker that dies fails its file and is replaced', async () => {
    const fate = (source: string): Fate => (source === '年报-1.txt' ? 'dies' : 'reads');
    const { outcomes } = await readAll([report(0), report(1), report(2), report(3)], { workers: 1, fate });
    expect(summary(outcomes)).toEqual({
      '年报-0.txt': '1 read',
      '年报-1.txt': 'unreadable',
      '年报-2.txt': '1 read',
      '年报-3.txt': '1 read',
    });
    const died = outcomes.find(({ source }) => source === '年报-1.txt');
    expect(died).toMatchObject({ error: { details: { crashed: 1 } } });
  });

  it('a worker that hangs on a file is ended, the file named, the rest read', async () => {
    const fate = (source: string): Fate => (source === '年报-1.txt' ? 'hangs' : 'reads');
    const { outcomes } = await readAll([report(1), report(2), report(3)], { workers: 1, patience: 5000, fate });
    expect(outcomes[0]).toMatchObject({ source: '年报-1.txt', error: { code: 'too_complex', details: { late: 1 } } });
    expect(summary(outcomes)).toMatchObject({ '年报-2.txt': '1 read', '年报-3.txt': '1 read' });
  }, 30_000);

  it('the files of an archive stand in its place; a document that is packed like one is read as it is', async () => {
    const inner = zipSync({ '内/年报.txt': bytes(5) });
    const archive = zipSync({ '年报-3.txt': bytes(3), '空.txt': new Uint8Array(), '内层.zip': inner });
    const docx = toDocx(syntheticReport(4));
    const { outcomes, found } = await readAll([fileOf('上报.zip', archive), fileOf('年报.docx', docx), report(6)]);
    expect(found.toSorted()).toEqual(
      ['上报.zip/内层.zip/内/年报.txt', '上报.zip/年报-3.txt', '上报.zip/空.txt'].toSorted(),
    );
    expect(summary(outcomes)).toEqual({
      '上报.zip/年报-3.txt': '1 read',
      '上报.zip/空.txt': 'empty_file',
      '上报.zip/内层.zip/内/年报.txt': '1 read',
      '年报.docx': '1 read',
      '年报-6.txt': '1 read',
    });
  });

  it('what is unpacked is kept as it was packed', async () => {
    const { outcomes } = await readAll([fileOf('上报.zip', zipSync({ '年报.txt': bytes(3) }))]);
    const [outcome] = outcomes;
    expect(outcome).toMatchObject({ kind: 'read', size: bytes(3).length, packed: true, given: { source: '上报.zip' } });
    expect(outcome?.kind === 'read' && outcome.read.bytes).toEqual(bytes(3));
  });

  it('an archive that unpacks to far more than it says, or than any report has, is refused by name', async () => {
    const bomb = zipSync({ '炸弹.txt': new Uint8Array(80 * 1024 * 1024) }, { level: 9 });
    const { outcomes } = await readAll([fileOf('炸弹.zip', bomb), report(1)]);
    expect(summary(outcomes)).toEqual({ '炸弹.zip/炸弹.txt': 'too_large', '年报-1.txt': '1 read' });
  });

  it('paused it reads nothing more, resumed it goes on, cancelled it stops', async () => {
    const outcomes: FileOutcome[] = [];
    const files = Array.from({ length: 8 }, (_, seed) => report(seed));
    const run = startPool(
      files,
      { start: () => serviceWorker(), workers: 1, patience: 20_000, isKnown: () => false },
      {
        found: () => undefined,
        done: async (outcome) => {
          outcomes.push(outcome);
          if (outcomes.length === 2) run.pause();
          if (outcomes.length === 4) run.cancel();
        },
      },
    );
    await expect.poll(() => outcomes.length).toBe(2);
    run.resume();
    await run.finished;
    expect(outcomes.map(({ source }) => source)).toEqual(files.slice(0, 4).map(({ source }) => source));
  });

  it('a file whose bytes are known is not read again, whatever it is called', async () => {
    const known = new Set([sha256Hex(bytes(1))]);
    const { outcomes } = await readAll([fileOf('又一份.txt', bytes(1)), report(2)], { known });
    expect(summary(outcomes)).toEqual({ '又一份.txt': 'known', '年报-2.txt': '1 read' });
  });

  it('a listener that cannot keep what was read ends the run with its error', async () => {
    const run = startPool(
      [report(0), report(1)],
      { start: () => serviceWorker(), workers: 1, patience: 20_000, isKnown: () => false },
      { found: () => undefined, done: () => Promise.reject(new Error('the disk is full')) },
    );
    await expect(run.finished).rejects.toThrow('the disk is full');
  });
});
