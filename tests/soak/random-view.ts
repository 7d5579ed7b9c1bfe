import { isBreakdownName } from '../../lib/model/dimension.ts';
import { type Dictionary, isIndicator } from '../../lib/model/metric.ts';
import { chartKinds, measures, orders, type View } from '../../lib/model/view.ts';
import { viewToSql } from '../../lib/query/view-sql.ts';
import type { Random } from '../fuzz/random.ts';

/** What random Views are made of. */
export interface World {
  readonly dictionary: Dictionary;
  readonly agencies: readonly string[];
}

/** A View the dictionary can answer, of any metric, breakdown, bodies, years, measure and chart kind. */
export function randomView(world: World, random: Random): View {
  for (;;) {
    const view = anyView(world, random);
    try {
      viewToSql(view, world.dictionary);
      return view;
    } catch {
      // Not every measure goes with every metric: another is drawn.
    }
  }
}

function anyView({ dictionary, agencies }: World, random: Random): View {
  const metrics = [...dictionary.metrics.values(), ...dictionary.indicators.values()];
  const metric = random.pick(metrics);
  const breakdowns = isIndicator(metric) ? [] : Object.keys(metric.dims).filter(isBreakdownName);
  const from = 2015 + random.int(8);
  const chart = random.pick(chartKinds);
  const chosen = new Set(Array.from({ length: random.int(9) }, () => random.pick(agencies)));
  return {
    metric: metric.id,
    by: breakdowns.length > 0 && random.chance(0.7) ? random.pick(breakdowns) : null,
    where: {},
    agencies: random.chance(0.4) ? [] : [...chosen],
    years: { from, to: from + random.int(2024 - from) },
    measure: random.chance(0.5) ? 'value' : random.pick(measures),
    chart,
    order: random.pick(orders),
    against: chart === 'scatter' ? random.pick(metrics).id : null,
    small: random.chance(0.2),
  };
}

/** A statement a person might write: a grouping of figures, now and then with a mistake in it. */
export function randomSql({ dictionary }: World, random: Random): string {
  const metric = random.pick([...dictionary.metrics.keys()]);
  const keys = ['agency_id', 'year', 'metric_id', 'status', 'unit', 'channel', 'applicant'];
  const by = [...new Set([random.pick(keys), random.pick(keys)])];
  const column = random.chance(0.05) ? 'no_such_column' : 'value';
  const where = random.chance(0.5) ? `WHERE metric_id = '${metric}'` : `WHERE year >= ${2015 + random.int(8)}`;
  return [
    `SELECT ${by.join(', ')}, count(*) AS n, sum(${column}) AS total, ${random.int(1_000_000)} AS mark`,
    `FROM fact ${where} GROUP BY ${by.join(', ')} ORDER BY n DESC LIMIT ${1 + random.int(5000)}`,
  ].join('\n');
}
