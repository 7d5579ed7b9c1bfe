import { isBreakdownName } from '../model/dimension.ts';
import { isAtlasError } from '../model/error.ts';
import { languages } from '../model/language.ts';
import type { Dictionary } from '../model/metric.ts';
import { measures, orders, type View, viewSchema } from '../model/view.ts';
import { statementIn } from '../query/statement-words.ts';
import { viewToSql } from '../query/view-sql.ts';

/** The first line of a View's statement: `-- metric / breakdown × metric, from-to, measure`. */
const heading = /^-- (\w+)(?: \/ (\w+))?(?: × (\w+))?, (\d{4})-(\d{4}), (\w+)\r?\n/;

/** Whether a statement begins as those of Views do: only then is it worth loading a dictionary. */
export function mayBeView(sql: string): boolean {
  return heading.test(sql.trimStart());
}

/**
 * The View whose statement this is, to the letter; null for any other statement, also for one changed by a single word.
 * The chart kind is not in the statement: bars, or a scatter where there are two metrics.
 */
export function maybeViewOf(sql: string, dictionary: Dictionary): View | null {
  const text = sql.trim();
  const match = heading.exec(text);
  if (!match) return null;
  const [, metric, by, against, from, to, measure] = match;
  const agencies = [...listIn(text).matchAll(/'([^']+)'/g)].map(([, id]) => id ?? '');
  for (const order of orders) {
    for (const small of [false, true]) {
      const parsed = viewSchema.safeParse({
        metric,
        by: by ?? null,
        where: fixedIn(text),
        agencies,
        years: { from: Number(from), to: Number(to) },
        measure: measures.find((known) => known === measure),
        chart: against === undefined ? 'bar' : 'scatter',
        order,
        against: against ?? null,
        small,
      });
      if (parsed.success && isStatementOf(parsed.data, dictionary, text)) return parsed.data;
    }
  }
  return null;
}

/** The list of chosen agencies; empty where all are meant. */
function listIn(sql: string): string {
  return /^chosen AS \([^)]*?WHERE agency_id IN \(\s*('[^)]*)\)/ms.exec(sql)?.[1] ?? '';
}

/** The breakdowns fixed to one code; behind OR stands the code of none (`isTotal`). */
function fixedIn(sql: string): Record<string, string> {
  const found = [...sql.matchAll(/(?<!OR) f\.(\w+) = '([^']+)'/g)].map(
    ([, name = '', code = '']) => [name, code] as const,
  );
  return Object.fromEntries(found.filter(([name]) => isBreakdownName(name)));
}

/** In the remarks of either language. */
function isStatementOf(view: View, dictionary: Dictionary, text: string): boolean {
  try {
    const sql = viewToSql(view, dictionary).trim();
    return languages.some((language) => statementIn(language, sql) === text);
  } catch (error) {
    if (isAtlasError(error)) return false;
    throw error;
  }
}
