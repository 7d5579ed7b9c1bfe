import { AtlasError } from '../model/error.ts';
import type { CellStatus, View } from '../model/view.ts';
import type { CellMark } from '../query/mark.ts';
import { encodeView } from '../query/view-url.ts';

/** How a figure stands in a briefing. */
export const showings = ['chart', 'table', 'both'] as const;
/** One of {@link showings}. */
export type Showing = (typeof showings)[number];

/** A figure inside a text: it is read from its View whenever the text is shown or exported. `seen` is what it was when written. */
export interface Bound {
  readonly view: View;
  readonly cell: CellMark;
  readonly seen: number | null;
}

/** A cell as it was when its figure was pinned: key (agency~year~code), number, status. Cells without a report are left out. */
export type SeenCell = readonly [key: string, value: number | null, status: CellStatus];

/** What an item holds, by kind. */
export type ItemContent =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  /** `{1}` in the text stands for the first of `bound`, and so on; a number beyond them stands for itself. */
  | { readonly kind: 'text'; readonly text: string; readonly bound: readonly Bound[] }
  /** `message` is what the figure says; empty = its neutral title. `seen` null = nobody has looked at it yet. */
  | {
      readonly kind: 'figure';
      readonly view: View;
      readonly show: Showing;
      readonly message: string;
      readonly seen: readonly SeenCell[] | null;
    }
  | { readonly kind: 'finding'; readonly rule: string; readonly report: string }
  | { readonly kind: 'profile'; readonly agency: string };

/** One item; `id` is unique within its briefing. */
export type BriefingItem = { readonly id: string } & ItemContent;
/** An item of one kind. */
export type ItemOf<Kind extends ItemContent['kind']> = Extract<BriefingItem, { readonly kind: Kind }>;

/** A briefing: Views, findings and profiles with words around them, in the order they are read. */
export interface Briefing {
  readonly id: string;
  readonly title: string;
  readonly items: readonly BriefingItem[];
}

/**
 * What a briefing holds at most, so that one that was written is always read again: `items`; characters of its `title` and of
 * the `words` of one item; figures `bound` inside one text; `cells` seen of one figure; characters of a View's `address`.
 */
export const briefingLimits = {
  items: 300,
  title: 500,
  words: 20_000,
  bound: 100,
  cells: 100_000,
  address: 20_000,
} as const;
/** One of {@link briefingLimits}. */
export type BriefingLimit = keyof typeof briefingLimits;

/** `bad_data` with `problem` "full", `limit` (a {@link BriefingLimit}) and `most` where something is too much. */
function checkLimit(limit: BriefingLimit, found: number): void {
  const most = briefingLimits[limit];
  if (found <= most) return;
  throw new AtlasError('bad_data', `briefing: ${limit} ${found}, at most ${most}`, { problem: 'full', limit, most });
}

function checkContent(content: ItemContent): void {
  const checkView = (view: View) => checkLimit('address', encodeView(view).length);
  switch (content.kind) {
    case 'heading':
      checkLimit('words', content.text.length);
      break;
    case 'text':
      checkLimit('words', content.text.length);
      checkLimit('bound', content.bound.length);
      for (const { view } of content.bound) checkView(view);
      break;
    case 'figure':
      checkLimit('words', content.message.length);
      checkLimit('cells', content.seen?.length ?? 0);
      checkView(content.view);
      break;
    case 'finding':
    case 'profile':
      break;
  }
}

/** An empty briefing. Throws `bad_data` ("full") for a title that is too long. */
export function createBriefing(id: string, title: string): Briefing {
  checkLimit('title', title.length);
  return { id, title, items: [] };
}

/** The same briefing under another title. Throws as {@link createBriefing}. */
export function renameBriefing(briefing: Briefing, title: string): Briefing {
  checkLimit('title', title.length);
  return { ...briefing, title };
}

/**
 * With more items, before the item at `at` or at the end. Ids are given here and never used twice. Throws `bad_data` ("full",
 * see {@link briefingLimits}) for more than a briefing or an item holds.
 */
export function addItems(briefing: Briefing, contents: readonly ItemContent[], at = briefing.items.length): Briefing {
  checkLimit('items', briefing.items.length + contents.length);
  for (const content of contents) checkContent(content);
  const last = Math.max(0, ...briefing.items.map(({ id }) => Number(id.slice(1)) || 0));
  const added = contents.map((content, index): BriefingItem => ({ id: `i${last + 1 + index}`, ...content }));
  return { ...briefing, items: briefing.items.toSpliced(at, 0, ...added) };
}

/** With one item at another place, counted in the finished list; a place beyond either end is that end. */
export function moveItem(briefing: Briefing, id: string, to: number): Briefing {
  const item = briefing.items.find((each) => each.id === id);
  if (item === undefined) return briefing;
  const rest = briefing.items.filter((each) => each !== item);
  const place = Math.min(rest.length, Math.max(0, to));
  return { ...briefing, items: rest.toSpliced(place, 0, item) };
}

/** Without one item. */
export function removeItem(briefing: Briefing, id: string): Briefing {
  return { ...briefing, items: briefing.items.filter((item) => item.id !== id) };
}

/** With one item's content changed. Throws `bad_data` ("full") for more than an item holds. */
export function changeItem(briefing: Briefing, id: string, content: ItemContent): Briefing {
  checkContent(content);
  return { ...briefing, items: briefing.items.map((item) => (item.id === id ? { id, ...content } : item)) };
}

/** Every View a briefing needs, each once by its address. */
export function viewsOf({ items }: Briefing, addressOf: (view: View) => string): ReadonlyMap<string, View> {
  const views = items.flatMap((item) =>
    item.kind === 'figure' ? [item.view] : item.kind === 'text' ? item.bound.map(({ view }) => view) : [],
  );
  return new Map(views.map((view) => [addressOf(view), view]));
}
