import { isDimensionName, totalCodes } from '../model/dimension.ts';
import type { Candidate, Confidence, Fact, FactStatus, Qualifier } from '../model/fact.ts';
import type { Dictionary, Metric } from '../model/metric.ts';
import type { Extraction } from '../model/report.ts';
import { parsePrintedNumber } from './number.ts';
import { isMoney, toMetricUnit } from './units.ts';

export { preferredKeys } from './preferred.ts';

/** What a printed cell or phrase says, before it is joined to its metric. */
interface Meaning {
  readonly value: number | null;
  readonly status: FactStatus;
  readonly qualifier: Qualifier;
  /** Unit printed in `raw` itself, behind the number. */
  readonly unit: string | null;
  readonly readable: boolean;
}

const dash = /^[/\\|／＼\-—–－─]+$/u;
const notApplicable = /不涉及|不适用|无此项|没有此项/u;
const allOfThem = /全部|均|都|全/u;

/**
 * Candidates to facts, one for one and in the same order: the number read, the value carried into the metric's unit, the
 * status by the value semantics of the domain README, section 4. What cannot be right (a metric or code the dictionary
 * does not know, a count with decimals, an unreadable number) stays as a fact of confidence `doubtful`.
 */
export function normalize(extraction: Extraction, dictionary: Dictionary): Fact[] {
  const byKey = new Map(extraction.candidates.map((candidate) => [candidate.key, candidate]));
  return extraction.candidates.map((candidate) => toFact(candidate, byKey, dictionary));
}

function toFact(candidate: Candidate, byKey: ReadonlyMap<string, Candidate>, dictionary: Dictionary): Fact {
  const metric = dictionary.metrics.get(candidate.metric);
  const meaning = meaningOf(candidate, byKey, new Set());
  const unitPrinted = candidate.unitPrinted ?? meaning.unit;
  const unit = metric?.unit ?? unitPrinted ?? '';
  const scaled = meaning.value === null ? null : toMetricUnit(meaning.value, scaleUnit(candidate, meaning), unit);
  const value = scaled?.value ?? null;
  const sound =
    metric !== undefined &&
    meaning.readable &&
    scaled?.compatible !== false &&
    hasKnownCodes(candidate, metric) &&
    isPossible(value, metric);
  return {
    key: candidate.key,
    metric: candidate.metric,
    dims: candidate.dims,
    value,
    unit,
    unitPrinted,
    raw: candidate.raw,
    status: meaning.status,
    qualifier: meaning.qualifier,
    confidence: sound ? confidenceOf(candidate, value, unit, unitPrinted) : 'doubtful',
    source: candidate.source,
    partOf: candidate.partOf,
    scopeWords: candidate.scopeWords,
    rule: candidate.rule,
    locator: candidate.locator,
  };
}

function meaningOf(candidate: Candidate, byKey: ReadonlyMap<string, Candidate>, seen: Set<string>): Meaning {
  switch (candidate.reading) {
    case 'stated_none':
      return { value: 0, status: 'zero_stated', qualifier: 'exact', unit: null, readable: true };
    case 'same_as':
      return takenFromBasis(candidate, byKey, seen);
    case 'absent':
      return withoutNumber(candidate);
    case 'number':
      return printedMeaning(candidate);
  }
}

function printedMeaning(candidate: Candidate): Meaning {
  const raw = candidate.raw.trim();
  if (raw === '' || dash.test(raw) || notApplicable.test(raw)) return withoutNumber(candidate);
  const number = parsePrintedNumber(raw);
  if (number === null) return { value: null, status: 'not_reported', qualifier: 'exact', unit: null, readable: false };
  return {
    value: number.value,
    status: candidate.basis === null ? 'reported' : 'derived',
    qualifier: number.qualifier,
    unit: number.unit ?? (number.percent ? '%' : null),
    readable: true,
  };
}

function withoutNumber(candidate: Candidate): Meaning {
  const raw = candidate.raw.trim();
  const status: FactStatus =
    dash.test(raw) || notApplicable.test(raw)
      ? 'not_applicable'
      : candidate.source === 'table'
        ? 'blank'
        : 'not_reported';
  return { value: null, status, qualifier: 'exact', unit: null, readable: true };
}

/** 全部, 均 and 都 report the base number; anything else taken over from another figure is derived. */
function takenFromBasis(candidate: Candidate, byKey: ReadonlyMap<string, Candidate>, seen: Set<string>): Meaning {
  const basis = candidate.basis === null ? undefined : byKey.get(candidate.basis);
  if (basis === undefined || seen.has(candidate.key)) {
    return { value: null, status: 'not_reported', qualifier: 'exact', unit: null, readable: false };
  }
  const base = meaningOf(basis, byKey, seen.add(candidate.key));
  if (base.value === null) return { ...base, status: 'not_reported' };
  return { ...base, status: allOfThem.test(candidate.raw) ? 'reported' : 'derived' };
}

/** The unit the value still has to be scaled from; 万 already expanded from the number ("17万" + "万元") counts once. */
function scaleUnit(candidate: Candidate, meaning: Meaning): string | null {
  const printed = candidate.unitPrinted ?? meaning.unit;
  const expanded = /[万亿]/u.test(candidate.raw) && printed !== null && /^[万亿]/u.test(printed);
  return expanded ? printed.slice(1) || null : printed;
}

function hasKnownCodes(candidate: Candidate, metric: Metric): boolean {
  return Object.entries(candidate.dims).every(([name, code]) => {
    if (name === 'label' || totalCodes.has(code)) return true;
    return isDimensionName(name) && (metric.dims[name]?.includes(code) ?? false);
  });
}

function isPossible(value: number | null, metric: Metric): boolean {
  if (value === null) return true;
  if (metric.valueType === 'signed_count') return Number.isInteger(value);
  return value >= 0 && (metric.valueType !== 'count' || Number.isInteger(value));
}

/** A bare amount may be in 元 or 万元: its unit is unknown, unless it is 0. */
function confidenceOf(
  candidate: Candidate,
  value: number | null,
  unit: string,
  unitPrinted: string | null,
): Confidence {
  const unitUnknown = isMoney(unit) && unitPrinted === null && value !== null && value !== 0;
  return unitUnknown && candidate.confidence === 'high' ? 'medium' : candidate.confidence;
}
