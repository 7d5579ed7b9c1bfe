import type { QueryResult } from '../../../lib/model/engine.ts';
import { type AgencyOption, agencyOptions, type MetricOption, metricOptions } from '../../../lib/query/options-sql.ts';

/** Agencies that have figures of the View's metric, by id. */
export type AgencyFigures = ReadonlyMap<string, AgencyOption>;

/** Metrics that have figures at all, by id. */
export type MetricFigures = ReadonlyMap<string, MetricOption>;

/** Reads the answer to `agencyOptionsSql`. */
export function agencyFigures(result: QueryResult): AgencyFigures {
  return new Map(
    agencyOptions(result)
      .filter(({ figures }) => figures > 0)
      .map((option) => [option.agency_id, option]),
  );
}

/** Reads the answer to `metricOptionsSql`. */
export function metricFigures(result: QueryResult): MetricFigures {
  return new Map(metricOptions(result).map((option) => [option.metric_id, option]));
}
