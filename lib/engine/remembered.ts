import type { Engine, QueryResult } from '../model/engine.ts';

/**
 * An engine which remembers its latest answers to plain statements (`QueryOptions.plain`) by their text, so that going back
 * to what was looked at just now asks nothing. At most `most` answers are kept, and only while `changes`, how often the data
 * changed, stays the same. A statement that failed or was cancelled is asked again.
 */
export function rememberAnswers<Remembering extends Engine>(
  engine: Remembering,
  most: number,
  changes: () => number,
): Remembering {
  const answers = new Map<string, QueryResult>();
  let of = changes();
  return {
    ...engine,
    query: async (sql, signal, options) => {
      if (options?.plain !== true) return engine.query(sql, signal, options);
      const now = changes();
      if (now !== of) answers.clear();
      of = now;
      const answer = answers.get(sql) ?? (await engine.query(sql, signal, options));
      if (changes() !== now) return answer;
      // The latest stands last; the first is the longest unasked.
      answers.delete(sql);
      answers.set(sql, answer);
      const [oldest] = answers.keys();
      if (answers.size > most && oldest !== undefined) answers.delete(oldest);
      return answer;
    },
  };
}
