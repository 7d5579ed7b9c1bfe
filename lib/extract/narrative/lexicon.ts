import { z } from 'zod';
import { dimensionNames } from '../../model/dimension.ts';
import { AtlasError } from '../../model/error.ts';
import { templateIds } from '../../model/template.ts';

const word = z.string().min(1).max(40);
const words = z.array(word);
/** A list of alternatives for each thing that must be said: every group needs one of its words. */
const groups = z.array(words.min(1));
const dims = z.record(z.string(), z.string());
const metricByEra = z.union([
  z.string(),
  z.strictObject({ old: z.string().nullable(), modern: z.string().nullable() }),
]);

const ruleSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  metric: metricByEra,
  dims: dims.optional(),
  units: z.string(),
  all: groups.optional(),
  none: words.optional(),
  topic: words.optional(),
  sentence: groups.optional(),
  behind: groups.optional(),
  earlier: groups.optional(),
  follows: words.optional(),
  era: z.enum(['old', 'modern']).optional(),
  inherits: z.array(z.enum(dimensionNames)).optional(),
});

const zeroSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  metric: metricByEra,
  dims: dims.optional(),
  any: words,
  none: words.optional(),
  topic: words.optional(),
  sentence: groups.optional(),
  elsewhere: words.optional(),
  blocks: words.optional(),
});

const sameSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  base: words,
  all: groups,
  none: words.optional(),
  metric: metricByEra,
  dims: dims.optional(),
  keepDims: z.boolean().optional(),
  total: z.boolean().optional(),
});

const expectedSchema = z.strictObject({
  metric: z.string(),
  dims: dims.optional(),
  templates: z.array(z.enum(templateIds)),
  section: words,
  onlyIfSection: z.boolean().optional(),
  unless: words.optional(),
});

const codeWords = z.strictObject({ code: z.string(), words });

/** Schema of `data/lexicon.json`; see the field comments of {@link Lexicon}. */
export const lexiconSchema = z.strictObject({
  units: z.record(z.string(), words),
  simplify: z.string().regex(/^(..)*$/u),
  topics: z.array(codeWords),
  channels: z.array(codeWords),
  categories: z.array(codeWords),
  rules: z.array(ruleSchema),
  zeros: z.array(zeroSchema),
  same: z.array(sameSchema),
  expected: z.array(expectedSchema),
  negators: z.strictObject({
    words,
    verbs: words,
    not: words,
    kinds: words,
    alone: z.array(z.strictObject({ words, beside: words })),
  }),
  proactive: z.strictObject({
    verbs: words,
    generic: words,
    labelNouns: words,
    multi: words,
    business: words,
    undone: words,
  }),
  lightWords: words,
  openVerbs: words,
  partWords: words,
  scopeWords: words,
  regionScopeWords: words,
  cumulativeWords: words,
  organisationEnds: words,
  skipHeadings: words,
  embeddedMarks: words,
});

/**
 * The words the narrative reader knows, as data (`data/lexicon.json`). In every word, `~` stands for up to twelve
 * characters of the same clause ("人民政府~栏目").
 * `units` names classes of printed units; `simplify` lists traditional and simplified characters in pairs; `topics` says
 * what a clause speaks of; `channels` and `categories` turn words into codes, the first match wins; `rules` map a number to
 * a metric, the first match wins (`follows` = the figure it continues, `inherits` = the breakdowns it takes over from it);
 * `zeros` map what is denied to the metrics that are thereby zero, but not where the sentence speaks of another matter
 * (`elsewhere`) and not of disclosure; `same` maps 全部/均/都 to the figure it repeats; `expected`
 * lists the figures a report of a form owes its reader. `negators.kinds` and, where no other of their list and none of `beside`
 * stands with them, `negators.alone` say that only some requests are denied (未收到当面申请); `proactive.undone` are words of
 * what was taken back or never went out.
 */
export type Lexicon = z.infer<typeof lexiconSchema>;

/** One way of mapping a number to a metric. */
export type Rule = Lexicon['rules'][number];

/** The metrics a rule maps to before 2019 and since; null = none. */
export function metricsOf({ metric }: Pick<Rule, 'metric'>): readonly (string | null)[] {
  return typeof metric === 'string' ? [metric] : [metric.old, metric.modern];
}

/** Checks a parsed `data/lexicon.json`; throws `bad_data` with the path of the first wrong value. */
export function parseLexicon(value: unknown): Lexicon {
  const parsed = lexiconSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue === undefined ? '' : issue.path.join('.');
  throw new AtlasError('bad_data', `lexicon: ${path}: ${issue?.message ?? 'invalid'}`, { path });
}
