import type { Fact } from '../../../model/fact.ts';
import { parsePrintedNumber } from '../../number.ts';
import { figureId } from '../../preferred.ts';
import type { Breach, CheckContext, Outcome } from '../context.ts';
import { findFigure, isExact } from '../figures.ts';
import { verdictOf } from '../verdict.ts';
import { figureName, printNumber } from '../words.ts';
import { declaredPartitions } from './sums.ts';

/** A printed share is its count over the total, rounded or truncated to the digits printed. */
export function shareMatches(context: CheckContext): Outcome {
  const breaches: Breach[] = [];
  const looked: Fact[] = [];
  let compared = 0;
  for (const share of context.figures.byMetric.get('proactive_share_pct') ?? []) {
    const part = countOf(share, context);
    if (part === null || !isExact(share)) continue;
    const wholes = wholesOf(share, part, context);
    const [whole] = wholes;
    if (whole === undefined) continue;
    const facts = [share, part, whole];
    compared++;
    looked.push(...facts);
    const lastDigit = 10 ** -decimalsOf(share);
    if (wholes.some((base) => Math.abs(share.value - (100 * part.value) / base.value) < lastDigit)) continue;
    const computed = ((100 * part.value) / whole.value).toFixed(2);
    breaches.push({
      expected: `${printNumber(part.value)} ÷ ${printNumber(whole.value)} = ${computed}%`,
      actual: `${printNumber(share.value)}%`,
      words: {
        name: figureName(part.metric, part.dims, context.dictionary),
        lhs: printNumber(share.value),
        rhs: computed,
      },
      facts,
      verdict: verdictOf(facts, context),
    });
  }
  return { breaches, compared, looked };
}

/** Shares of a declared partition whose counts add up add up to 100 %, half a last digit per share allowed. */
export function sharesSum(context: CheckContext): Outcome {
  const breaches: Breach[] = [];
  const looked: Fact[] = [];
  let compared = 0;
  for (const [whole, parts] of declaredPartitions(context)) {
    if (parts.reduce((total, part) => total + (part.value ?? 0), 0) !== whole.value) continue;
    const shares = parts.map((part) => shareOf(part, context)).filter((share) => share !== null);
    const exact = shares.filter(isExact);
    if (exact.length < 2 || exact.length < parts.length) continue;
    const sum = exact.reduce((total, share) => total + share.value, 0);
    const decimals = Math.min(...exact.map(decimalsOf));
    compared++;
    looked.push(...exact);
    if (Math.abs(sum - 100) <= 0.5 * exact.length * 10 ** -decimals + 1e-9) continue;
    breaches.push({
      expected: '100%',
      actual: `${printNumber(sum)}%`,
      words: { lhs: printNumber(sum) },
      facts: exact,
      verdict: verdictOf(exact, context),
    });
  }
  return { breaches, compared, looked };
}

const growthPattern =
  /^[^。；;\n]{0,12}?(?:同比|较上年|比上年|较去年|比去年|与上年相比)[^。；;\n\d]{0,6}?(增长|上升|增加|提高|下降|减少|降低|下滑)[^。；;\n\d]{0,3}(\d+(?:\.\d+)?)\s*[%％]/u;

/** Growth stated right behind a figure is the change on last year's figure, rounded to the digits printed. */
export function growthMatches(context: CheckContext): Outcome {
  const breaches: Breach[] = [];
  const looked: Fact[] = [];
  let compared = 0;
  for (const fact of context.figures.all) {
    const before = context.previous?.byFigure.get(figureId(fact.metric, fact.dims))?.filter(isExact) ?? [];
    if (before.length === 0 || fact.source !== 'narrative' || !isExact(fact)) continue;
    const match = growthPattern.exec(context.document.text.slice(fact.locator.end, fact.locator.end + 40));
    if (match === null) continue;
    const [, direction = '', printed = ''] = match;
    const stated = /增|升|提/u.test(direction) ? Number(printed) : -Number(printed);
    const lastDigit = 10 ** -(printed.split('.')[1]?.length ?? 0);
    const rates = before.filter((old) => old.value > 0).map((old) => 100 * (fact.value / old.value - 1));
    const closest = rates.sort((a, b) => Math.abs(a - stated) - Math.abs(b - stated))[0];
    if (closest === undefined) continue;
    compared++;
    looked.push(fact, ...before);
    if (Math.abs(closest - stated) <= 0.5 * lastDigit + 1e-9) continue;
    breaches.push({
      expected: `${closest.toFixed(2)}%`,
      actual: `${printNumber(stated)}%`,
      words: {
        name: figureName(fact.metric, fact.dims, context.dictionary),
        lhs: printNumber(stated),
        rhs: closest.toFixed(2),
      },
      facts: [fact, ...before],
      verdict: 'maybe_scope',
    });
  }
  return { breaches, compared, looked };
}

function countOf(share: Fact, context: CheckContext): (Fact & { readonly value: number }) | null {
  const metric = share.dims.category === undefined ? 'proactive_by_channel' : 'proactive_by_category';
  const part = findFigure(context.figures, metric, share.dims, share.source);
  return part !== null && isExact(part) ? part : null;
}

function shareOf(part: Fact, context: CheckContext): Fact | null {
  return findFigure(context.figures, 'proactive_share_pct', part.dims, part.source);
}

/** What a share may be taken of: the whole it is printed under, its count's whole, the report's total. */
function wholesOf(share: Fact, part: Fact, context: CheckContext): (Fact & { readonly value: number })[] {
  const keys = [share.partOf?.whole, part.partOf?.whole];
  const wholes = keys.map((key) => (key === undefined ? undefined : context.figures.byKey.get(key)));
  const total = findFigure(context.figures, 'proactive_total', {}, null);
  const found = [...wholes, total].filter((fact) => fact !== undefined && fact !== null);
  return [...new Set(found)].filter(isExact).filter((fact) => fact.value > 0 && fact.unit === part.unit);
}

function decimalsOf(share: Fact): number {
  return parsePrintedNumber(share.raw)?.decimals ?? 0;
}
