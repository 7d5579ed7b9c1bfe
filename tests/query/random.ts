import fc from 'fast-check';
import { viewMetric } from '../../lib/model/metric.ts';
import { measures, type View } from '../../lib/model/view.ts';
import { metricOf } from '../../lib/query/check-view.ts';
import { defaultView } from '../../lib/query/view-url.ts';
import { dictionary, type SmallFact, type SmallReport, type SmallWorld } from './world.ts';

const agencies = ['900100-kj', '900101-kj', '900102-kj', '900103-kj', '900104-kj', '900105-kj'];
const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024];
const applicants = ['natural_person', 'org_business'];
const refused = [...dictionary.metrics.keys()].filter((id) => id.startsWith('req_refused_'));

/** Every figure a report of the random world may have. */
const figures: readonly Pick<SmallFact, 'metric' | 'dims'>[] = [
  ...['proactive_total', 'review_total', 'review_corrected', 'review_pending'].map((metric) => ({ metric })),
  ...[
    'ans_total',
    'ans_granted',
    'ans_already_public',
    'ans_partially_granted',
    'ans_refused_total',
    'ans_refused_not_gov_info',
    'req_completed',
  ].map((metric) => ({ metric })),
  ...[
    'req_received',
    'req_granted',
    'req_partially_granted',
    'req_outcome_total',
    'req_carried_in',
    'req_carried_out',
    'req_other_total',
    ...refused,
  ].flatMap((metric) => [{ metric }, ...applicants.map((applicant) => ({ metric, dims: { applicant } }))]),
  ...['litigation_total', 'litigation_corrected', 'litigation_pending'].flatMap((metric) => [
    { metric },
    { metric, dims: { route: 'direct' } },
    { metric, dims: { route: 'after_review' } },
  ]),
  ...['license', 'penalty', 'coercion'].map((act) => ({ metric: 'admin_decisions', dims: { act } })),
  { metric: 'admin_items_prev', dims: { act: 'license' } },
];

const noise = fc.record({
  /** Below 100: a number; the others say why there is none. */
  roll: fc.integer({ min: 0, max: 99 }),
  value: fc.integer({ min: 0, max: 70 }),
  edited: fc.integer({ min: 0, max: 11 }).map((roll) => roll === 0),
});

function toFact(
  report: string,
  { metric, dims }: (typeof figures)[number],
  { roll, value, edited }: { roll: number; value: number; edited: boolean },
): SmallFact[] {
  const fact = { report, metric, edited, ...(dims === undefined ? {} : { dims }) };
  if (roll < 6) return [];
  if (roll < 9) return [{ ...fact, value: null, status: 'blank' }];
  if (roll < 11) return [{ ...fact, value: null, status: 'not_applicable' }];
  if (roll < 12) return [{ ...fact, value: null, status: 'not_reported' }];
  if (roll < 16) return [{ ...fact, value: 0, status: 'zero_stated' }];
  if (roll < 20) return [{ ...fact, value: 0 }];
  if (roll < 23) return [{ ...fact, value, qualifier: 'at_least' }];
  if (roll < 25) return [{ ...fact, value, qualifier: 'approx' }];
  if (roll < 29) return [{ ...fact, value, confidence: 'doubtful' }];
  return [{ ...fact, value }];
}

const reports = fc.array(
  fc.record({
    present: fc.integer({ min: 0, max: 9 }).map((roll) => roll > 0),
    early: fc.constantFrom('stat_2014', 'narrative_2008'),
    excerpt: fc.integer({ min: 0, max: 7 }).map((roll) => roll === 0),
    noise: fc.array(noise, { minLength: figures.length, maxLength: figures.length }),
  }),
  { minLength: agencies.length * years.length, maxLength: agencies.length * years.length },
);

/** Small worlds of random reports: every kind of figure and of gap. */
export const worlds = reports.map((drawn): SmallWorld => {
  const found: Record<string, SmallReport> = {};
  const facts: SmallFact[] = [];
  drawn.forEach(({ present, early, excerpt, noise: rolls }, index) => {
    const year = years[index % years.length] ?? 2018;
    const key = `${agencies[Math.floor(index / years.length)]} ${year}`;
    if (!present) return;
    const template = year < 2019 ? early : year < 2021 ? 'format_2019' : 'format_2021';
    found[key] = { template, completeness: excerpt ? 'excerpt' : 'full' };
    figures.forEach((figure, at) => {
      facts.push(...toFact(key, figure, rolls[at] ?? { roll: 0, value: 0, edited: false }));
    });
  });
  return { agencies: Object.fromEntries(agencies.map((id, index) => [id, `机构${index}`])), reports: found, facts };
});

const asked = [
  'req_received',
  'req_granted',
  'review_total',
  'litigation_total',
  'proactive_total',
  'admin_items_prev',
  'applications_received',
  'applications_granted',
  'applications_refused',
  'applications_handled',
  'grant_rate',
  'refusal_rate',
  'backlog_rate',
  'natural_person_share',
  'review_corrected_rate',
  'suits_total',
  'suits_corrected',
  'suit_corrected_rate',
  'suit_corrected_rate_direct',
  'after_review_share',
  'decisions_all',
  'outcomes',
  'refusal_grounds',
  'intake',
  'remedies_suits',
  'remedies_suits_direct',
];

/** Random Views of such a world. */
export const views = fc
  .record({
    metric: fc.constantFrom(...asked),
    drawn: fc.boolean(),
    split: fc.nat(3),
    fixed: fc.constantFrom(null, 'natural_person', 'direct', 'total', 'license', 'refused', 'corrected'),
    agencies: fc.oneof(fc.constant([]), fc.subarray(agencies, { minLength: 1 })),
    span: fc.tuple(fc.constantFrom(...years), fc.constantFrom(...years)),
    measure: fc.constantFrom(...measures),
    against: fc.option(fc.constantFrom(...asked)),
    small: fc.boolean(),
  })
  .map((random): View => {
    const metric = viewMetric(dictionary, random.metric);
    const splits = Object.entries(metric?.dims ?? {});
    const [name, codes] = splits[random.split % Math.max(splits.length, 1)] ?? [];
    const by = random.drawn && name !== undefined ? (name as View['by']) : null;
    const fits = name !== undefined && by === null && random.fixed !== null && codes?.includes(random.fixed);
    return {
      ...defaultView,
      metric: random.metric,
      by,
      where: fits ? { [name]: random.fixed } : {},
      agencies: random.agencies,
      years: { from: Math.min(...random.span), to: Math.max(...random.span) },
      measure: random.measure,
      chart: random.against === null ? 'bar' : 'scatter',
      against: random.against,
      small: random.small,
    };
  })
  .filter((view) => allowed(view));

const allowed = (view: View) => {
  try {
    return metricOf(view, dictionary) !== undefined;
  } catch {
    return false;
  }
};

/** Views asked of every world, so that each status of each measure is met whatever is drawn. */
export const always = measures.flatMap((measure) =>
  ['grant_rate', 'suits_total', 'proactive_total', 'req_granted', 'outcomes', 'remedies_suits']
    .map(
      (metric): View => ({
        ...defaultView,
        metric,
        by: metric === 'outcomes' || metric === 'remedies_suits' ? 'part' : null,
        measure,
        years: { from: 2018, to: 2024 },
      }),
    )
    .filter(allowed),
);
