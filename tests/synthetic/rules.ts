import { cellKey } from '../../lib/extract/statutory/emit.ts';
import { applicantCodes, type Figures } from './figures.ts';

type Ask = (metric: string, dims?: Readonly<Record<string, string>>) => number;

const totalled = [
  'req_received',
  'req_carried_in',
  'req_granted',
  'req_partially_granted',
  'req_outcome_total',
  'req_carried_out',
];

function ofRequests(ask: Ask, outcomes: readonly string[], newest: 'format_2019' | 'format_2021'): string[] {
  const isNew = newest === 'format_2021';
  const broken: string[] = [];
  for (const applicant of [...applicantCodes, 'total']) {
    const open = ask('req_received', { applicant }) + ask('req_carried_in', { applicant });
    const handled = ask('req_outcome_total', { applicant });
    if (open !== handled + ask('req_carried_out', { applicant })) broken.push('REQ-COL-BALANCE');
    const sum = outcomes.reduce((all, metric) => all + ask(metric, { applicant }), 0);
    if (sum !== handled) broken.push(isNew ? 'REQ-OUTCOME-SUM-21' : 'REQ-OUTCOME-SUM-19');
  }
  for (const metric of totalled) {
    const sum = applicantCodes.reduce((all, applicant) => all + ask(metric, { applicant }), 0);
    if (sum !== ask(metric, { applicant: 'total' })) broken.push(isNew ? 'REQ-ROW-TOTAL-21' : 'REQ-ROW-TOTAL');
  }
  return broken;
}

function ofSuits(ask: Ask): string[] {
  const broken: string[] = [];
  const sum = (prefix: string, dims = {}): number =>
    ['upheld', 'corrected', 'other', 'pending'].reduce((all, id) => all + ask(`${prefix}_${id}`, dims), 0);
  if (sum('review') !== ask('review_total')) broken.push('REV-SUM');
  for (const route of ['direct', 'after_review']) {
    if (sum('litigation', { route }) !== ask('litigation_total', { route })) broken.push('LIT-SUM');
  }
  if (ask('litigation_total', { route: 'after_review' }) > ask('review_total')) broken.push('LIT-AFTER-NEEDS-REV');
  return broken;
}

function ofStatistics(ask: Ask): string[] {
  const broken: string[] = [];
  const must = (rule: string, whole: number, all: readonly number[]): void => {
    if (whole !== all.reduce((sum, one) => sum + one, 0)) broken.push(rule);
  };
  const ways = ['in_person', 'fax', 'online', 'mail'];
  must(
    'S14-REQ-CHANNEL-SUM',
    ask('req_received', { applicant: 'total' }),
    ways.map((code) => ask('req_received_by_channel', { req_channel: code })),
  );
  must('S14-REV-SUM', ask('review_total'), [ask('review_upheld'), ask('review_corrected'), ask('review_other')]);
  must('STAFF-SUM', ask('staff_total'), [ask('staff_full_time'), ask('staff_part_time')]);
  if (ask('press_conferences_by_head') > ask('press_conferences')) broken.push('S14-HEAD-SUBSET');
  return broken;
}

/** The identities of the forms that a report's table figures break (domain README, section 6), each once. */
export function brokenIdentities(
  figures: Figures,
  form: 'format_2019' | 'format_2021' | 'stat_2014',
  outcomes: readonly string[],
): string[] {
  const ask: Ask = (metric, dims = {}) => figures.get(cellKey(metric, dims)) ?? 0;
  const broken = form === 'stat_2014' ? ofStatistics(ask) : [...ofRequests(ask, outcomes, form), ...ofSuits(ask)];
  return [...new Set(broken)];
}

/** Ways to break a form so that anyone can see it: one figure is one too high. */
export const slips: Readonly<Record<'new' | 'stat_2014', readonly string[]>> = {
  new: [
    cellKey('req_granted', { applicant: 'total' }),
    cellKey('req_received', { applicant: 'natural_person' }),
    cellKey('req_carried_out', { applicant: 'org_business' }),
    'review_total',
    cellKey('litigation_total', { route: 'direct' }),
  ],
  stat_2014: [cellKey('req_received_by_channel', { req_channel: 'online' }), 'review_upheld', 'staff_part_time'],
};
