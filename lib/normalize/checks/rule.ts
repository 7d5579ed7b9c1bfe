import { z } from 'zod';
import { AtlasError } from '../../model/error.ts';
import { type Severity, severities } from '../../model/fact.ts';
import type { Bilingual } from '../../model/language.ts';
import { type TemplateId, templateIds } from '../../model/template.ts';
import type { MetricChoice } from './context.ts';
import { type Expression, parseExpression } from './expression.ts';
import { type ProcedureName, procedureNames, proceduresAcrossYears } from './procedures/index.ts';

/**
 * What an identity does with a figure that has no number. `skip` does not check; `blank_as_zero_if_row_present` takes a
 * printed but empty cell as 0 (never an empty total); `skip_unless_total_and_parts_present` needs the total and a cell
 * for every part, empty parts counting 0.
 */
export type MissingPolicy = 'skip' | 'blank_as_zero_if_row_present' | 'skip_unless_total_and_parts_present';

interface RuleBase {
  readonly id: string;
  readonly version: number;
  readonly status: 'active' | 'retired';
  readonly severity: Severity;
  readonly category: string;
  readonly appliesTo: readonly TemplateId[];
  /** What is checked, in a few words; heads the line that says the rule held. */
  readonly title: Bilingual;
  /** Sentence for a broken rule, with {placeholders}. */
  readonly message: Bilingual;
  /** Why the rule exists: the form, the article or the real case behind it. */
  readonly reason: string;
}

/** An identity over the figures of a report, in the reference syntax of the domain README, section 6. */
export interface AlgebraicRule extends RuleBase {
  readonly kind: 'algebraic';
  readonly formula: Expression;
  /** Values each `$name` of the formula takes, one check per combination. */
  readonly forall: Readonly<Record<string, readonly string[]>>;
  /** Every combination of the `forall` values; one empty combination where there are none. */
  readonly combinations: readonly Readonly<Record<string, string>>[];
  readonly when: Expression | null;
  readonly tolerance: number;
  readonly missing: MissingPolicy;
}

/** A check by a named procedure, over the metrics chosen. */
export interface ProceduralRule extends RuleBase, MetricChoice {
  readonly kind: 'procedural';
  readonly procedure: ProcedureName;
}

/** What the text of a report is held against: see `normalize/copied`. */
const copyKinds = ['last_year', 'other_agency', 'other_name'] as const;

/** The kind of a copy. */
export type CopyKind = (typeof copyKinds)[number];

/** A rule on text that also stands in another report, of any form; it needs all the reports loaded, not one. */
export interface CopiedRule extends RuleBase {
  readonly kind: 'copied';
  readonly copy: CopyKind;
}

/** A rule the display keeps (footnotes of a View), not a check on a report. */
export interface DisplayRule extends RuleBase {
  readonly kind: 'display';
}

/** One consistency rule of `data/rules.json`. */
export type Rule = AlgebraicRule | ProceduralRule | CopiedRule | DisplayRule;

const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const expression = z.string().transform((text, context): Expression => {
  try {
    return parseExpression(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});
const base = {
  id: z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)+$/),
  version: z.int().min(1),
  status: z.enum(['active', 'retired']),
  severity: z.enum(severities),
  category: z.string().regex(/^[a-z_]+$/),
  appliesTo: z.array(z.enum(templateIds)).min(1),
  title: bilingual,
  message: bilingual,
  reason: z.string().min(1),
};
const metricIds = z.array(z.string().regex(/^[a-z0-9_]+$/)).default([]);
const ruleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.literal('algebraic'),
    formula: expression,
    forall: z.record(z.string().regex(/^[a-z]$/), z.array(z.string()).min(1)),
    when: expression.nullable(),
    tolerance: z.number().min(0),
    missing: z.enum(['skip', 'blank_as_zero_if_row_present', 'skip_unless_total_and_parts_present']),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('procedural'),
    procedure: z.enum(procedureNames),
    only: metricIds,
    except: metricIds,
    textOnly: metricIds,
  }),
  z.strictObject({ ...base, kind: z.literal('copied'), copy: z.enum(copyKinds) }),
  z.strictObject({ ...base, kind: z.literal('display') }),
]);

/**
 * The rules from the parsed JSON of `data/rules.json`, formulas parsed. Throws `bad_data` naming the rule's place in the
 * file and the reason: wrong shape, a formula that does not parse, an unknown procedure, a repeated id.
 */
export function parseRules(json: unknown): Rule[] {
  const parsed = z.array(ruleSchema).safeParse(json);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new AtlasError('bad_data', `rules.json: ${faults.slice(0, 20).join('\n')}`, { count: faults.length });
  }
  const ids = parsed.data.map((rule) => rule.id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) throw new AtlasError('bad_data', `rules.json: rule "${repeated}" is there twice`);
  return parsed.data.map((rule) =>
    rule.kind === 'algebraic' ? { ...rule, combinations: combinationsOf(rule.forall) } : rule,
  );
}

function combinationsOf(forall: AlgebraicRule['forall']): Record<string, string>[] {
  return Object.entries(forall).reduce<Record<string, string>[]>(
    (all, [name, values]) => all.flatMap((bindings) => values.map((value) => ({ ...bindings, [name]: value }))),
    [{}],
  );
}

/** Whether a rule needs the same agency's report of the year before. */
export function spansYears(rule: Rule): boolean {
  if (rule.kind === 'procedural') return proceduresAcrossYears.has(rule.procedure);
  if (rule.kind !== 'algebraic') return false;
  return readsPrevious(rule.formula) || (rule.when !== null && readsPrevious(rule.when));
}

function readsPrevious(node: Expression): boolean {
  switch (node.kind) {
    case 'reference':
      return node.previous;
    case 'binary':
      return readsPrevious(node.left) || readsPrevious(node.right);
    case 'not':
      return readsPrevious(node.operand);
    case 'call':
      return node.arguments.some(readsPrevious);
    case 'number':
      return false;
  }
}
