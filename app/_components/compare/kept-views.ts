import { z } from 'zod';
import { isAtlasError } from '../../../lib/model/error.ts';
import type { Dictionary } from '../../../lib/model/metric.ts';
import type { View } from '../../../lib/model/view.ts';
import { metricOf } from '../../../lib/query/check-view.ts';
import { decodeView } from '../../../lib/query/view-url.ts';

const keptSchema = z.object({
  recent: z.array(z.string()),
  saved: z.array(z.object({ name: z.string(), query: z.string() })),
});

/** Views a person has looked at (latest first) or saved under a name (by name), each as the query of its address. */
export interface KeptViews {
  readonly recent: readonly string[];
  readonly saved: readonly { readonly name: string; readonly query: string }[];
}

/** Nothing kept yet. */
export const nothingKept: KeptViews = { recent: [], saved: [] };

/** At most this many recent Views are kept. */
export const recentAtMost = 10;

/** What storage holds; nothing where it is empty or was written by something else. */
export function parseKept(text: string | null): KeptViews {
  try {
    const parsed = keptSchema.safeParse(JSON.parse(text ?? 'null'));
    return parsed.success ? parsed.data : nothingKept;
  } catch {
    return nothingKept;
  }
}

/** With one more recent View, which stands first and only once. */
export function withRecent(kept: KeptViews, query: string): KeptViews {
  return { ...kept, recent: [query, ...kept.recent.filter((each) => each !== query)].slice(0, recentAtMost) };
}

/** Without one recent View. */
export function withoutRecent(kept: KeptViews, query: string): KeptViews {
  return { ...kept, recent: kept.recent.filter((each) => each !== query) };
}

/** With a View saved under a name; a name stands for one View. */
export function withSaved(kept: KeptViews, name: string, query: string): KeptViews {
  return { ...kept, saved: [...kept.saved.filter((each) => each.name !== name), { name, query }] };
}

/** Without the View of a name. */
export function withoutSaved(kept: KeptViews, name: string): KeptViews {
  return { ...kept, saved: kept.saved.filter((each) => each.name !== name) };
}

/** The View of a kept query; null where the data can no longer answer it. */
export function keptView(query: string, dictionary: Dictionary): View | null {
  try {
    const view = decodeView(new URLSearchParams(query));
    metricOf(view, dictionary);
    return view;
  } catch (error) {
    if (isAtlasError(error) && error.code === 'bad_view') return null;
    throw error;
  }
}
