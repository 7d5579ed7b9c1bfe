import type { Fact } from '../../../model/fact.ts';
import { preferredOf } from '../../preferred.ts';
import { type Breach, breachesOnly, type CheckContext, type Outcome } from '../context.ts';
import { isApplicantColumn, isExact } from '../figures.ts';
import { verdictOf } from '../verdict.ts';

/** From this value on two years rarely agree by chance; taken as one in ten, which is generous. */
const noticeableValue = 10;
const chanceOfOne = 0.1;
/** Fewer different numbers than this are an accident, and a run of them less likely than this is none. */
const fewestNumbers = 3;
const mostLikely = 0.001 + 1e-9;

/** What stands still from year to year by its nature, or is last year's by definition. */
const standing =
  /^(?:normdoc_in_force|normdoc_disclosed_cumulative|admin_items_|staff_|reading_points|new_media_|own_websites|disclosure_columns|power_items|service_items|on_request_catalogue|offline_display_hours|gazette_issues)|_pct$|_rate$/u;

/**
 * The figures of a year are not those of the year before. Many different numbers of ten and more that all come back in
 * the same place were copied: judged by how likely so many would agree by chance. One number in several places (received,
 * handled) counts once, and columns of table 3 stand behind their total.
 */
export function figuresAgain(context: CheckContext): Outcome {
  const { previous } = context;
  if (previous === null) return breachesOnly([]);
  const numbers = new Set<number>();
  const again = new Set<number>();
  const facts: Fact[] = [];
  for (const [figure, mentions] of context.figures.byFigure) {
    const now = preferredOf(mentions);
    const before = preferredOf(previous.byFigure.get(figure) ?? []);
    if (now === null || before === null || !isExact(now) || !isExact(before) || !isYearly(now)) continue;
    if (now.value < noticeableValue) continue;
    numbers.add(now.value);
    if (now.value !== before.value) continue;
    again.add(now.value);
    facts.push(now, before);
  }
  if (again.size < fewestNumbers || chanceOf(again.size, numbers.size) > mostLikely) return breachesOnly([]);
  const most = again.size * 2 > numbers.size;
  const breach: Breach = {
    expected: null,
    actual: `${again.size} / ${numbers.size}`,
    words: { n: String(again.size), of: String(numbers.size), values: [...again].slice(0, 6).join('、') },
    facts,
    verdict: most ? verdictOf(facts, context) : 'maybe_scope',
    ...(!most && { severity: 'info' as const }),
  };
  return breachesOnly([breach]);
}

function isYearly(fact: Fact): boolean {
  return (
    !isApplicantColumn(fact) && !standing.test(fact.metric) && fact.scopeWords === null && fact.status !== 'derived'
  );
}

/** Chance that at least `hits` of `trials` numbers agree by accident (binomial tail). */
function chanceOf(hits: number, trials: number): number {
  let chance = 0;
  let ways = 1;
  for (let k = 0; k <= trials; k++) {
    if (k >= hits) chance += ways * chanceOfOne ** k * (1 - chanceOfOne) ** (trials - k);
    ways = (ways * (trials - k)) / (k + 1);
  }
  return chance;
}
