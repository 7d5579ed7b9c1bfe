import type { Dictionary } from '../model/metric.ts';
import type { View } from '../model/view.ts';

/** What stands behind the numbers of a value axis: % for shares, changes and indicators that are ratios, else nothing. */
export function axisSuffix(view: View, dictionary: Dictionary): '%' | '' {
  if (view.measure === 'share' || view.measure === 'change') return '%';
  const isRatio = dictionary.indicators.get(view.metric)?.unit === '%';
  return isRatio && view.measure === 'value' ? '%' : '';
}
