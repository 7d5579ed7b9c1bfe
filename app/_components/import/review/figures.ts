import { dimensionNames, totalCodes } from '../../../../lib/model/dimension.ts';
import type { Fact, TextRange } from '../../../../lib/model/fact.ts';
import type { Language } from '../../../../lib/model/language.ts';
import type { Dictionary } from '../../../../lib/model/metric.ts';
import { metricLabel, metricUnit, unitTail } from '../../../../lib/query/labels.ts';
import { effectiveFacts, sameValues } from '../../../../lib/workspace/correct.ts';
import type { FactValues, OwnReading, ReportEdits } from '../../../../lib/workspace/model.ts';
import { valuesOf } from '../../../../lib/workspace/summary.ts';
import { label } from '../../../_labels/label.ts';

/** One figure of the open report as people left it. */
export interface Figure {
  readonly fact: Fact;
  /** Its values are not as read; or it was added by hand. */
  readonly corrected: boolean;
  readonly rejected: boolean;
  /** The value as read, where it is another now. */
  readonly was: FactValues | null;
  /** The change that can be undone; null where nothing was changed. */
  readonly event: string | null;
  readonly reason: string | null;
}

/** The figures of a report in reading order, rejected ones among them. */
export function figuresOf(reading: OwnReading, edits: ReportEdits): Figure[] {
  const now = new Map(effectiveFacts(reading.facts, edits).map((each) => [each.fact.key, each]));
  const added = edits.added.map(({ fact }) => fact);
  const figures = [...reading.facts, ...added].map((fact): Figure => {
    const edit = edits.changed.get(fact.key) ?? edits.added.find((each) => each.fact.key === fact.key);
    const current = now.get(fact.key);
    const isOther = current !== undefined && !sameValues(fact, current.fact);
    return {
      fact: current?.fact ?? fact,
      corrected: current?.corrected ?? false,
      rejected: current === undefined,
      was: isOther ? valuesOf(fact) : null,
      event: edit?.id ?? null,
      reason: edit?.reason ?? null,
    };
  });
  return figures.sort((a, b) => a.fact.locator.start - b.fact.locator.start);
}

/** The figures that stand, in part at least, in a stretch of the text. */
export function figuresIn(figures: readonly Figure[], { start, end }: TextRange): Figure[] {
  return figures.filter(({ fact: { locator } }) => locator.start < end && locator.end > start);
}

/** The breakdown codes of a figure in words; totals are not named. */
function dimsWords(lang: Language, { dims }: Pick<Fact, 'dims'>, dictionary: Dictionary): string {
  return dimensionNames
    .flatMap((name) => {
      const code = dims[name];
      if (code === undefined || totalCodes.has(code)) return [];
      const known = dictionary.dimensions.get(name)?.codes.find((each) => each.code === code);
      return [known?.short[lang] ?? code];
    })
    .join(lang === 'zh' ? '、' : ', ');
}

/** What a figure is of. */
export function figureName(lang: Language, fact: Pick<Fact, 'metric' | 'dims'>, dictionary: Dictionary): string {
  const dims = dimsWords(lang, fact, dictionary);
  const name = metricLabel(dictionary, fact.metric, lang);
  return dims === '' ? name : `${name} · ${dims}`;
}

/** What a figure says: the number with its unit, or the word for its absence. */
export function valueWords(lang: Language, fact: FactValues, dictionary: Dictionary): string {
  const { value, status, metric } = fact;
  if (value === null) return label(lang, `import.status.${status}`);
  const unit = metricUnit(dictionary, metric, lang, value);
  const number = value.toLocaleString('en-US', { maximumFractionDigits: 6 });
  return lang === 'zh' ? `${number}${unit}` : `${number}${unitTail(unit, lang)}`;
}
