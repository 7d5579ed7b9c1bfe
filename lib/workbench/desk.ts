import { z } from 'zod';
import type { ParameterValues } from './parameters.ts';

/** A text being written, with the values of its parameters. */
export interface Tab {
  readonly id: string;
  readonly sql: string;
  readonly values: ParameterValues;
}

/** A query kept under a name. */
export interface SavedQuery {
  readonly name: string;
  readonly sql: string;
  readonly values: ParameterValues;
}

/** A statement that was run; `rows` null = it gave no result. `at` is in milliseconds since 1970. */
export interface PastRun {
  readonly sql: string;
  readonly values: ParameterValues;
  readonly at: number;
  readonly rows: number | null;
}

/** Everything of the editor that outlives the page: open tabs, closed ones that can come back, saved queries, history. */
export interface Desk {
  readonly tabs: readonly Tab[];
  readonly closed: readonly Tab[];
  readonly saved: readonly SavedQuery[];
  readonly past: readonly PastRun[];
}

const values = z.record(z.string(), z.string());
const tab = z.strictObject({ id: z.string().min(1), sql: z.string(), values });
const deskSchema = z.strictObject({
  tabs: z.array(tab),
  closed: z.array(tab),
  saved: z.array(z.strictObject({ name: z.string().min(1), sql: z.string(), values })),
  past: z.array(z.strictObject({ sql: z.string(), values, at: z.number(), rows: z.number().nullable() })),
});

/** A desk with nothing on it. */
export const emptyDesk: Desk = { tabs: [], closed: [], saved: [], past: [] };

/** Most closed tabs and most runs that are remembered; older ones go. */
export const mostClosed = 20;

/** Most runs that are remembered. */
export const mostPast = 200;

/** A desk from its stored text; an empty one where there is none or it is not a desk. */
export function parseDesk(text: string | null): Desk {
  if (text === null) return emptyDesk;
  try {
    const parsed = deskSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : emptyDesk;
  } catch {
    return emptyDesk;
  }
}

/** The desk with one more tab at the end. */
export function withTab(desk: Desk, added: Tab): Desk {
  return { ...desk, tabs: [...desk.tabs, added] };
}

/** The desk with a tab's text or values changed; a tab another window has closed comes back. */
export function withText(desk: Desk, changed: Tab): Desk {
  const known = desk.tabs.some(({ id }) => id === changed.id);
  return known
    ? { ...desk, tabs: desk.tabs.map((one) => (one.id === changed.id ? changed : one)) }
    : { ...withTab(desk, changed), closed: desk.closed.filter(({ id }) => id !== changed.id) };
}

/** The desk without a tab, which is kept among the closed unless it is blank. */
export function withoutTab(desk: Desk, id: string): Desk {
  const gone = desk.tabs.find((one) => one.id === id);
  if (!gone) return desk;
  const closed = gone.sql.trim() === '' ? desk.closed : [gone, ...desk.closed].slice(0, mostClosed);
  return { ...desk, tabs: desk.tabs.filter((one) => one.id !== id), closed };
}

/** The desk with the tab closed last open again; unchanged where there is none. */
export function withReopened(desk: Desk): Desk {
  const [back, ...closed] = desk.closed;
  return back ? { ...withTab(desk, back), closed } : desk;
}

/** The desk with a query kept under its name; a query of the same name is replaced. */
export function withSaved(desk: Desk, kept: SavedQuery): Desk {
  return { ...desk, saved: [kept, ...desk.saved.filter(({ name }) => name !== kept.name)] };
}

/** The desk without the saved query of a name. */
export function withoutSaved(desk: Desk, name: string): Desk {
  return { ...desk, saved: desk.saved.filter((one) => one.name !== name) };
}

/** The desk with one more run; the same statement with the same values stands only once, at its last time. */
export function withPast(desk: Desk, run: PastRun): Desk {
  const key = JSON.stringify([run.sql, run.values]);
  const others = desk.past.filter((one) => JSON.stringify([one.sql, one.values]) !== key);
  return { ...desk, past: [run, ...others].slice(0, mostPast) };
}

/** The runs whose statement or values hold every word of a search. */
export function pastMatching(past: readonly PastRun[], search: string): readonly PastRun[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return past.filter((run) => {
    const text = [run.sql, ...Object.values(run.values)].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** What a text is called: the words of its first comment, else the tables it reads, else its first words; null if blank. */
export function queryTitle(sql: string): string | null {
  const comment = /^\s*(?:--\s*(.+)|\/\*\s*([\s\S]*?)\*\/)/.exec(sql);
  const said = comment?.[1] ?? comment?.[2]?.split('\n')[0];
  const title = said ?? sql.trim().replaceAll(/\s+/g, ' ');
  return title.trim() === '' ? null : title.trim().slice(0, 40);
}
