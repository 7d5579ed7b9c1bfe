import { strFromU8, strToU8, type Unzipped, unzipSync, zipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../../lib/decisions/decision.ts';
import { sha256Hex } from '../../lib/read/sha256.ts';
import {
  accepted,
  documentAdded,
  documentAssigned,
  documentFailed,
  factAdded,
  factCorrected,
  factRejected,
  undone,
} from '../../lib/workspace/events.ts';
import { loadFile } from '../../lib/workspace/file/job.ts';
import { readWorkspaceFile } from '../../lib/workspace/file/read.ts';
import { type FileExtras, writeWorkspaceFile } from '../../lib/workspace/file/write.ts';
import { reportKey, type Workspace, type WorkspaceEvent } from '../../lib/workspace/model.ts';
import { workspaceOf } from '../../lib/workspace/reduce.ts';
import { memoryStore, type WorkspaceStore } from '../../lib/workspace/store.ts';
import { valuesOf } from '../../lib/workspace/summary.ts';
import { createDraw } from '../synthetic/draw.ts';
import { bundledData, resources, stamps, syntheticFile } from './world.ts';

const bundled = bundledData();
const names = {
  ...resources,
  agencies: new Map(bundled.agencies.map((agency) => [agency.id, agency])),
};

interface World {
  readonly store: WorkspaceStore;
  readonly workspace: Workspace;
}

/** Three reports, one of them corrected in every way, and a file that could not be read. */
async function createWorld(): Promise<World> {
  const store = memoryStore();
  const stamp = stamps();
  const events: WorkspaceEvent[] = [];
  const now = () => workspaceOf(events, bundled.agencies);
  const files = [3, 4, 5].map(syntheticFile);
  for (const [index, file] of files.entries()) {
    const added = documentAdded(now(), file, stamp().now);
    await store.addFile(added, file, null);
    events.push(added);
    const agencyId = bundled.agencies[index]?.id ?? '';
    events.push(documentAssigned(now(), reportKey(file.sha256, 0), agencyId, 2022, stamp()));
  }
  const [first, second, third, fourth] = files[0]?.readings[0]?.facts.filter(({ value }) => value !== null) ?? [];
  const key = reportKey(files[0]?.sha256 ?? '', 0);
  if (!first || !second || !third || !fourth) throw new Error('too few figures');
  const more = { ...valuesOf(first), value: (first.value ?? 0) + 1, status: 'reported' as const };
  const { dictionary } = resources;
  events.push(factCorrected(now(), key, first, more, '=原件为准, "见附件"', dictionary, stamp()));
  events.push(factRejected(now(), key, second, '不是数', stamp()));
  const figure = { values: valuesOf(third), raw: '12', source: 'narrative' as const, locator: third.locator };
  events.push(factAdded(now(), key, figure, '漏读', dictionary, stamp()));
  events.push(factRejected(now(), key, fourth, '误点', stamp()));
  events.push(undone(now(), events.at(-1)?.id ?? '', stamp()));
  events.push(accepted(now(), [...now().reports.keys()], stamp()));
  const failure = { code: 'encrypted', message: 'locked', details: { source: 'x.pdf' } };
  events.push(documentFailed(now(), { sha256: 'e'.repeat(64), name: 'x.pdf', size: 9 }, failure, stamp().now));
  await store.append(events);
  return { store, workspace: workspaceOf((await store.events()).events, bundled.agencies) };
}

const extras: FileExtras = {
  decisions: [
    decide(
      [],
      {
        finding: 'f.1',
        outcome: 'confirmed',
        note: '属实',
        subject: { agency: 'a', year: 2022, rule: 'R-1', expected: null, actual: '3' },
      },
      { now: new Date('2026-01-09T02:30:00Z'), id: 'd0000001' },
    ),
  ],
  others: new Map([
    ['views.json', '{"saved":[]}'],
    ['briefings/first.json', '{"anything":true}'],
  ]),
};

describe('the workspace file', () => {
  let world: World;
  let bytes: Uint8Array<ArrayBuffer>;
  beforeAll(async () => {
    world = await createWorld();
    bytes = await writeWorkspaceFile(world.workspace, world.store, names, extras);
  });

  it('exported, wiped and imported gives the same workspace, and the same file byte for byte', async () => {
    const { decisions, events, files, others } = readWorkspaceFile('a.atlas.zip', bytes);
    expect(events).toEqual(world.workspace.events);
    expect(decisions).toEqual(extras.decisions);
    expect(others).toEqual(extras.others);
    await world.store.clear();
    expect((await world.store.events()).events).toEqual([]);
    await world.store.restore(events, files);
    const restored = workspaceOf((await world.store.events()).events, bundled.agencies);
    expect(restored).toEqual(world.workspace);
    const again = await writeWorkspaceFile(restored, world.store, names, { decisions, others });
    const [before, after] = [unzipSync(bytes), unzipSync(again)];
    for (const name of ['facts.csv', 'facts.parquet', 'corrections.csv']) {
      expect(before[name]?.length, name).toBeGreaterThan(300);
      expect(after[name], name).toEqual(before[name]);
    }
    expect(sha256Hex(again)).toBe(sha256Hex(bytes));
  });

  it('says how far it is: every entry checked, then every file kept', async () => {
    const said: string[] = [];
    await loadFile(memoryStore(), { name: 'a.atlas.zip', bytes, decisions: [] }, (step, done, count) =>
      said.push(`${step} ${done} of ${count}`),
    );
    const entries = Object.keys(unzipSync(bytes)).length - 1;
    const checking = Array.from({ length: entries }, (_, index) => `checking ${index + 1} of ${entries}`);
    const files = [...world.workspace.files.values()].filter(({ failure }) => failure === null).length;
    expect(said).toEqual([...checking, `keeping ${files} of ${files}`]);
  });

  it('can be read without the program: plain names, CSV, Parquet, the files themselves', async () => {
    const entries = unzipSync(bytes);
    expect(Object.keys(entries)[0]).toBe('manifest.json');
    const file = syntheticFile(4);
    expect(entries[`documents/${file.sha256}.txt`]).toEqual(file.bytes);
    const parquet = entries['facts.parquet'] ?? new Uint8Array();
    const rows = await parquetReadObjects({ file: parquet.slice().buffer });
    const csv = strFromU8(entries['facts.csv'] ?? new Uint8Array()).split('\r\n');
    expect(rows.length).toBe(csv.length - 2);
    const shown = [3, 4, 5].flatMap((seed) => syntheticFile(seed).readings[0]?.facts ?? []);
    // One was added; the rejected one stays, as a gap made by hand.
    expect(rows.length).toBe(shown.length + 1);
    expect(rows.filter(({ edited }) => edited)).toHaveLength(3);
    expect(
      rows.filter(({ edited, status, value }) => edited && status === 'not_reported' && value === null),
    ).toHaveLength(1);
    const sum = (values: readonly (number | null)[]) => values.reduce<number>((all, value) => all + (value ?? 0), 0);
    expect(sum(rows.map(({ value }) => value))).toBeGreaterThan(0);
    const corrections = strFromU8(entries['corrections.csv'] ?? new Uint8Array()).split('\r\n');
    expect(corrections).toHaveLength(6);
    expect(corrections.filter((line) => line.includes(',true,'))).toHaveLength(1);
    // A reason that begins like a formula is text to a spreadsheet.
    expect(corrections.join('\n')).toContain(`"'=原件为准, ""见附件"""`);
    expect(strFromU8(entries['README.txt'] ?? new Uint8Array())).toMatch(/不是 0[\s\S]*no zero/);
  });

  it('refuses a file with any one byte changed, and says so', () => {
    const draw = createDraw(7);
    const places = [
      0,
      4,
      10,
      bytes.length - 1,
      bytes.length - 80,
      ...Array.from({ length: 120 }, () => draw.int(0, bytes.length - 1)),
    ];
    for (const place of places) {
      const changed = bytes.slice();
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(() => readWorkspaceFile('a.atlas.zip', changed), `byte ${place}`).toThrow(
        expect.objectContaining({ name: 'AtlasError' }),
      );
    }
    expect(() => readWorkspaceFile('a.atlas.zip', bytes.slice(0, -200))).toThrow(
      expect.objectContaining({ name: 'AtlasError' }),
    );
  });

  /** The file with other contents, its manifest made to fit unless told otherwise. */
  const rebuilt = (change: (entries: Unzipped) => Unzipped, manifest?: (json: { version: number }) => object) => {
    const entries = change({ ...unzipSync(bytes) });
    const listed = Object.keys(entries).filter((name) => name !== 'manifest.json');
    const json = {
      ...JSON.parse(strFromU8(entries['manifest.json'] ?? new Uint8Array())),
      entries: listed.map((name) => {
        const content = entries[name] ?? new Uint8Array();
        return { name, size: content.length, sha256: sha256Hex(content) };
      }),
    };
    const head = strToU8(JSON.stringify(manifest?.(json) ?? json));
    const zip = zipSync({ ...entries, 'manifest.json': head }, { level: 6 });
    const seal = `sha256=`;
    const out = new Uint8Array(zip.length + 71);
    out.set(zip);
    new DataView(out.buffer).setUint16(zip.length - 2, 71, true);
    out.set(strToU8(seal + sha256Hex(out.subarray(0, zip.length))), zip.length);
    return out;
  };
  const problem = (file: Uint8Array) => {
    try {
      readWorkspaceFile('a.atlas.zip', file);
      return 'accepted';
    } catch (error) {
      const details = Reflect.get(Object(error), 'details');
      return `${details?.problem ?? Reflect.get(Object(error), 'code')} ${details?.where ?? ''}`.trim();
    }
  };
  const without = (entries: Unzipped, name: string): Unzipped =>
    Object.fromEntries(Object.entries(entries).filter(([each]) => each !== name));

  it('refuses what is newer, hostile, incomplete or not ours, each with its reason', () => {
    const record = (entries: Unzipped) => JSON.parse(strFromU8(entries['record.json'] ?? new Uint8Array()));
    const withRecord = (change: (events: Record<string, unknown>[]) => unknown) => (entries: Unzipped) => ({
      ...entries,
      'record.json': strToU8(JSON.stringify(change(record(entries)))),
    });
    const reading = `readings/${syntheticFile(3).sha256}.json`;
    expect(problem(rebuilt((entries) => entries))).toBe('accepted');
    expect(
      problem(
        rebuilt(
          (entries) => entries,
          (json) => ({ ...json, version: 2 }),
        ),
      ),
    ).toBe('newer 2');
    expect(problem(zipSync({ 'a.txt': strToU8('x') }))).toBe('not_workspace a.atlas.zip');
    expect(problem(strToU8('hello'))).toBe('not_workspace a.atlas.zip');
    expect(problem(rebuilt((entries) => ({ ...entries, '../evil.json': strToU8('{}') })))).toBe(
      'unexpected ../evil.json',
    );
    expect(problem(rebuilt((entries) => ({ ...entries, 'briefings/../a.json': strToU8('{}') })))).toBe(
      'unexpected briefings/../a.json',
    );
    expect(problem(rebuilt((entries) => ({ ...entries, 'run.exe': strToU8('MZ') })))).toBe('unexpected run.exe');
    expect(problem(rebuilt((entries) => without(entries, 'record.json')))).toBe('missing record.json');
    expect(problem(rebuilt((entries) => without(entries, reading)))).toBe(`missing ${reading}`);
    expect(problem(rebuilt(withRecord((events) => [...events, { kind: 'starred', id: 'x' }])))).toMatch(
      /^bad_entry record\.json, \d+$/,
    );
    expect(problem(rebuilt(withRecord(() => ({}))))).toBe('bad_entry record.json');
    const swapped = rebuilt((entries) => {
      const [one, two] = Object.keys(entries).filter((name) => name.startsWith('documents/'));
      return { ...entries, [one ?? '']: entries[two ?? ''] ?? new Uint8Array() };
    });
    expect(problem(swapped)).toMatch(/^bad_entry readings\//);
    expect(problem(rebuilt((entries) => ({ ...entries, 'decisions.json': strToU8('{"format":"x"}') })))).toBe(
      'not_decisions head',
    );
  });

  it('refuses a bomb before it unpacks', () => {
    const bomb = rebuilt((entries) => ({ ...entries, 'views.json': new Uint8Array(300 * 1024 * 1024) }));
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(problem(bomb)).toBe('too_large');
  });
});
