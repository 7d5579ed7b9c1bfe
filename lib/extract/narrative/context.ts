import type { DimensionName, Dims } from '../../model/dimension.ts';
import type { ReportIdentity } from '../../model/report.ts';
import type { Lexicon, Rule } from './lexicon.ts';
import { allUnits } from './number.ts';

/** What every step of reading one report shares. */
export interface Reading {
  readonly lexicon: Lexicon;
  readonly year: number | null;
  /** Answers are counted by the pre-2019 outcomes (ans_*) or by the later ones (req_*). */
  readonly era: 'old' | 'modern';
  /** The reporting body is a government or its office: the region's portal is its own site, 全市 its own scope. */
  readonly ofGovernment: boolean;
  readonly units: readonly string[];
  /** The lexicon's rules for each printed unit (`-` = none printed), in their order. */
  readonly rulesByUnit: ReadonlyMap<string, readonly Rule[]>;
  metricOf(metric: Rule['metric']): string | null;
  dimsOf(metric: string, dims: Readonly<Record<string, string>>): Dims;
}

/** First year whose report counts answers by the outcomes of the 2019 regulation. */
const modernFrom = 2019;

function indexRules(lexicon: Lexicon): Map<string, readonly Rule[]> {
  const byUnit = new Map<string, Rule[]>();
  for (const rule of lexicon.rules) {
    for (const unit of lexicon.units[rule.units] ?? []) {
      const rules = byUnit.get(unit) ?? [];
      if (!rules.includes(rule)) rules.push(rule);
      byUnit.set(unit, rules);
    }
  }
  return byUnit;
}

/** Sets up the reading of one report. */
export function createReading(identity: ReportIdentity, lexicon: Lexicon): Reading {
  const modern =
    identity.year === null
      ? identity.template === 'format_2019' || identity.template === 'format_2021'
      : identity.year >= modernFrom;
  const era = modern ? 'modern' : 'old';
  return {
    lexicon,
    year: identity.year,
    era,
    ofGovernment: /(?:人民政府|政府办公室|政府办公厅|政府办|管理委员会|管委会)$/.test(identity.agency ?? ''),
    units: allUnits(lexicon),
    rulesByUnit: indexRules(lexicon),
    metricOf: (metric) => (typeof metric === 'string' ? metric : metric[era]),
    dimsOf(metric, dims) {
      // The outcomes of the 2014 form have no applicant columns.
      const entries = Object.entries(dims).filter(([name]) => !(metric.startsWith('ans_') && name === 'applicant'));
      return Object.fromEntries(entries) as Partial<Record<DimensionName, string>>;
    },
  };
}
