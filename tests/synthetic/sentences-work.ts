import { cellKey } from '../../lib/extract/statutory/emit.ts';
import { expectedFact } from './expected.ts';
import { fresh, fromTable, inChinese, type SentenceGroup, sumOf, upTo } from './sentence.ts';

const normative = cellKey('normdoc_issued', { doc_type: 'normative_doc' });
const license = cellKey('admin_decisions', { act: 'license' });
const penalty = cellKey('admin_decisions', { act: 'penalty' });

/** Sentences on people, meetings, dealings with the public, and what the tables count too. */
export const workSentences: readonly SentenceGroup[] = [
  {
    id: 'staff',
    topic: 'staff',
    section: 'overview',
    era: 'old',
    figures: [
      { metric: 'staff_full_time', value: fresh(2, 9), print: inChinese },
      { metric: 'staff_part_time', value: fresh(2, 9), print: inChinese },
    ],
    wordings: [
      '配备政府信息公开专职人员{0}名、兼职人员{1}名。',
      '明确专职工作人员{0}名，兼职工作人员{1}名，负责政府信息公开日常工作。',
    ],
  },
  {
    id: 'staff-total',
    topic: 'staff',
    section: 'overview',
    era: 'old',
    figures: [
      { metric: 'staff_full_time', value: fresh(2, 9) },
      { metric: 'staff_part_time', value: fresh(2, 19) },
      { metric: 'staff_total', value: sumOf(0, 1) },
    ],
    wordings: ['从事政府信息公开工作人员共{2}人，其中专职人员{0}人，兼职人员{1}人。'],
  },
  {
    id: 'meetings',
    topic: 'meetings',
    section: 'overview',
    era: 'any',
    figures: [{ metric: 'meetings_held', value: fresh(2, 9) }],
    wordings: ['全年召开政务公开工作会议{0}次。', '先后召开政府信息公开专题会议{0}次，研究部署相关工作。'],
  },
  {
    id: 'trainings',
    topic: 'trainings',
    section: 'overview',
    era: 'any',
    figures: [
      { metric: 'trainings_held', value: fresh(2, 9) },
      { metric: 'trainees', value: fresh(30, 600) },
    ],
    wordings: ['举办政府信息公开业务培训班{0}期，培训{1}人次。', '组织政务公开培训{0}次，参训人员{1}人次。'],
  },
  {
    id: 'funds',
    topic: 'funds',
    section: 'overview',
    era: 'old',
    figures: [{ metric: 'special_funds', value: fresh(2, 60) }],
    wordings: ['安排政府信息公开专项经费{0}万元。', '全年投入政府信息公开专项经费{0}万元。'],
  },
  {
    id: 'proposals',
    topic: 'proposals',
    section: 'overview',
    era: 'any',
    figures: [
      { metric: 'proposals_handled', dims: { body: 'npc' }, value: fresh(2, 60) },
      { metric: 'proposals_handled', dims: { body: 'cppcc' }, value: fresh(2, 60) },
    ],
    wordings: ['承办人大代表建议{0}件、政协委员提案{1}件。', '全年办理人大代表建议{0}件，办理政协提案{1}件。'],
  },
  {
    id: 'letters',
    topic: 'letters',
    section: 'overview',
    era: 'any',
    figures: [
      { metric: 'public_interaction_received', value: fresh(30, 900) },
      { metric: 'public_interaction_replied', value: upTo(0) },
    ],
    wordings: ['网站互动栏目收到网民留言{0}条，已答复{1}条。', '领导信箱栏目收到群众留言{0}条，回复{1}条。'],
  },
  {
    id: 'letters-all',
    topic: 'letters',
    section: 'overview',
    era: 'any',
    figures: [{ metric: 'public_interaction_received', value: fresh(30, 900) }],
    states: (_, [count = 0]) => [expectedFact('public_interaction_replied', {}, count)],
    wordings: ['收到网民留言{0}条，均已按时回复。', '全年收到网上留言{0}条，全部办结回复。'],
  },
  {
    id: 'consultations',
    topic: 'consultations',
    section: 'overview',
    era: 'any',
    figures: [
      { metric: 'decision_consultations', value: fresh(2, 30) },
      { metric: 'consultation_opinions', value: fresh(12, 400) },
    ],
    wordings: [
      '开展重大决策意见征集{0}件，收到公众意见{1}条。',
      '就重大行政决策公开征求意见{0}件，收集意见建议{1}条。',
    ],
  },
  {
    id: 'open-day',
    topic: 'open-day',
    section: 'overview',
    era: 'any',
    figures: [{ metric: 'open_day_events', value: fresh(2, 9), print: inChinese }],
    wordings: ['举办政府开放日活动{0}场。', '开展“政府开放日”活动{0}次，邀请市民代表走进机关。'],
  },
  {
    id: 'visitors',
    topic: 'visitors',
    section: 'request',
    era: 'old',
    figures: [
      { metric: 'onsite_visitors', value: fresh(12, 400) },
      { metric: 'online_consultations', value: fresh(12, 400) },
    ],
    wordings: ['公开查阅窗口现场接待群众咨询{0}人次，网上咨询{1}人次。'],
  },
  {
    id: 'calls',
    topic: 'calls',
    section: 'request',
    era: 'any',
    figures: [{ metric: 'hotline_calls', value: fresh(12, 900) }],
    wordings: ['接听政府信息公开咨询电话{0}次。', '公开咨询电话全年接听来电{0}次。'],
  },
  {
    id: 'accountability-none',
    topic: 'accountability',
    section: 'overview',
    era: 'any',
    figures: [],
    states: () => [expectedFact('accountability_cases', {}, 0, 'zero_stated')],
    wordings: ['没有因政府信息公开工作被追究责任的情况。', '年内未发生政府信息公开责任追究情形。'],
  },
  {
    id: 'normative-documents',
    topic: 'normative-documents',
    section: 'overview',
    era: 'modern',
    when: ({ table }) => (table.get(normative) ?? 0) > 0,
    figures: [{ metric: 'normdoc_issued', dims: { doc_type: 'normative_doc' }, value: fromTable(normative) }],
    wordings: ['全年制发行政规范性文件{0}件。', '{Y}年共制定印发行政规范性文件{0}件，均按要求备案公开。'],
  },
  {
    id: 'decisions',
    topic: 'decisions',
    section: 'overview',
    era: 'modern',
    when: ({ table }) => (table.get(license) ?? 0) > 0 && (table.get(penalty) ?? 0) > 0,
    figures: [
      { metric: 'admin_decisions', dims: { act: 'license' }, value: fromTable(license) },
      { metric: 'admin_decisions', dims: { act: 'penalty' }, value: fromTable(penalty) },
    ],
    wordings: ['全年作出行政许可决定{0}件，作出行政处罚决定{1}件。'],
  },
  {
    id: 'documents-interpreted',
    topic: 'documents-interpreted',
    section: 'overview',
    era: 'modern',
    figures: [
      { metric: 'policy_docs_drafted', value: fresh(2, 40) },
      { metric: 'policy_docs_interpreted', value: (_, made) => made[0] ?? 0 },
    ],
    wordings: ['起草政策性文件{0}件，解读政策性文件{1}件。', '全年出台政策性文件{0}件，对政策性文件进行解读{1}件。'],
  },
  {
    id: 'rumours-none',
    topic: 'rumours',
    section: 'overview',
    era: 'any',
    figures: [],
    states: () => [expectedFact('rumours_clarified', {}, 0, 'zero_stated')],
    wordings: ['年内未发现需要澄清的虚假或不完整信息。', '全年没有出现需要澄清的虚假信息。'],
  },
  {
    id: 'service-items',
    topic: 'service-items',
    section: 'proactive',
    era: 'any',
    figures: [{ metric: 'service_items_online', value: fresh(12, 300) }],
    wordings: ['实现网上办理政务服务事项{0}项。', '可在线办理的政务服务事项达到{0}项。'],
  },
  {
    id: 'proposals-published',
    topic: 'proposals',
    section: 'overview',
    era: 'any',
    figures: [
      { metric: 'proposals_handled', dims: { body: 'npc' }, value: fresh(2, 60) },
      { metric: 'proposals_published', dims: { body: 'npc' }, value: upTo(0) },
    ],
    wordings: ['承办人大代表建议{0}件，公开人大代表建议办理结果{1}件。'],
  },
  {
    id: 'press-coverage',
    topic: 'press-coverage',
    section: 'proactive',
    era: 'any',
    figures: [{ metric: 'publicity_reports', value: fresh(12, 90) }],
    wordings: ['在各级媒体刊发宣传报道{0}篇。'],
  },
];

/** Words without a figure of disclosure: the numbers in them must not become one. */
export const fillerSentences: readonly string[] = [
  '领导班子把公开工作列入重要议事日程，层层压实责任。',
  '按照“谁制作、谁公开、谁负责”的要求，落实信息发布三审三校。',
  '全县新增市场主体1832户，同比增长7.4%，营商环境持续改善。',
  '组织27家企业申报省级项目，落实补助资金1460万元。',
  '答复期限为收到申请之日起20个工作日，联系电话0857-6213408。',
  '认真学习《中华人民共和国政府信息公开条例》（国务院令第711号），提高依法公开能力。',
  '结合3月15日、12月4日等时间节点开展普法宣传，发放宣传手册2600余份。',
  '完善保密审查机制，确保涉密信息不上网、上网信息不涉密。',
  '机关内设11个科室，各科室确定一名联络员。',
  '完成第14届运动会保障任务，出动车辆318台次。',
];
