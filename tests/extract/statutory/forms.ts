import type { Dims } from '../../../lib/model/dimension.ts';

/** One cell of a printed form: a label, or a place for a figure. */
export interface FormCell {
  readonly text: string;
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** Set where the cell holds a figure. */
  readonly figure: { readonly metric: string; readonly dims: Dims } | null;
}

/** The rows of one printed table; a cell covered by a span from above or the left is not repeated. */
export type FormTable = readonly (readonly FormCell[])[];

const label = (text: string, columnSpan = 1, rowSpan = 1): FormCell => ({ text, columnSpan, rowSpan, figure: null });
const figure = (metric: string, dims: Dims, columnSpan = 1): FormCell => ({
  text: '',
  columnSpan,
  rowSpan: 1,
  figure: { metric, dims },
});

function disclosureBlock(
  item: string,
  headings: readonly (readonly [string, string])[],
  rows: readonly (readonly [string, Dims])[],
): FormTable {
  const last = 4 - headings.length;
  const span = (i: number): number => (i === headings.length - 1 ? last : 1);
  return [
    [label(`第二十条第（${item}）项`, 4)],
    [label('信息内容'), ...headings.map(([text], i) => label(text, span(i)))],
    ...rows.map(([text, dims]) => [label(text), ...headings.map(([, metric], i) => figure(metric, dims, span(i)))]),
  ];
}

const prev = ['上一年项目数量', 'admin_items_prev'] as const;
const change = ['本年增/减', 'admin_items_change'] as const;

/** Table two of the 2019 form. */
export const disclosure2019: FormTable = [
  ...disclosureBlock(
    '一',
    [
      ['本年新制作数量', 'normdoc_issued'],
      ['本年新公开数量', 'normdoc_disclosed'],
      ['对外公开总数量', 'normdoc_disclosed_cumulative'],
    ],
    [
      ['规章', { doc_type: 'regulation' }],
      ['规范性文件', { doc_type: 'normative_doc' }],
    ],
  ),
  ...disclosureBlock(
    '五',
    [prev, change, ['处理决定数量', 'admin_decisions']],
    [
      ['行政许可', { act: 'license' }],
      ['其他对外管理服务事项', { act: 'other_management' }],
    ],
  ),
  ...disclosureBlock(
    '六',
    [prev, change, ['处理决定数量', 'admin_decisions']],
    [
      ['行政处罚', { act: 'penalty' }],
      ['行政强制', { act: 'coercion' }],
    ],
  ),
  ...disclosureBlock('八', [prev, change], [['行政事业性收费', { act: 'fee' }]]),
  ...disclosureBlock(
    '九',
    [
      ['采购项目数量', 'procurement_items'],
      ['采购总金额', 'procurement_amount'],
    ],
    [['政府集中采购', {}]],
  ),
];

const decisions = [['本年处理决定数量', 'admin_decisions']] as const;

/** Table two of the 2021 form. */
export const disclosure2021: FormTable = [
  ...disclosureBlock(
    '一',
    [
      ['本年制发件数', 'normdoc_issued'],
      ['本年废止件数', 'normdoc_repealed'],
      ['现行有效件数', 'normdoc_in_force'],
    ],
    [
      ['规章', { doc_type: 'regulation' }],
      ['行政规范性文件', { doc_type: 'normative_doc' }],
    ],
  ),
  ...disclosureBlock('五', decisions, [['行政许可', { act: 'license' }]]),
  ...disclosureBlock('六', decisions, [
    ['行政处罚', { act: 'penalty' }],
    ['行政强制', { act: 'coercion' }],
  ]),
  ...disclosureBlock('八', [['本年收费金额（单位：万元）', 'admin_fee_amount']], [['行政事业性收费', {}]]),
];

/** The kinds of applicant of table three, in the order of its columns. */
export const applicants = [
  'natural_person',
  'org_business',
  'org_research',
  'org_public_welfare',
  'org_legal_service',
  'org_other',
] as const;

const refused = [
  ['1.属于国家秘密', 'state_secret'],
  ['2.其他法律行政法规禁止公开', 'law_prohibited'],
  ['3.危及“三安全一稳定”', 'safety_stability'],
  ['4.保护第三方合法权益', 'third_party'],
  ['5.属于三类内部事务信息', 'internal_affairs'],
  ['6.属于四类过程性信息', 'process_info'],
  ['7.属于行政执法案卷', 'enforcement_file'],
  ['8.属于行政查询事项', 'admin_inquiry'],
] as const;
const unable = [
  ['1.本机关不掌握相关政府信息', 'not_held'],
  ['2.没有现成信息需要另行制作', 'needs_creation'],
  ['3.补正后申请内容仍不明确', 'unclear'],
] as const;
const rejected = [
  ['1.信访举报投诉类申请', 'petition'],
  ['2.重复申请', 'repeat'],
  ['3.要求提供公开出版物', 'publication'],
  ['4.无正当理由大量反复申请', 'excessive'],
  ['5.要求行政机关确认或重新出具已获取信息', 'reconfirm'],
] as const;
const other2021 = [
  ['1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', 'no_correction'],
  ['2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', 'fee_unpaid'],
  ['3.其他', 'misc'],
] as const;

/** Table three; `year` chooses the row or the rows of （六）其他处理, `subtotal` the optional column 小计. */
export function applications(year: 2019 | 2021, subtotal = false): FormTable {
  const codes = [...applicants, ...(subtotal ? ['org_subtotal'] : []), 'total'];
  const figures = (metric: string): FormCell[] => codes.map((applicant) => figure(metric, { applicant }));
  const orgColumns = ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', ...(subtotal ? ['小计'] : [])];
  const outcomes = (head: string, rows: readonly (readonly [string, string])[], prefix: string): FormCell[][] =>
    rows.map(([text, id], i) => [
      ...(i === 0 ? [label(head, 1, rows.length)] : []),
      label(text),
      ...figures(`${prefix}_${id}`),
    ]);
  const body: FormCell[][] = [
    [label('（一）予以公开', 2), ...figures('req_granted')],
    [label('（二）部分公开（区分处理的，只计这一情形，不计其他情形）', 2), ...figures('req_partially_granted')],
    ...outcomes('（三）不予公开', refused, 'req_refused'),
    ...outcomes('（四）无法提供', unable, 'req_unable'),
    ...outcomes('（五）不予处理', rejected, 'req_rejected'),
    ...(year === 2019
      ? [[label('（六）其他处理', 2), ...figures('req_other_total')]]
      : outcomes('（六）其他处理', other2021, 'req_other')),
    [label('（七）总计', 2), ...figures('req_outcome_total')],
  ];
  return [
    [
      label('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3),
      label('申请人情况', codes.length),
    ],
    [label('自然人', 1, 2), label('法人或其他组织', orgColumns.length), label('总计', 1, 2)],
    orgColumns.map((text) => label(text)),
    [label('一、本年新收政府信息公开申请数量', 3), ...figures('req_received')],
    [label('二、上年结转政府信息公开申请数量', 3), ...figures('req_carried_in')],
    ...body.map((row, i) => (i === 0 ? [label('三、本年度办理结果', 1, body.length), ...row] : row)),
    [label('四、结转下年度继续办理', 3), ...figures('req_carried_out')],
  ];
}

const results = [
  ['结果维持', 'upheld'],
  ['结果纠正', 'corrected'],
  ['其他结果', 'other'],
  ['尚未审结', 'pending'],
  ['总计', 'total'],
] as const;

/** Table four. */
export const suits: FormTable = [
  [label('行政复议', 5), label('行政诉讼', 10)],
  [...results.map(([text]) => label(text, 1, 2)), label('未经复议直接起诉', 5), label('复议后起诉', 5)],
  [...results, ...results].map(([text]) => label(text)),
  [
    ...results.map(([, id]) => figure(`review_${id}`, {})),
    ...results.map(([, id]) => figure(`litigation_${id}`, { route: 'direct' })),
    ...results.map(([, id]) => figure(`litigation_${id}`, { route: 'after_review' })),
  ],
];

const statRow = (text: string, unit: string, metric: string | null, dims: Dims = {}): FormCell[] => [
  label(text),
  label(unit),
  metric === null ? label('——') : figure(metric, dims),
];

/** The 2014 statistical form. */
export const statistics2014: FormTable = [
  [label('统计指标'), label('单位'), label('统计数')],
  statRow('一、主动公开情况', '——', null),
  statRow('（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）', '条', 'proactive_total'),
  statRow('其中：主动公开规范性文件数', '条', 'normdoc_disclosed', { doc_type: 'normative_doc' }),
  statRow('制发规范性文件总数', '件', 'normdoc_issued', { doc_type: 'normative_doc' }),
  statRow('（二）通过不同渠道和方式公开政府信息的情况', '——', null),
  statRow('1.政府公报公开政府信息数', '条', 'proactive_by_channel', { channel: 'gazette' }),
  statRow('2.政府网站公开政府信息数', '条', 'proactive_by_channel', { channel: 'website' }),
  statRow('3.政务微博公开政府信息数', '条', 'proactive_by_channel', { channel: 'weibo' }),
  statRow('4.政务微信公开政府信息数', '条', 'proactive_by_channel', { channel: 'wechat' }),
  statRow('5.其他方式公开政府信息数', '条', 'proactive_by_channel', { channel: 'other' }),
  statRow('二、回应解读情况', '——', null),
  statRow('（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）', '次', 'hot_topics_responded'),
  statRow('（二）通过不同渠道和方式回应解读的情况', '——', null),
  statRow('1.参加或举办新闻发布会总次数', '次', 'press_conferences'),
  statRow('其中：主要负责同志参加新闻发布会次数', '次', 'press_conferences_by_head'),
  statRow('2.政府网站在线访谈次数', '次', 'online_interviews'),
  statRow('其中：主要负责同志参加政府网站在线访谈次数', '次', 'online_interviews_by_head'),
  statRow('3.政策解读稿件发布数', '篇', 'interpretation_published', { form: 'all' }),
  statRow('4.微博微信回应事件数', '次', 'responses_social_media'),
  statRow('5.其他方式回应事件数', '次', 'responses_other'),
  statRow('三、依申请公开情况', '——', null),
  statRow('（一）收到申请数', '件', 'req_received', { applicant: 'total' }),
  statRow('1.当面申请数', '件', 'req_received_by_channel', { req_channel: 'in_person' }),
  statRow('2.传真申请数', '件', 'req_received_by_channel', { req_channel: 'fax' }),
  statRow('3.网络申请数', '件', 'req_received_by_channel', { req_channel: 'online' }),
  statRow('4.信函申请数', '件', 'req_received_by_channel', { req_channel: 'mail' }),
  statRow('（二）申请办结数', '件', 'req_completed'),
  statRow('1.按时办结数', '件', 'req_completed_on_time'),
  statRow('2.延期办结数', '件', 'req_completed_extended'),
  statRow('（三）申请答复数', '件', 'ans_total'),
  statRow('1.属于已主动公开范围数', '件', 'ans_already_public'),
  statRow('2.同意公开答复数', '件', 'ans_granted'),
  statRow('3.同意部分公开答复数', '件', 'ans_partially_granted'),
  statRow('4.不同意公开答复数', '件', 'ans_refused_total'),
  statRow('其中：涉及国家秘密', '件', 'ans_refused_state_secret'),
  statRow('涉及商业秘密', '件', 'ans_refused_trade_secret'),
  statRow('涉及个人隐私', '件', 'ans_refused_privacy'),
  statRow('危及国家安全、公共安全、经济安全和社会稳定', '件', 'ans_refused_safety_stability'),
  statRow('不是《条例》所指政府信息', '件', 'ans_refused_not_gov_info'),
  statRow('法律法规规定的其他情形', '件', 'ans_refused_other_law'),
  statRow('5.不属于本行政机关公开数', '件', 'ans_not_this_agency'),
  statRow('6.申请信息不存在数', '件', 'ans_not_exist'),
  statRow('7.告知作出更改补充数', '件', 'ans_need_amend'),
  statRow('8.告知通过其他途径办理数', '件', 'ans_other_channel'),
  statRow('四、行政复议数量', '件', 'review_total'),
  statRow('（一）维持具体行政行为数', '件', 'review_upheld'),
  statRow('（二）被依法纠错数', '件', 'review_corrected'),
  statRow('（三）其他情形数', '件', 'review_other'),
  statRow('五、行政诉讼数量', '件', 'litigation_total', { route: 'all' }),
  statRow('（一）维持具体行政行为或者驳回原告诉讼请求数', '件', 'litigation_upheld', { route: 'all' }),
  statRow('（二）被依法纠错数', '件', 'litigation_corrected', { route: 'all' }),
  statRow('（三）其他情形数', '件', 'litigation_other', { route: 'all' }),
  statRow('六、举报投诉数量', '件', 'complaints_reported'),
  statRow('七、依申请公开信息收取的费用', '万元', 'disclosure_fee_charged'),
  statRow('八、机构建设和保障经费情况', '——', null),
  statRow('（一）政府信息公开工作专门机构数', '个', 'staff_offices'),
  statRow('（二）设置政府信息公开查阅点数', '个', 'reading_points'),
  statRow('（三）从事政府信息公开工作人员数', '人', 'staff_total'),
  statRow('1.专职人员数（不包括政府公报及政府网站工作人员数）', '人', 'staff_full_time'),
  statRow('2.兼职人员数', '人', 'staff_part_time'),
  statRow(
    '（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）',
    '万元',
    'special_funds',
  ),
  statRow('九、政府信息公开会议和培训情况', '——', null),
  statRow('（一）召开政府信息公开工作会议或专题会议数', '次', 'meetings_held'),
  statRow('（二）举办各类培训班数', '次', 'trainings_held'),
  statRow('（三）接受培训人员数', '人次', 'trainees'),
];
