import type { FormCell, FormTable } from './forms.ts';

const label = (text: string): FormCell => ({ text, columnSpan: 1, rowSpan: 1, figure: null });

type Row = readonly [name: string, unit: string, metric: string | null, dims?: Readonly<Record<string, string>>];

/** The rows of a local indicator form from before 2014; a row without metric has no place in the dictionary. */
export const regionalRows: readonly Row[] = [
  ['主动公开信息数', '条', 'proactive_total'],
  ['其中：全文电子化的主动公开信息数', '条', 'proactive_fulltext_digital'],
  ['新增的行政规范性文件数', '条', 'normdoc_issued', { doc_type: 'normative_doc' }],
  ['提供服务类信息数', '条', 'proactive_service_info'],
  ['网站专栏页面访问量', '人次', 'site_visits'],
  ['现场接待人数', '人次', 'onsite_visitors'],
  ['网上咨询数', '人次', 'online_consultations'],
  ['咨询电话接听数', '人次', 'hotline_calls'],
  ['依申请公开信息目录数', '条', 'on_request_catalogue'],
  ['申请总数', '条', 'req_received', { applicant: 'total' }],
  ['其中：1.当面申请数', '条', 'req_received_by_channel', { req_channel: 'in_person' }],
  ['2.传真申请数', '条', 'req_received_by_channel', { req_channel: 'fax' }],
  ['3.电子邮件申请数', '条', 'req_received_by_channel', { req_channel: 'email' }],
  ['4.网上申请数', '条', 'req_received_by_channel', { req_channel: 'online' }],
  ['5.信函申请数', '条', 'req_received_by_channel', { req_channel: 'mail' }],
  ['6.其他形式申请数', '条', 'req_received_by_channel', { req_channel: 'other' }],
  ['对申请的答复总数', '条', 'ans_total'],
  ['其中：1.同意公开答复数', '条', 'ans_granted'],
  ['2.同意部分公开答复数', '条', 'ans_partially_granted'],
  ['3.否决公开答复总数', '条', 'ans_refused_total'],
  ['其中：“非《条例》所指政府信息”数', '条', null],
  ['“信息不存在”数', '条', null],
  ['“非本部门掌握”数', '条', null],
  ['“申请内容不明确”数', '条', null],
  ['“重复申请”数', '条', null],
  ['免予公开范围1', '条', null],
  ['免予公开范围2', '条', null],
  ['免予公开范围3', '条', null],
  ['免予公开范围4', '条', null],
  ['免予公开范围5', '条', null],
  ['免予公开范围6', '条', null],
  ['行政复议数', '件', 'review_total'],
  ['行政诉讼数', '件', 'litigation_total', { route: 'all' }],
  ['行政申诉数', '件', 'appeals_received'],
  ['政府信息公开指定专职人员数', '人', 'staff_full_time'],
];

/** What a column of the form holds; `value` is the year's figure, `quarter` a part of it. */
export type RegionalColumn = 'name' | 'unit' | 'code' | 'value' | 'quarter';

const headings: Readonly<Record<RegionalColumn, string>> = {
  name: '指标名称',
  unit: '计量单位',
  code: '代码',
  value: '数量',
  quarter: '',
};

/** The local form with its columns in some order; `valueHeading` is printed above the year's figures. */
export function regionalForm(columns: readonly RegionalColumn[], valueHeading = headings.value): FormTable {
  let quarter = 0;
  const heading = columns.map((column) => {
    if (column === 'quarter') return label(`第${'一二三四'[quarter++]}季度`);
    return label(column === 'value' ? valueHeading : headings[column]);
  });
  const rows = regionalRows.map(([name, unit, metric, dims = {}], i) =>
    columns.map((column): FormCell => {
      if (column === 'name') return label(name);
      if (column === 'unit') return label(unit);
      if (column === 'code') return label(String(i + 1).padStart(2, '0'));
      if (column === 'quarter') return label('1');
      return { text: '', columnSpan: 1, rowSpan: 1, figure: { metric: metric ?? '', dims } };
    }),
  );
  return [heading, ...rows];
}
