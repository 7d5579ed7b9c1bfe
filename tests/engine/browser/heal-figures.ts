import type { Page } from 'playwright-core';
import { onBench } from './bench.ts';
import type { Outcome } from './heal-page.ts';

/** What came of many kills and cancels. */
export interface HealFigures {
  readonly kills: number;
  /** Kills after which the next statement was answered with every table and view as it was. */
  readonly survived: number;
  /** Statements the kill caught running: each must fail with its text, none may hang or answer wrongly. */
  readonly named: number;
  /** Statements that were done before the kill came. */
  readonly answered: number;
  /** What went otherwise, in words. */
  readonly odd: readonly string[];
  /** Milliseconds from a kill to the next answer. */
  readonly healedIn: readonly number[];
  /** Milliseconds from a cancel to its answer, and to the next statement's. */
  readonly cancelledIn: readonly number[];
  readonly nextIn: readonly number[];
}

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const running = [
  'SELECT count(*) FROM range(100000) a, range(100000) b WHERE a.range * b.range % 7 = 3',
  'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n FROM r) SELECT * FROM r',
  'SELECT * FROM range(1000000) ORDER BY hash(range)',
  'SELECT list(range) FROM range(1000000000)',
  'SELECT f.id, k.name FROM fact f JOIN my.kept k ON f.id % 7 = k.seven',
] as const;

/** The statements tables and views are checked by, and what they answer. */
export const keepsakes = {
  make: [
    "CREATE OR REPLACE TABLE my.kept AS SELECT range % 7 AS seven, '银川' || range AS name FROM range(1000)",
    'CREATE OR REPLACE VIEW my.counted AS SELECT seven, count(*) AS n FROM my.kept GROUP BY seven',
  ],
  check: 'SELECT sum(n), (SELECT max(name) FROM my.kept), (SELECT count(*) FROM fact) FROM my.counted',
  expected: [[1000, '银川999', 5000]],
} as const;

function rows(outcome: Outcome): string {
  return 'result' in outcome ? JSON.stringify(outcome.result.rows) : `${outcome.code}: ${outcome.message}`;
}

/** Kills the worker `count` times at seeded moments, each time asking afterwards for everything that was made. */
export async function killMany(
  page: Page,
  count: number,
  seed: number,
): Promise<Omit<HealFigures, 'cancelledIn' | 'nextIn'>> {
  const random = seeded(seed);
  for (const sql of keepsakes.make) await onBench(page, 'healed', sql);
  const odd: string[] = [];
  const healedIn: number[] = [];
  let [survived, named, answered] = [0, 0, 0];
  for (let kill = 0; kill < count; kill++) {
    const sql = running[Math.floor(random() * running.length)] ?? running[0];
    // Some moments fall into the start of the engine itself, most into the run.
    const after = Math.floor(random() ** 2 * 400);
    const { outcome, next, milliseconds } = await onBench(page, 'killHealed', sql, after, keepsakes.check);
    healedIn.push(milliseconds);
    if ('result' in outcome) answered++;
    else if (outcome.code === 'engine_failed' && outcome.message.includes(sql.slice(0, 60))) named++;
    else odd.push(`kill ${kill} after ${after} ms, ${sql}: ${rows(outcome)}`);
    if (rows(next) === JSON.stringify(keepsakes.expected)) survived++;
    else odd.push(`after kill ${kill} (${after} ms, ${sql}): ${rows(next)}`);
  }
  return { kills: count, survived, named, answered, odd, healedIn };
}

const cancelled = [...running.slice(0, 4), 'SELECT * FROM range(1000000000)'] as const;

/** Cancels `count` endless statements at seeded moments. */
export async function cancelMany(
  page: Page,
  count: number,
  seed: number,
): Promise<Pick<HealFigures, 'cancelledIn' | 'nextIn' | 'odd'>> {
  const random = seeded(seed);
  const cancelledIn: number[] = [];
  const nextIn: number[] = [];
  const odd: string[] = [];
  for (let at = 0; at < count; at++) {
    const sql = cancelled[at % cancelled.length] ?? cancelled[0];
    const { outcome, next, ...times } = await onBench(page, 'cancelHealed', sql, Math.floor(random() * 300));
    cancelledIn.push(times.answeredIn);
    nextIn.push(times.nextIn);
    const isDone = 'result' in outcome || outcome.code === 'query_cancelled';
    if (!isDone || rows(next) !== '[[5000]]') odd.push(`${sql}: ${rows(outcome)}, then ${rows(next)}`);
  }
  return { cancelledIn, nextIn, odd };
}
