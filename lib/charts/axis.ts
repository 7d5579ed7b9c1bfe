import type { Dictionary } from '../model/metric.ts';
import type { View } from '../model/view.ts';
import { numberForm } from '../query/labels.ts';

/** What stands behind the numbers of a value axis: % for shares, changes and ratios, else nothing. */
export function axisSuffix(view: View, dictionary: Dictionary): '%' | '' {
  const form = numberForm(view, dictionary);
  return form === 'share' || form === 'change' || form === 'percent' ? '%' : '';
}
