import { cellKey } from '../../lib/extract/statutory/emit.ts';
import type { Fact, Finding, ReadWarning } from '../../lib/model/fact.ts';

/** A sum the form prescribes: the wholes on one side add up to the parts on the other. Written from the forms, not the rules. */
interface Identity {
  readonly name: string;
  readonly wholes: readonly string[];
  readonly parts: readonly string[];
}

const applicants = [
  'natural_person',
  'org_business',
  'org_research',
  'org_public_welfare',
  'org_legal_service',
  'org_other',
] as const;

const refused = [
  'state_secret',
  'law_prohibited',
  'safety_stability',
  'third_party',
  'internal_affairs',
  'process_info',
  'enforcement_file',
  'admin_inquiry',
] as const;
const outcomes = [
  'req_granted',
  'req_partially_granted',
  ...refused.map((id) => `req_refused_${id}`),
  ...['not_held', 'needs_creation', 'unclear'].map((id) => `req_unable_${id}`),
  ...['petition', 'repeat', 'publication', 'excessive', 'reconfirm'].map((id) => `req_rejected_${id}`),
];
const others2021 = ['no_correction', 'fee_unpaid', 'misc'].map((id) => `req_other_${id}`);
const rows = [
  'req_received',
  'req_carried_in',
  ...outcomes,
  ...others2021,
  'req_other_total',
  'req_outcome_total',
  'req_carried_out',
];

const of = (metric: string, applicant: string): string => cellKey(metric, { applicant });
const results = ['upheld', 'corrected', 'other', 'pending'] as const;

const identities: readonly Identity[] = [
  ...rows.map((metric) => ({
    name: `row ${metric}`,
    wholes: [of(metric, 'total')],
    parts: applicants.map((applicant) => of(metric, applicant)),
  })),
  ...[...applicants, 'total'].flatMap((applicant) => [
    {
      name: `balance ${applicant}`,
      wholes: [of('req_received', applicant), of('req_carried_in', applicant)],
      parts: [of('req_outcome_total', applicant), of('req_carried_out', applicant)],
    },
    {
      name: `outcomes 2021 ${applicant}`,
      wholes: [of('req_outcome_total', applicant)],
      parts: [...outcomes, ...others2021].map((metric) => of(metric, applicant)),
    },
    {
      name: `outcomes 2019 ${applicant}`,
      wholes: [of('req_outcome_total', applicant)],
      parts: [...outcomes, 'req_other_total'].map((metric) => of(metric, applicant)),
    },
  ]),
  { name: 'reviews', wholes: ['review_total'], parts: results.map((result) => `review_${result}`) },
  ...['direct', 'after_review'].map((route) => ({
    name: `suits ${route}`,
    wholes: [cellKey('litigation_total', { route })],
    parts: results.map((result) => cellKey(`litigation_${result}`, { route })),
  })),
];

/** What a reading tells of its own doubts. */
export interface Doubts {
  readonly findings: readonly Finding[];
  readonly warnings: readonly ReadWarning[];
}

/** Whether a finding, a warning or its own confidence casts doubt on one of some facts. */
export function isDoubted(facts: readonly Fact[], { findings, warnings }: Doubts): boolean {
  const keys = new Set(facts.map((fact) => fact.key));
  if (facts.some((fact) => fact.confidence === 'doubtful')) return true;
  if (findings.some((finding) => !finding.kept && finding.facts.some((key) => keys.has(key)))) return true;
  return warnings.some(({ start, end }) => {
    if (start === null || end === null) return false;
    return facts.some(({ locator }) => locator.start <= end && start <= locator.end);
  });
}

/** The exact figures of the statutory tables by metric and dims. */
export function tableFigures(facts: readonly Fact[]): ReadonlyMap<string, Fact> {
  const figures = new Map<string, Fact>();
  for (const fact of facts) {
    if (!fact.rule.startsWith('statutory.')) continue;
    figures.set(cellKey(fact.metric, fact.dims), fact);
  }
  return figures;
}

/** The sums of the form that the figures break without a word of doubt about them, in words. */
export function silentBreaks(facts: readonly Fact[], doubts: Doubts): string[] {
  const figures = tableFigures(facts);
  return identities.flatMap(({ name, wholes, parts }) => {
    const all = [...wholes, ...parts].map((key) => figures.get(key));
    const known = all.filter((fact) => fact !== undefined && fact.value !== null && fact.qualifier === 'exact');
    if (known.length < all.length) return [];
    const sum = (keys: readonly string[]) => keys.reduce((total, key) => total + (figures.get(key)?.value ?? 0), 0);
    const [whole, part] = [sum(wholes), sum(parts)];
    if (Math.abs(whole - part) < 1e-6 || isDoubted(known as Fact[], doubts)) return [];
    return [`${name}: ${whole} is not ${part}, and nothing says so`];
  });
}
