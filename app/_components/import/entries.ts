import type { OwnFile, OwnReport, ReportState, Workspace } from '../../../lib/workspace/model.ts';

/** How a file or report stands. */
export type EntryState = ReportState | 'failed';

/** The states in the order they are listed: what needs a person first. */
export const entryStates: readonly EntryState[] = ['doubts', 'failed', 'read', 'accepted'];

/** One line of the list: a report, or a file that could not be read. */
export type Entry =
  | { readonly key: string; readonly state: ReportState; readonly report: OwnReport }
  | { readonly key: string; readonly state: 'failed'; readonly file: OwnFile };

/** The lines of the list: doubts first, in each state the latest file first. */
export function entriesOf({ files, reports }: Pick<Workspace, 'files' | 'reports'>): Entry[] {
  const listed: (Entry & { readonly addedAt: string })[] = [
    ...[...reports.values()].map((report) => ({
      key: report.key,
      state: report.state,
      report,
      addedAt: report.addedAt,
    })),
    ...[...files.values()]
      .filter(({ failure }) => failure !== null)
      .map((file) => ({ key: file.sha256, state: 'failed' as const, file, addedAt: file.addedAt })),
  ];
  const rank = ({ state }: Entry): number => entryStates.indexOf(state);
  return listed.sort((a, b) => rank(a) - rank(b) || (a.addedAt < b.addedAt ? 1 : a.addedAt > b.addedAt ? -1 : 0));
}

/** Digits of a file's SHA-256 that name it in an address. */
const shortSha = 12;

/** A report in an address. */
export function reportCode({ sha256, index }: Pick<OwnReport, 'sha256' | 'index'>): string {
  return `${sha256.slice(0, shortSha)}.${index}`;
}

/** The report an address names; null where there is none. */
export function reportOfCode(code: string | null, reports: Workspace['reports']): OwnReport | null {
  if (code === null) return null;
  for (const report of reports.values()) if (reportCode(report) === code) return report;
  return null;
}

/** The report that is looked at after another: the next with doubts; null where there is none. */
export function nextToLookAt(entries: readonly Entry[], report: OwnReport): OwnReport | null {
  const open = entries.flatMap((entry) => (entry.state === 'doubts' ? [entry.report] : []));
  const at = open.findIndex(({ key }) => key === report.key);
  return (
    open.find(({ key }, index) => index > at && key !== report.key) ??
    open.find(({ key }) => key !== report.key) ??
    null
  );
}
