import { isGovernment } from '../../model/agency.ts';
import type { DimensionName, Dims } from '../../model/dimension.ts';
import type { ReportIdentity } from '../../model/report.ts';
import { levelOf } from './level.ts';
import type { Lexicon, Rule } from './lexicon.ts';
import { allUnits } from './number.ts';
import { oncePer, WordSet, type WordTest } from './words.ts';

/** What every step of reading one report shares. */
export interface Reading {
  readonly lexicon: Lexicon;
  readonly year: number | null;
  /** Answers are counted by the pre-2019 outcomes (ans_*) or by the later ones (req_*). */
  readonly era: 'old' | 'modern';
  /** The reporting body is a government or its office: the region's portal is its own site, 全市 its own scope. */
  readonly ofGovernment: boolean;
  /** Administrative level of the reporting body, see `levelOf`. */
  readonly level: number;
  readonly units: readonly string[];
  /** The lexicon's rules for each printed unit (`-` = none printed), in their order. */
  readonly rulesByUnit: ReadonlyMap<string, UnitRules>;
  /** The words of all rules. */
  readonly ruleWords: WordSet;
  metricOf(metric: Rule['metric']): string | null;
  dimsOf(metric: string, dims: Readonly<Record<string, string>>): Dims;
}

/** First year whose report counts answers by the outcomes of the 2019 regulation. */
const modernFrom = 2019;

/** A rule with the words of its `all` and `none` ready for a {@link WordSet}. */
export interface ReadyRule {
  readonly rule: Rule;
  /** Place among the lexicon's rules. */
  readonly order: number;
  readonly all: readonly (readonly WordTest[])[];
  readonly none: readonly WordTest[];
}

/** The rules of one unit: those that need a word, by each word of their first group, and those that need none. */
export interface UnitRules {
  readonly byWord: ReadonlyMap<number, readonly ReadyRule[]>;
  readonly always: readonly ReadyRule[];
}

function indexRules(lexicon: Lexicon, words: WordSet): Map<string, UnitRules> {
  const byUnit = new Map<string, { byWord: Map<number, ReadyRule[]>; always: ReadyRule[] }>();
  const test = (word: string): WordTest => words.test(word);
  for (const [order, rule] of lexicon.rules.entries()) {
    const all = (rule.all ?? []).map((group) => group.map(test));
    const ready: ReadyRule = { rule, order, all, none: (rule.none ?? []).map(test) };
    for (const unit of new Set(lexicon.units[rule.units] ?? [])) {
      const rules = byUnit.get(unit) ?? { byWord: new Map<number, ReadyRule[]>(), always: [] };
      byUnit.set(unit, rules);
      if (all[0] === undefined) rules.always.push(ready);
      for (const number of new Set(all[0]?.map(({ parts }) => parts[0] ?? 0))) {
        rules.byWord.set(number, [...(rules.byWord.get(number) ?? []), ready]);
      }
    }
  }
  return byUnit;
}

/** What every reading shares of its lexicon. */
function indexLexicon(lexicon: Lexicon): Pick<Reading, 'units' | 'rulesByUnit' | 'ruleWords'> {
  const ruleWords = new WordSet();
  return { units: allUnits(lexicon), ruleWords, rulesByUnit: indexRules(lexicon, ruleWords) };
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
    ofGovernment: isGovernment(identity.agency ?? ''),
    level: levelOf(identity.agency ?? ''),
    ...oncePer(lexicon, indexLexicon),
    metricOf: (metric) => (typeof metric === 'string' ? metric : metric[era]),
    dimsOf(metric, dims) {
      // The outcomes of the 2014 form have no applicant columns.
      const entries = Object.entries(dims).filter(([name]) => !(metric.startsWith('ans_') && name === 'applicant'));
      return Object.fromEntries(entries) as Partial<Record<DimensionName, string>>;
    },
  };
}
