import type { Engine, QueryResult } from '../model/engine.ts';

/** What {@link rememberAnswers} adds to an engine. */
export interface Remembering {
  /** The answer to a plain statement where it is remembered; null where the engine would have to be asked. */
  remembered(sql: string): QueryResult | null;
}

/**
 * An engine which remembers its latest answers to plain statements (`QueryOptions.plain`) by their text, so that going back
 * to what was looked at just now asks nothing, nor does a question that was asked ahead. At most `most` answers are kept,
 * and only while `changes`, how often the data changed, stays the same. A statement that failed or was cancelled is asked
 * again; one being answered to somebody who cannot cancel it is not asked twice.
 */
export function rememberAnswers<Asked extends Engine>(
  engine: Asked,
  most: number,
  changes: () => number,
): Asked & Remembering {
  const answers = new Map<string, QueryResult>();
  const coming = new Map<string, Promise<QueryResult>>();
  let of = changes();

  function forgetOld(): void {
    const now = changes();
    if (now === of) return;
    answers.clear();
    coming.clear();
    of = now;
  }

  function keep(sql: string, answer: QueryResult): void {
    // The latest stands last; the first is the longest unasked.
    answers.delete(sql);
    answers.set(sql, answer);
    const [oldest] = answers.keys();
    if (answers.size > most && oldest !== undefined) answers.delete(oldest);
  }

  async function ask(sql: string, signal: AbortSignal | undefined): Promise<QueryResult> {
    const asked = engine.query(sql, signal, { plain: true });
    if (signal !== undefined) return asked;
    coming.set(sql, asked);
    try {
      return await asked;
    } finally {
      if (coming.get(sql) === asked) coming.delete(sql);
    }
  }

  return {
    ...engine,
    query: async (sql, signal, options) => {
      if (options?.plain !== true) return engine.query(sql, signal, options);
      forgetOld();
      const now = of;
      const answer = answers.get(sql) ?? (await (coming.get(sql) ?? ask(sql, signal)));
      if (changes() === now) keep(sql, answer);
      return answer;
    },
    remembered: (sql) => {
      forgetOld();
      return answers.get(sql) ?? null;
    },
  };
}
