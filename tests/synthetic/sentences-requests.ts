import { cellKey } from '../../lib/extract/statutory/emit.ts';
import { expectedFact } from './expected.ts';
import { fresh, fromTable, type Saying, type SentenceGroup, sumOf } from './sentence.ts';

const total = { applicant: 'total' };
const inTotal = (metric: string): string => cellKey(metric, total);
const received = ({ table }: Saying): number | undefined => table.get(inTotal('req_received'));
const zero = (metric: string, dims = {}) => expectedFact(metric, dims, 0, 'zero_stated');
const sumOfRows = (prefix: string, ids: readonly string[]) => fromTable(...ids.map((id) => inTotal(`${prefix}_${id}`)));

const refused = [
  'state_secret',
  'law_prohibited',
  'safety_stability',
  'third_party',
  'internal_affairs',
  'process_info',
  'enforcement_file',
  'admin_inquiry',
];

/** Sentences on requests and what became of them. */
export const requestSentences: readonly SentenceGroup[] = [
  {
    id: 'received-by-channel',
    topic: 'received',
    section: 'request',
    era: 'old',
    figures: [
      { metric: 'req_received_by_channel', dims: { req_channel: 'in_person' }, value: fresh(2, 20) },
      { metric: 'req_received_by_channel', dims: { req_channel: 'online' }, value: fresh(2, 90) },
      { metric: 'req_received_by_channel', dims: { req_channel: 'mail' }, value: fresh(2, 40) },
      { metric: 'req_received', dims: total, value: sumOf(0, 1, 2) },
    ],
    wordings: [
      '全年共收到政府信息公开申请{3}件，其中当面申请{0}件、网络申请{1}件、信函申请{2}件。',
      '本年度受理政府信息公开申请{3}件。其中，当面申请{0}件，网络申请{1}件，信函申请{2}件。',
    ],
  },
  {
    id: 'received-answered',
    topic: 'received',
    section: 'request',
    era: 'old',
    figures: [{ metric: 'req_received', dims: total, value: fresh(2, 90) }],
    states: (_, [count = 0]) => [expectedFact('ans_total', {}, count)],
    wordings: [
      '{Y}年收到政府信息公开申请{0}件，均在法定期限内答复。',
      '全年收到政府信息公开申请{0}件，已全部按期答复。',
    ],
  },
  {
    id: 'outcomes-old',
    topic: 'outcomes',
    section: 'request',
    era: 'old',
    figures: [
      { metric: 'ans_granted', value: fresh(12, 90) },
      { metric: 'ans_refused_total', value: fresh(2, 9) },
      { metric: 'ans_not_exist', value: fresh(2, 11) },
    ],
    wordings: [
      '在答复的申请中，同意公开{0}件，不予公开{1}件，信息不存在{2}件。',
      '申请答复情况：同意公开{0}件、不同意公开{1}件、信息不存在{2}件。',
    ],
  },
  {
    id: 'none-received-old',
    topic: 'received',
    section: 'request',
    era: 'old',
    figures: [],
    states: () => [zero('req_received', total)],
    wordings: [
      '本年度没有收到政府信息公开申请。',
      '{Y}年，我单位未收到公民、法人和其他组织提出的政府信息公开申请。',
      '全年未接到要求公开政府信息的申请。',
    ],
  },
  {
    id: 'received-modern',
    topic: 'received',
    section: 'request',
    era: 'modern',
    when: (saying) => (received(saying) ?? 0) > 0,
    figures: [{ metric: 'req_received', dims: total, value: fromTable(inTotal('req_received')) }],
    wordings: [
      '{Y}年，本机关新收政府信息公开申请{0}件。',
      '全年共收到政府信息公开申请{0}件。',
      '年内收到公民、法人或其他组织提交的政府信息公开申请{0}件。',
    ],
  },
  {
    id: 'received-carried',
    topic: 'received',
    section: 'request',
    era: 'modern',
    when: (saying) => (received(saying) ?? 0) > 0,
    figures: [
      { metric: 'req_received', dims: total, value: fromTable(inTotal('req_received')) },
      { metric: 'req_carried_in', dims: total, value: fromTable(inTotal('req_carried_in')) },
      { metric: 'req_outcome_total', dims: total, value: fromTable(inTotal('req_outcome_total')) },
      { metric: 'req_carried_out', dims: total, value: fromTable(inTotal('req_carried_out')) },
    ],
    wordings: [
      '本年新收政府信息公开申请{0}件，上年结转{1}件，办结{2}件，结转下年度继续办理{3}件。',
      '全年新收政府信息公开申请{0}件，上年结转申请{1}件；已办结{2}件，结转下年度{3}件。',
    ],
  },
  {
    id: 'received-applicants',
    topic: 'received',
    section: 'request',
    era: 'modern',
    when: (saying) => (received(saying) ?? 0) > 0,
    figures: [
      { metric: 'req_received', dims: total, value: fromTable(inTotal('req_received')) },
      {
        metric: 'req_received',
        dims: { applicant: 'natural_person' },
        value: fromTable(cellKey('req_received', { applicant: 'natural_person' })),
      },
      {
        metric: 'req_received',
        dims: { applicant: 'org_subtotal' },
        value: fromTable(cellKey('req_received', { applicant: 'org_subtotal' })),
      },
    ],
    wordings: [
      '共收到政府信息公开申请{0}件，其中自然人申请{1}件，法人或其他组织申请{2}件。',
      '本年度新收政府信息公开申请{0}件。其中，自然人提出申请{1}件、法人或其他组织提出申请{2}件。',
    ],
  },
  {
    id: 'outcomes-modern',
    topic: 'outcomes',
    section: 'request',
    era: 'modern',
    when: (saying) => (received(saying) ?? 0) > 0,
    figures: [
      { metric: 'req_granted', dims: total, value: fromTable(inTotal('req_granted')) },
      { metric: 'req_partially_granted', dims: total, value: fromTable(inTotal('req_partially_granted')) },
      { metric: 'req_refused_total', dims: total, value: sumOfRows('req_refused', refused) },
      {
        metric: 'req_unable_total',
        dims: total,
        value: sumOfRows('req_unable', ['not_held', 'needs_creation', 'unclear']),
      },
    ],
    wordings: [
      '申请办理结果：予以公开{0}件，部分公开{1}件，不予公开{2}件，无法提供{3}件。',
      '对办结的政府信息公开申请，予以公开{0}件、部分公开{1}件、不予公开{2}件、无法提供{3}件。',
    ],
  },
  {
    id: 'none-received-modern',
    topic: 'received',
    section: 'request',
    era: 'modern',
    when: (saying) => received(saying) === 0,
    figures: [],
    states: () => [zero('req_received', total)],
    wordings: [
      '本年度未收到政府信息公开申请。',
      '{Y}年本机关没有收到政府信息公开申请。',
      '年内未接到政府信息公开申请。',
    ],
  },
];
