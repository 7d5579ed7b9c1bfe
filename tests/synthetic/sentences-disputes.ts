import { cellKey } from '../../lib/extract/statutory/emit.ts';
import { expectedFact } from './expected.ts';
import { fresh, fromTable, type SentenceGroup } from './sentence.ts';

const route = { route: 'all' };
const zero = (metric: string, dims = {}) => expectedFact(metric, dims, 0, 'zero_stated');

/** Sentences on fees, complaints, reviews and suits. */
export const disputeSentences: readonly SentenceGroup[] = [
  {
    id: 'fees-none',
    topic: 'fees',
    section: 'request',
    era: 'old',
    figures: [],
    states: () => [zero('disclosure_fee_charged')],
    wordings: ['提供政府信息未收取任何检索、复制、邮寄等费用。', '本年度没有向申请公开政府信息的公民收取费用。'],
  },
  {
    id: 'fees-none-waived-none',
    topic: 'fees',
    section: 'request',
    era: 'old',
    figures: [],
    states: () => [zero('disclosure_fee_charged'), zero('disclosure_fee_waived')],
    wordings: ['{Y}年政府信息公开没有收费，也没有减免费用的情况。', '本年度未发生政府信息公开收费及减免情况。'],
  },
  {
    id: 'fees-some',
    topic: 'fees',
    section: 'request',
    era: 'old',
    figures: [{ metric: 'disclosure_fee_charged', value: fresh(20, 900) }],
    wordings: ['依申请公开政府信息共收取检索、复制费用{0}元。', '为申请人复制政府信息材料，收取成本费用{0}元。'],
  },
  {
    id: 'suits-none-old',
    topic: 'suits',
    section: 'suits',
    era: 'old',
    figures: [],
    states: () => [zero('review_total'), zero('litigation_total', route)],
    wordings: [
      '{Y}年未发生因政府信息公开引起的行政复议、行政诉讼。',
      '没有因政府信息公开工作被申请行政复议，也没有被提起行政诉讼。',
      '本年度无涉及政府信息公开的行政复议和行政诉讼案件。',
    ],
  },
  {
    id: 'suits-old',
    topic: 'suits',
    section: 'suits',
    era: 'old',
    figures: [
      { metric: 'review_total', value: fresh(2, 9) },
      { metric: 'litigation_total', dims: route, value: fresh(2, 9) },
    ],
    wordings: [
      '因政府信息公开被申请行政复议{0}件，被提起行政诉讼{1}件。',
      '全年涉及政府信息公开的行政复议{0}件、行政诉讼{1}件。',
    ],
  },
  {
    id: 'complaints',
    topic: 'complaints',
    section: 'suits',
    era: 'old',
    figures: [{ metric: 'complaints_reported', value: fresh(2, 9) }],
    wordings: ['收到涉及政府信息公开的举报投诉{0}件，均已办理。', '全年受理政府信息公开方面的举报{0}件。'],
  },
  {
    id: 'suits-modern',
    topic: 'suits',
    section: 'suits',
    era: 'modern',
    when: ({ table }) => (table.get('review_total') ?? 0) > 0,
    figures: [
      { metric: 'review_total', value: fromTable('review_total') },
      {
        metric: 'litigation_total',
        dims: route,
        value: fromTable(
          cellKey('litigation_total', { route: 'direct' }),
          cellKey('litigation_total', { route: 'after_review' }),
        ),
      },
    ],
    wordings: [
      '因政府信息公开被申请行政复议{0}件，被提起行政诉讼{1}件。',
      '涉及政府信息公开的行政复议案件{0}件、行政诉讼案件{1}件。',
    ],
  },
  {
    id: 'fees-none-2019',
    topic: 'handling-fee',
    section: 'other',
    era: 'modern',
    when: ({ year }) => year < 2021,
    figures: [],
    states: () => [zero('disclosure_fee_charged')],
    wordings: ['本年度依申请公开政府信息未收取任何费用。', '{Y}年没有向政府信息公开申请人收取费用。'],
  },
  {
    id: 'handling-fee',
    topic: 'handling-fee',
    section: 'other',
    era: 'modern',
    when: ({ year }) => year >= 2021,
    figures: [{ metric: 'handling_fee_collected', value: ({ draw }) => draw.fresh(11, 300) * 10 }],
    wordings: ['本年度收取信息处理费{0}元。', '{Y}年实际收取信息处理费{0}元。'],
  },
  {
    id: 'handling-fee-none',
    topic: 'handling-fee',
    section: 'other',
    era: 'modern',
    when: ({ year }) => year >= 2021,
    figures: [],
    states: () => [zero('handling_fee_collected')],
    wordings: [
      '本年度未收取信息处理费。',
      '{Y}年，本机关没有收取政府信息公开信息处理费。',
      '全年未发生收取信息处理费的情况。',
    ],
  },
];
