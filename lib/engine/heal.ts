import type { MortalEngine, StreamingEngine } from '../model/engine.ts';
import { AtlasError, isAtlasError } from '../model/error.ts';
import { cancelled, queryFailed } from './errors.ts';
import type { Journal, NewTable } from './journal.ts';
import { createQueue } from './queue.ts';

/** Where the engine behind the page is in its life. */
export type HealState =
  | { readonly phase: 'starting' }
  | { readonly phase: 'ready'; readonly milliseconds: number }
  | { readonly phase: 'failed'; readonly error: unknown };

/** What healing needs. */
export interface HealingOptions {
  /** Starts one engine with the bundled tables attached. */
  readonly open: () => Promise<MortalEngine>;
  readonly journal: Journal;
  /** What a script may do; a refused one never reaches the engine. */
  readonly effectOf: (
    sql: string,
  ) =>
    | { readonly kind: 'reads' | 'changes' }
    | { readonly kind: 'refused'; readonly statement: string; readonly why: 'session' | 'fleeting' };
  readonly onState: (state: HealState) => void;
  /** Bytes of memory above which a worker is replaced, if one started anew would be much smaller: it never shrinks. */
  readonly memoryLimit: number;
}

/** An engine that outlives its workers. */
export interface HealingEngine extends StreamingEngine {
  /** Starts an engine where none runs. */
  start(): Promise<void>;
  /** Makes a table of `my`. */
  make(table: NewTable): Promise<void>;
  /** Keeps a table or view of `my` no longer that could not be made again. */
  forget(name: string): Promise<void>;
}

/** Milliseconds after which who cancels is answered, whether the worker has noticed or not. */
const answerMs = 50;
/** Milliseconds a worker has to notice that its statement was cancelled; then it is replaced. */
const graceMs = 1000;
/** Characters of a failed statement that its error repeats. */
const namedLength = 200;

/** The words behind a refused statement: of the kind the engine itself uses, so that one explanation serves both. */
const refusals = {
  session: 'is disabled by configuration',
  fleeting: 'makes what would not outlive the engine',
} as const;

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/** Answers a cancelled caller in time even where the worker is deaf. */
function answered<Result>(work: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (signal === undefined) return work;
  const gaveUp = whenAborted(signal)
    .then(() => wait(answerMs))
    .then(() => {
      throw cancelled();
    });
  return Promise.race([work, gaveUp]);
}

function named(error: unknown, sql: string): unknown {
  if (!isAtlasError(error) || error.code !== 'engine_failed') return error;
  const short = sql.length > namedLength ? `${sql.slice(0, namedLength)}…` : sql;
  const reason = String(error.details.reason ?? error.message);
  const message = `engine: ${reason}; the engine starts anew; the statement was: ${short}`;
  return new AtlasError('engine_failed', message, { reason, sql: short }, error);
}

/**
 * An engine in front of engines. One whose worker dies, is deaf to a cancel or has grown too large is replaced at once:
 * the bundled tables attached, tables and views of `my` made again from the journal. Only the statement that ran fails, with
 * `engine_failed` and its text; those that wait go to the new engine.
 */
export function createHealingEngine(options: HealingOptions): HealingEngine {
  const { journal, onState } = options;
  const enqueue = createQueue();
  let current: Promise<MortalEngine> | null = null;
  let closed = false;
  /** Bytes above which the present engine is replaced: what one needs for the tables of `my` alone is no reason. */
  let watermark = options.memoryLimit;

  const open = (): Promise<MortalEngine> => {
    if (current !== null) return current;
    const mine = begin().then(
      (engine) => {
        void engine.ended.then(() => replace(mine));
        return engine;
      },
      (error: unknown) => {
        if (current === mine) current = null;
        onState({ phase: 'failed', error });
        throw error;
      },
    );
    current = mine;
    return mine;
  };
  const replace = (dead: Promise<MortalEngine>): void => {
    if (current !== dead) return;
    current = null;
    if (!closed) open().catch(() => undefined);
  };
  const begin = async (): Promise<MortalEngine> => {
    const before = performance.now();
    onState({ phase: 'starting' });
    const engine = await options.open();
    await journal.restore(engine);
    watermark = Math.max(options.memoryLimit, ((await engine.memory()) ?? 0) * 1.5);
    onState({ phase: 'ready', milliseconds: Math.round(performance.now() - before) });
    return engine;
  };
  const end = async (engine: MortalEngine): Promise<void> => {
    const mine = current;
    await engine.close();
    if (mine !== null) replace(mine);
  };
  const slim = async (): Promise<void> => {
    const engine = await current;
    const bytes = engine === null ? null : await engine.memory();
    if (engine !== null && bytes !== null && bytes > watermark) await end(engine);
  };
  /** Waits for the work; a worker deaf to the cancel is ended. */
  const held = async <Result>(
    engine: MortalEngine,
    work: Promise<Result>,
    signal: AbortSignal | undefined,
  ): Promise<Result> => {
    if (signal === undefined) return work;
    const settled = work.then(
      () => undefined,
      () => undefined,
    );
    const isDeaf = whenAborted(signal).then(() =>
      Promise.race([settled.then(() => false), wait(graceMs).then(() => true)]),
    );
    if ((await Promise.race([settled, isDeaf])) === true) {
      await end(engine);
      throw cancelled();
    }
    return work;
  };
  const run = <Result>(
    sql: string,
    signal: AbortSignal | undefined,
    ask: (engine: MortalEngine) => Promise<Result>,
  ): Promise<Result> => {
    const task = async (): Promise<Result> => {
      const effect = options.effectOf(sql);
      if (effect.kind === 'refused') {
        throw queryFailed(sql, `Permission Error: ${effect.statement} ${refusals[effect.why]}`);
      }
      const engine = await open();
      if (signal?.aborted) throw cancelled();
      try {
        const result = await held(engine, ask(engine), signal);
        if (effect.kind === 'changes') await journal.record(engine, sql);
        return result;
      } catch (error) {
        throw named(error, sql);
      } finally {
        void enqueue(slim).catch(() => undefined);
      }
    };
    return answered(enqueue(task, signal), signal);
  };

  return {
    start: async () => {
      await open();
    },
    query: (sql, signal, options) => run(sql, signal, (engine) => engine.query(sql, signal, options)),
    stream: (sql, sink, signal) => run(sql, signal, (engine) => engine.stream(sql, sink, signal)),
    make: (table) => enqueue(async () => journal.make(await open(), table)),
    forget: (name) => enqueue(() => journal.forget(name)),
    close: async () => {
      closed = true;
      const engine = await current;
      await engine?.close();
    },
  };
}
