import type { Finding } from '../model/fact.ts';
import { groupBy } from '../model/group.ts';
import type { ExtractFailure } from './extract-run.ts';

/** Counts of one run of the extract command. */
export interface ExtractTally {
  readonly read: number;
  /** Of those read: reports the reader itself has a warning about. */
  readonly doubtful: number;
  readonly failures: readonly ExtractFailure[];
  /** Broken rules between reports. */
  readonly across: readonly Pick<Finding, 'rule'>[];
}

/** What the command says at the end, line by line: read, doubted, not read by reason and name, found between reports. */
export function summaryLines({ read, doubtful, failures, across }: ExtractTally): string[] {
  const reasons = [...groupBy(failures, (failure) => failure.error.code)].sort(([, a], [, b]) => b.length - a.length);
  const rules = [...groupBy(across, (finding) => finding.rule)].sort(([, a], [, b]) => b.length - a.length);
  return [
    `${read} read (${doubtful} with doubts), ${failures.length} not read`,
    ...reasons.flatMap(([code, members]) => [
      `  not read, ${code}: ${members.length}`,
      ...members.map(({ source }) => `    ${source}`),
    ]),
    ...(across.length === 0 ? [] : [`${across.length} findings between reports`]),
    ...rules.map(([rule, members]) => `  ${rule}: ${members.length}`),
  ];
}
