import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Dims } from '../../lib/model/dimension.ts';
import type { Fact, FactStatus } from '../../lib/model/fact.ts';

/** The shared folder beside the repository; absent in a plain clone. */
export const shared = resolve(import.meta.dirname, '../../../shared');

/** Whether the hand-checked figures are there. */
export const hasShared = existsSync(resolve(shared, 'gold'));

const goldFactSchema = z.object({
  fid: z.string().optional(),
  metric: z.string(),
  dims: z.record(z.string(), z.string()),
  value: z.number().nullable(),
  status: z.enum(['reported', 'zero_stated', 'derived', 'not_reported', 'blank', 'not_applicable']).optional(),
  source: z.enum(['table', 'narrative']).optional(),
  optional: z.boolean().optional(),
  table_cell: z.boolean().optional(),
  locator: z
    .object({
      section: z.string().nullish(),
      table: z.string().nullish(),
      row: z.string().nullish(),
      col: z.string().nullish(),
      phrase: z.string().nullish(),
      offset: z.number().nullish(),
    })
    .optional(),
});

const goldSchema = z.object({ facts: z.array(goldFactSchema), distractors: z.array(z.unknown()).optional() });

/** One hand-checked figure. */
export type GoldFact = z.infer<typeof goldFactSchema>;

/** The hand-checked figures of one gold file. */
export function loadGold(path: string): readonly GoldFact[] {
  return goldSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).facts;
}

/** Whether a gold figure is a cell of a statutory table. */
export function isStatutory(gold: GoldFact): boolean {
  return gold.table_cell === true || /^(?:第二十条|表三|表四)/.test(gold.locator?.table ?? '');
}

const absent: ReadonlySet<FactStatus | undefined> = new Set(['not_reported', 'blank', 'not_applicable']);

function sameDims(gold: Readonly<Record<string, string>>, dims: Dims): boolean {
  const names = new Set([...Object.keys(gold), ...Object.keys(dims)]);
  names.delete('label');
  return [...names].every((name) => gold[name] === dims[name as keyof Dims]);
}

/** Same figure: one of the metrics gold names ("a|b"), the same breakdowns but for the label, value and status. */
export function isSameFigure(gold: GoldFact, fact: Fact): boolean {
  if (!gold.metric.split('|').includes(fact.metric) || !sameDims(gold.dims, fact.dims)) return false;
  if (absent.has(gold.status)) return absent.has(fact.status);
  const statusAgrees = gold.status !== 'zero_stated' || fact.status === 'zero_stated' || fact.value === 0;
  return statusAgrees && gold.value === fact.value;
}

/** Recall and precision of some facts against some gold, with what was missed and what was not in gold. */
export interface Score {
  readonly wanted: number;
  readonly found: number;
  readonly read: number;
  readonly right: number;
  readonly missed: readonly GoldFact[];
  readonly wrong: readonly Fact[];
}

/**
 * Scores facts against gold. Optional gold figures are not wanted but may be read; facts that say something is absent
 * count only where gold lists it.
 */
export function scoreFacts(gold: readonly GoldFact[], facts: readonly Fact[]): Score {
  const wanted = gold.filter((figure) => figure.optional !== true);
  const missed = wanted.filter((figure) => !facts.some((fact) => isSameFigure(figure, fact)));
  const read = facts.filter((fact) => fact.value !== null);
  const wrong = read.filter((fact) => !gold.some((figure) => isSameFigure(figure, fact)));
  const found = wanted.length - missed.length;
  return { wanted: wanted.length, found, read: read.length, right: read.length - wrong.length, missed, wrong };
}

/** The score as lines for people: rates, then every miss and every surplus figure. */
export function printScore(name: string, score: Score): string {
  const recall = `${score.found}/${score.wanted}`;
  const precision = `${score.right}/${score.read}`;
  return [
    `${name}: recall ${recall}, precision ${precision}`,
    ...score.missed.map((gold) => {
      const at = gold.locator?.phrase ?? gold.locator?.row ?? '';
      return `  missed ${gold.metric} ${JSON.stringify(gold.dims)} = ${gold.value} (${gold.status ?? ''}) ${at}`;
    }),
    ...score.wrong.map(
      (fact) =>
        `  not in gold ${fact.metric} ${JSON.stringify(fact.dims)} = ${fact.value} "${fact.locator.phrase ?? ''}"`,
    ),
  ].join('\n');
}
