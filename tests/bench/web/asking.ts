import type { MortalEngine } from '../../../lib/model/engine.ts';

/** What the bench's page asks of the engine that is open. */
export function asking(opened: () => MortalEngine) {
  return {
    /** Milliseconds of one statement, rows at hand. */
    time: async (sql: string): Promise<number> => {
      const begin = performance.now();
      await opened().query(sql, undefined, { plain: true });
      return performance.now() - begin;
    },
    /** The rows of a statement as one text, to hold beside another engine's. */
    text: async (sql: string): Promise<string> =>
      JSON.stringify((await opened().query(sql, undefined, { plain: true })).rows),
    memory: async (): Promise<number> => (await opened().memory()) ?? 0,
  };
}
