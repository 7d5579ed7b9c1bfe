/** A sum the form's own layout demands: the figures of both sides add up to the same. */
export interface Equation {
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** Values by cell key; an empty cell counts as 0, a cell that could not be read is missing. */
export type Values = ReadonlyMap<string, number>;

/** A figure of table three: row metric and applicant. */
export interface GridKey {
  readonly metric: string;
  readonly applicant: string;
}

/** Name of a cell in the equations. */
export function gridKey({ metric, applicant }: GridKey): string {
  return `${metric}|${applicant}`;
}

const parts = [
  'natural_person',
  'org_business',
  'org_research',
  'org_public_welfare',
  'org_legal_service',
  'org_other',
];
const outcome = /^req_(?:granted|partially|refused|unable|rejected|other)/;

/**
 * The equations of table three for the rows and columns it prints: the total of every row; for every column the sum of
 * the outcomes, and new + carried in = handled + carried out.
 */
export function applicationEquations(metrics: readonly string[], applicants: readonly string[]): Equation[] {
  const equations: Equation[] = [];
  const keys = (metric: string, codes: readonly string[]): string[] =>
    codes.map((applicant) => gridKey({ metric, applicant }));
  for (const metric of metrics) {
    if (applicants.includes('total')) equations.push({ left: keys(metric, ['total']), right: keys(metric, parts) });
    if (applicants.includes('org_subtotal')) {
      equations.push({ left: keys(metric, ['org_subtotal']), right: keys(metric, parts.slice(1)) });
    }
  }
  for (const applicant of applicants) {
    const of = (names: readonly string[]): string[] => names.map((metric) => gridKey({ metric, applicant }));
    if (metrics.includes('req_outcome_total')) {
      equations.push({ left: of(['req_outcome_total']), right: of(metrics.filter((metric) => outcome.test(metric))) });
    }
    equations.push({
      left: of(['req_received', 'req_carried_in']),
      right: of(['req_outcome_total', 'req_carried_out']),
    });
  }
  return equations;
}

function sideSum(keys: readonly string[], values: Values): number | null {
  let sum = 0;
  for (const key of keys) {
    const value = values.get(key);
    if (value === undefined) return null;
    sum += value;
  }
  return sum;
}

/** Whether an equation holds; null where a figure it needs is missing. */
export function holds(equation: Equation, values: Values): boolean | null {
  const left = sideSum(equation.left, values);
  const right = sideSum(equation.right, values);
  return left === null || right === null ? null : Math.abs(left - right) < 1e-9;
}

/** Whether an equation looks at one of some cells. */
export function touches(equation: Equation, keys: ReadonlySet<string>): boolean {
  return equation.left.some((key) => keys.has(key)) || equation.right.some((key) => keys.has(key));
}
