import { isBreakdownName } from '../model/dimension.ts';
import { type Dictionary, type Indicator, isRatio, type Metric, viewMetric } from '../model/metric.ts';
import type { View } from '../model/view.ts';
import type { Asked } from './cells.ts';
import { badView, checkView, metricOf } from './check-view.ts';
import { wholeOf } from './whole.ts';

/** The series every figure per hundred applications is measured by, whatever the form. */
const receivedId = 'applications_received';

/** What the parts of a View's statement are written from: the figures it needs, each as it is to be asked for. */
export interface Plan {
  readonly view: View;
  readonly metric: Metric | Indicator;
  readonly main: Asked;
  /** The denominator of shares and of figures per hundred applications. */
  readonly whole: Asked | null;
  /** The vertical axis of a scatter. */
  readonly against: Asked | null;
}

/** Whether a measure compares with the year before, which is then read as well. */
export function readsYearBefore({ measure }: View): boolean {
  return measure === 'change' || measure === 'difference' || measure === 'points';
}

/** Whether a measure compares the agencies of the View with each other. */
export function comparesAgencies({ measure }: View): boolean {
  return measure === 'rank' || measure === 'index';
}

/** The plan of a View; throws `bad_view` naming what the dictionary cannot answer. */
export function planOf(view: View, dictionary: Dictionary): Plan {
  const checked = checkView(view);
  const metric = metricOf(checked, dictionary);
  const years = { from: checked.years.from - (readsYearBefore(checked) ? 1 : 0), to: checked.years.to };
  const asked = { agencies: checked.agencies, years, dictionary };
  return {
    view: checked,
    metric,
    main: { ...asked, metric, by: checked.by, where: checked.where },
    whole: wholeAsked(checked, metric, asked),
    against: againstAsked(checked, asked),
  };
}

type Common = Pick<Asked, 'agencies' | 'years' | 'dictionary'>;

function wholeAsked(view: View, metric: Metric, asked: Common): Asked | null {
  if (view.measure === 'share' || (view.measure === 'points' && !isRatio(metric))) {
    return { ...asked, by: null, ...wholeOf(view, metric, asked.dictionary) };
  }
  if (view.measure !== 'per_hundred') return null;
  const received = asked.dictionary.indicators.get(receivedId);
  if (received === undefined) throw badView('measure', view.measure);
  return { ...asked, metric: received, by: null, where: {} };
}

/** The second figure is broken down and fixed like the first, as far as it can be. */
function againstAsked(view: View, asked: Common): Asked | null {
  const metric = view.against === null ? undefined : viewMetric(asked.dictionary, view.against);
  if (metric === undefined) return null;
  const fixed = Object.entries(view.where).filter(
    ([name, code]) => isBreakdownName(name) && metric.dims[name]?.includes(code),
  );
  return {
    ...asked,
    metric,
    by: view.by !== null && view.by in metric.dims ? view.by : null,
    where: Object.fromEntries(fixed),
  };
}
