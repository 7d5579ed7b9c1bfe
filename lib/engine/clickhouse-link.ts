import type { ClusterReading } from '../clickhouse/config.ts';
import { AtlasError } from '../model/error.ts';
import { cancelled } from './errors.ts';

/** What went wrong between us and a cluster: the edge has a sentence for each. */
export type ClusterReason =
  | 'unreachable'
  | 'login'
  | 'settings'
  | 'loading'
  | 'shard'
  | 'seconds'
  | 'rows'
  | 'statement';

/** Asks one server of a cluster. */
export interface ClusterLink {
  /**
   * The whole answer to a statement, in the format it names. The server keeps it back until it is complete, so there is never a
   * part of one. Throws `query_cancelled`, or `cluster_failed` with a {@link ClusterReason}.
   */
  ask(sql: string, signal?: AbortSignal): Promise<Uint8Array>;
}

/** What the link needs of its surroundings. */
export interface ClusterEffects {
  readonly fetch: (address: string, request: RequestInit) => Promise<Response>;
  /** Told when the tables were loaded anew: what was answered before is of another load. */
  readonly reloaded?: () => void;
}

/** Codes of ClickHouse's own errors. */
const reasons: readonly (readonly [ClusterReason, readonly number[]])[] = [
  ['login', [192, 193, 194, 516]],
  ['settings', [164, 291, 497]],
  ['loading', [60, 81]],
  ['shard', [3, 32, 101, 102, 198, 203, 209, 210, 236, 279]],
  ['seconds', [159, 160]],
  ['rows', [158, 241, 307, 396]],
];

/** Milliseconds between two attempts to stop a statement that the server may not yet know of. */
const stopAgainMs = 100;
const stopAttempts = 50;

/** What stands before a cluster says with a status alone: nobody behind it, nothing handed on, or not for everybody. */
const statuses: readonly (readonly [ClusterReason, readonly number[]])[] = [
  ['unreachable', [404, 405, 502, 503]],
  ['login', [401, 403]],
  ['seconds', [504]],
];

/**
 * A link to a cluster. User and password, where there are any, go with the address: with a header of its own a browser first asks
 * whether it may, which old servers refuse to answer. A statement given up on, or over the time limit, is stopped on the server too.
 */
export function createClusterLink(config: ClusterReading, effects: ClusterEffects): ClusterLink {
  const post = async (sql: string, id: string) => {
    const fields = { database: config.database, ...config.login, query_id: id, wait_end_of_query: '1' };
    const lost = (error: unknown) => {
      throw clusterFailed('unreachable', `no answer from ${config.address}: ${String(error)}`, {}, error);
    };
    const address = `${config.address}?${new URLSearchParams(fields)}`;
    const response = await effects.fetch(address, { method: 'POST', body: sql }).catch(lost);
    const body = await response.arrayBuffer().catch(lost);
    if (!response.ok) throw serverError(new TextDecoder().decode(body), response.status);
    return new Uint8Array(body);
  };
  const stop = async (id: string, answer: Promise<unknown>) => {
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    answer.then(over, over);
    for (let attempt = 0; attempt < stopAttempts && !isOver; attempt += 1) {
      await post(`KILL QUERY WHERE query_id = '${id}' ASYNC`, `${id}-stop`).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, stopAgainMs));
    }
  };
  return {
    ask: async (sql, signal) => {
      if (signal?.aborted) throw cancelled();
      const id = `atlas-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
      const answer = post(sql, id);
      const { seconds } = config.limits;
      const late = () => clusterFailed('seconds', `no answer within ${seconds} s`, { seconds });
      const given = givenUp(signal, seconds * 1000, late);
      try {
        return await Promise.race([answer, given.up]);
      } catch (error) {
        if (given.isUp()) void stop(id, answer);
        throw error;
      } finally {
        given.forget();
      }
    },
  };
}

/** Rejects once the caller or the time limit gives the statement up; `forget` when that no longer matters. */
function givenUp(signal: AbortSignal | undefined, milliseconds: number, late: () => AtlasError) {
  const forgets: (() => void)[] = [];
  let isUp = false;
  const up = new Promise<never>((_, reject) => {
    const give = (error: AtlasError) => {
      isUp = true;
      reject(error);
    };
    const onAbort = () => give(cancelled());
    const timer = setTimeout(() => give(late()), milliseconds);
    signal?.addEventListener('abort', onAbort);
    forgets.push(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    });
  });
  return { up, isUp: () => isUp, forget: () => void forgets.map((each) => each()) };
}

function serverError(text: string, status: number): AtlasError {
  const shown = text.trim().slice(0, 500);
  const code = Number(/Code: (\d+)/.exec(text)?.[1] ?? 0);
  const [known, shownCode] = code === 0 ? [statuses, status] : [reasons, code];
  const reason = known.find(([, codes]) => codes.includes(shownCode))?.[0] ?? 'statement';
  return clusterFailed(reason, code === 0 ? `HTTP ${status} ${shown}`.trim() : shown, { code });
}

/** The error of a cluster that gave no answer, or none that can be used. */
export function clusterFailed(
  reason: ClusterReason,
  shown: string,
  details: Readonly<Record<string, string | number>> = {},
  cause?: unknown,
): AtlasError {
  return new AtlasError('cluster_failed', `cluster: ${shown}`, { ...details, reason, shown }, cause);
}
