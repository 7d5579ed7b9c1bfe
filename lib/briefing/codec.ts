import { z } from 'zod';
import { AtlasError, isAtlasError } from '../model/error.ts';
import { cellStatuses } from '../model/view.ts';
import { decodeView, encodeView } from '../query/view-url.ts';
import { type Briefing, type BriefingItem, briefingLimits, showings } from './briefing.ts';

/** The version this program writes; a file of a later one is refused with a sentence. */
export const briefingVersion = 1;

/** What a file of ours says of itself. */
const kind = 'gongkai-atlas-briefing';

const view = z
  .string()
  .max(briefingLimits.address)
  .transform((query, context) => {
    try {
      return decodeView(new URLSearchParams(query));
    } catch (error) {
      if (!isAtlasError(error)) throw error;
      context.addIssue({ code: 'custom', message: error.message });
      return z.NEVER;
    }
  });
const name = z.string().max(200);
const words = z.string().max(briefingLimits.words);
const year = z.int().min(2000).max(2099);
const bound = z.object({
  view,
  cell: z.object({ agency: name.nullable(), year, code: name.nullable() }),
  seen: z.number().nullable(),
});
const seen = z
  .array(z.tuple([z.string().max(500), z.number().nullable(), z.enum(cellStatuses)]))
  .max(briefingLimits.cells);
const content = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.union([z.literal(1), z.literal(2)]), text: words }),
  z.object({ kind: z.literal('text'), text: words, bound: z.array(bound).max(briefingLimits.bound) }),
  z.object({ kind: z.literal('figure'), view, show: z.enum(showings), message: words, seen: seen.nullable() }),
  z.object({ kind: z.literal('finding'), rule: name, report: name }),
  z.object({ kind: z.literal('profile'), agency: name }),
]);
const file = z.object({
  kind: z.literal(kind),
  version: z.literal(briefingVersion),
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  title: z.string().max(briefingLimits.title),
  items: z.array(content).max(briefingLimits.items),
});

/** A briefing as the text of a file: the same briefing gives the same bytes; Views stand as the query of their address. */
export function briefingToJson({ id, title, items }: Briefing): string {
  const written = { kind, version: briefingVersion, id, title, items: items.map(plainItem) };
  return `${JSON.stringify(written, null, 1)}\n`;
}

/** Properties in one order, whatever the order they were made in. */
function plainItem(item: BriefingItem): object {
  switch (item.kind) {
    case 'heading':
      return { kind: item.kind, level: item.level, text: item.text };
    case 'text': {
      const bounds = item.bound.map(({ view: of, cell, seen: was }) => {
        const { agency, year: when, code } = cell;
        return { view: encodeView(of), cell: { agency, year: when, code }, seen: was };
      });
      return { kind: item.kind, text: item.text, bound: bounds };
    }
    case 'figure': {
      const { show, message, seen: was } = item;
      return { kind: item.kind, view: encodeView(item.view), show, message, seen: was };
    }
    case 'finding':
      return { kind: item.kind, rule: item.rule, report: item.report };
    case 'profile':
      return { kind: item.kind, agency: item.agency };
  }
}

/**
 * Reads a file of {@link briefingToJson}; items are numbered anew. Throws `bad_data` whose `problem` is `not_json`,
 * `not_briefing`, `newer` or `bad_item` (`where` names the place), and takes nothing of a bad file.
 */
export function briefingFromJson(text: string): Briefing {
  const read = parsed(text);
  const head = z.object({ kind: z.literal(kind), version: z.number() }).safeParse(read);
  if (!head.success) throw badFile('not_briefing', '');
  if (head.data.version > briefingVersion) throw badFile('newer', String(head.data.version));
  const whole = file.safeParse(read);
  if (!whole.success) {
    const issue = whole.error.issues[0];
    throw badFile('bad_item', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const { id, title, items } = whole.data;
  return { id, title, items: items.map((item, at): BriefingItem => ({ id: `i${at + 1}`, ...item })) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badFile('not_json', '');
  }
}

function badFile(problem: 'not_json' | 'not_briefing' | 'newer' | 'bad_item', where: string): AtlasError {
  return new AtlasError('bad_data', `briefing: ${problem}${where === '' ? '' : `: ${where}`}`, { problem, where });
}
