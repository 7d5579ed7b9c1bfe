import { cellKey } from '../../lib/extract/statutory/emit.ts';
import type { Draw } from './draw.ts';
import { type Figures, parts, type Scale } from './figures.ts';

const refusals = ['state_secret', 'trade_secret', 'privacy', 'safety_stability', 'not_gov_info', 'other_law'] as const;

function split(figures: Figures, draw: Draw, whole: number, keys: readonly string[]): void {
  for (const [i, part] of parts(draw, whole, keys.length).entries()) figures.set(keys[i] ?? '', part);
}

/** Fills the statistical form of 2014, in the units it prints (费用 and 经费 in 万元). */
export function drawStatistics(draw: Draw, scale: Scale): Figures {
  const figures: Figures = new Map();
  const max = { none: 0, few: 9, many: 300 }[scale];
  const channels = ['gazette', 'website', 'weibo', 'wechat', 'other'].map(() => draw.int(0, 900));
  const most = Math.max(...channels);
  const every = channels.reduce((sum, one) => sum + one, 0);
  figures.set('proactive_total', draw.int(most, every));
  for (const [i, channel] of ['gazette', 'website', 'weibo', 'wechat', 'other'].entries()) {
    figures.set(cellKey('proactive_by_channel', { channel }), channels[i] ?? 0);
  }
  const issued = draw.int(0, Math.min(40, most));
  figures.set(cellKey('normdoc_issued', { doc_type: 'normative_doc' }), issued);
  figures.set(cellKey('normdoc_disclosed', { doc_type: 'normative_doc' }), draw.int(0, issued));
  for (const metric of ['hot_topics_responded', 'responses_social_media', 'responses_other', 'complaints_reported']) {
    figures.set(metric, draw.int(0, 40));
  }
  for (const metric of ['press_conferences', 'online_interviews']) {
    const held = draw.int(0, 12);
    figures.set(metric, held);
    figures.set(`${metric}_by_head`, draw.int(0, held));
  }
  figures.set(cellKey('interpretation_published', { form: 'all' }), draw.int(0, 120));
  const received = max === 0 ? 0 : draw.int(1, max);
  figures.set(cellKey('req_received', { applicant: 'total' }), received);
  const ways = ['in_person', 'fax', 'online', 'mail'].map((code) =>
    cellKey('req_received_by_channel', { req_channel: code }),
  );
  split(figures, draw, received, ways);
  figures.set('req_completed', received);
  split(figures, draw, received, ['req_completed_on_time', 'req_completed_extended']);
  figures.set('ans_total', received);
  const answers = ['already_public', 'granted', 'partially_granted', 'refused_total'];
  const others = ['not_this_agency', 'not_exist', 'need_amend', 'other_channel'];
  split(
    figures,
    draw,
    received,
    [...answers, ...others].map((id) => `ans_${id}`),
  );
  const refused = refusals.map((id) => `ans_refused_${id}`);
  split(figures, draw, figures.get('ans_refused_total') ?? 0, refused);
  const reviews = draw.int(0, Math.ceil(max / 10));
  figures.set('review_total', reviews);
  split(figures, draw, reviews, ['review_upheld', 'review_corrected', 'review_other']);
  const suits = draw.int(0, Math.ceil(max / 12));
  figures.set(cellKey('litigation_total', { route: 'all' }), suits);
  const ends = ['upheld', 'corrected', 'other'].map((id) => cellKey(`litigation_${id}`, { route: 'all' }));
  split(figures, draw, suits, ends);
  figures.set('disclosure_fee_charged', draw.chance(0.7) ? 0 : draw.int(1, 80) / 100);
  figures.set('staff_offices', draw.int(1, 9));
  figures.set('reading_points', draw.int(1, 20));
  const staff = draw.int(1, 30);
  figures.set('staff_total', staff);
  split(figures, draw, staff, ['staff_full_time', 'staff_part_time']);
  figures.set('special_funds', draw.chance(0.5) ? 0 : draw.int(1, 900) / 10);
  figures.set('meetings_held', draw.int(0, 12));
  figures.set('trainings_held', draw.int(0, 9));
  figures.set('trainees', draw.int(0, 600));
  return figures;
}
