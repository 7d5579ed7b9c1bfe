import type { View } from '../../../lib/model/view.ts';
import type { LabelKey } from '../../_labels/label.ts';

/** A question and the View that answers it. */
export interface Question {
  readonly words: LabelKey;
  readonly view: View;
}

const plain = { where: {}, measure: 'value', chart: 'bar', order: 'official', against: null, small: false } as const;

/** The questions of the overview; a test asks each of them of the built data. */
export const questions: readonly Question[] = [
  {
    words: 'overview.question.requests',
    view: {
      ...plain,
      metric: 'req_received',
      by: null,
      agencies: ['110101-zf', '310000-zj2', '320813-zf'],
      years: { from: 2021, to: 2025 },
      chart: 'line',
    },
  },
  {
    words: 'overview.question.applicants',
    view: {
      ...plain,
      metric: 'req_received',
      by: 'applicant',
      agencies: ['320800-zf', '320813-zf', '321300-zf'],
      years: { from: 2023, to: 2024 },
      measure: 'share',
    },
  },
  {
    words: 'overview.question.granted',
    view: {
      ...plain,
      metric: 'req_granted',
      by: null,
      agencies: ['320800-zf', '320813-zf', '321300-zf'],
      years: { from: 2023, to: 2024 },
      measure: 'share',
    },
  },
  {
    words: 'overview.question.interpretations',
    view: {
      ...plain,
      metric: 'interpretation_published',
      by: null,
      agencies: [],
      years: { from: 2025, to: 2025 },
      order: 'value',
    },
  },
  {
    words: 'overview.question.reviews',
    view: { ...plain, metric: 'review_total', by: null, agencies: [], years: { from: 2025, to: 2025 }, order: 'value' },
  },
];
