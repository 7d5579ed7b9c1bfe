import { z } from 'zod';
import { AtlasError } from '../model/error.ts';
import { type Dictionary, type Formula, type Indicator, isIndicator, isRatio, viewMetric } from '../model/metric.ts';
import { quoteText } from '../model/quote.ts';
import { templateIds } from '../model/template.ts';
import type { View } from '../model/view.ts';
import type { Asked } from './cells.ts';
import { badView } from './check-view.ts';
import { smallBase } from './measured.ts';

/** The fixed lists of `data/profile.json`: metric and indicator ids in the order they are shown. */
export interface FigureLists {
  /** An agency's profile. */
  readonly figures: readonly string[];
  /** The overview: what all agencies together reported. */
  readonly headlines: readonly string[];
}

const ids = z.array(z.string()).min(1);
const listsSchema = z.strictObject({ figures: ids, headlines: ids });

/** The lists of `data/profile.json`; `bad_data` for another shape, an unknown id or one that is there twice. */
export function parseFigureLists(json: unknown, dictionary: Dictionary): FigureLists {
  const parsed = listsSchema.safeParse(json);
  if (!parsed.success) throw badLists(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  const faults = Object.entries(parsed.data).flatMap(([name, list]) =>
    list.flatMap((id, index) => [
      ...(viewMetric(dictionary, id) === undefined ? [`${name}: "${id}" is no metric or indicator`] : []),
      ...(list.indexOf(id) === index ? [] : [`${name}: "${id}" is there twice`]),
    ]),
  );
  if (faults.length > 0) throw badLists(faults);
  return parsed.data;
}

const badLists = (faults: readonly string[]) =>
  new AtlasError('bad_data', `profile.json: ${faults.join('\n')}`, { count: faults.length });

/**
 * Several figures asked for at once, as the parts of one composition: each row's code is a metric or indicator id. One
 * statement then reads them all in one pass.
 */
export function figureSet(
  figures: readonly string[],
  scope: Pick<View, 'agencies' | 'years'>,
  dictionary: Dictionary,
): Asked {
  const parts = figures.map((id) => ({ code: id, formulas: formulasOf(id, dictionary) }));
  const metric: Indicator = {
    id: 'figures',
    name: { zh: '一组指标', en: 'A set of figures' },
    group: '',
    unit: '',
    valueType: 'count',
    whole: null,
    dims: { part: figures },
    templates: [],
    legalBasis: [],
    comparability: 'X',
    comparableNote: { zh: '', en: '' },
    formulas: [],
    definition: { zh: '', en: '' },
    variants: null,
    composition: { parts, partition: false },
  };
  return { metric, by: 'part', where: {}, ...scope, dictionary };
}

function formulasOf(id: string, dictionary: Dictionary): readonly Formula[] {
  const metric = viewMetric(dictionary, id);
  if (metric === undefined) throw badView('metric', id);
  if (isIndicator(metric)) return metric.formulas;
  // A figure may stand in the text of a form that has no place for it; a bureau's own table goes with the narrative form.
  const templates = templateIds.filter((form) => form !== 'local_table');
  return [{ templates, plus: [{ metric: id, dims: {} }], minus: [], printed: null, over: null }];
}

/**
 * The table `c` of the figures: position, `code`, their grade, and the smallest denominator with which a rate is compared (0
 * for a figure that is no rate).
 */
export function figureTable(figures: readonly string[], dictionary: Dictionary): string {
  const rows = figures.map((id, index) => {
    const metric = viewMetric(dictionary, id);
    if (metric === undefined) throw badView('metric', id);
    return `(${index + 1}, ${quoteText(id)}, ${quoteText(metric.comparability)}, ${isRatio(metric) ? smallBase : 0})`;
  });
  return `figure(position, code, grade, smallest) AS (
  -- 所列指标：次序、代码、可比等级、比率参加比较的最小分母
  VALUES
    ${rows.join(',\n    ')}
)`;
}
