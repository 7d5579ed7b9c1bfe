import { cellKey } from '../../lib/extract/statutory/emit.ts';
import type { Dims } from '../../lib/model/dimension.ts';
import type { FormCell, FormTable } from '../extract/statutory/forms.ts';
import type { Draw } from './draw.ts';
import { type Figures, parts } from './figures.ts';

type Row = readonly [label: string, unit: string, metric: string, dims?: Dims];

/** A local statistical form of before 2014: name, unit, code, figure. */
const rows: readonly Row[] = [
  ['主动公开信息数', '条', 'proactive_total'],
  ['其中：全文电子化的主动公开信息数', '条', 'proactive_fulltext_digital'],
  ['提供服务类信息数', '条', 'proactive_service_info'],
  ['依申请公开信息目录数', '条', 'on_request_catalogue'],
  ['现场接待人数', '人次', 'onsite_visitors'],
  ['网上咨询数', '人次', 'online_consultations'],
  ['咨询电话接听数', '人次', 'hotline_calls'],
  ['收到申请总数', '件', 'req_received', { applicant: 'total' }],
  ['其中：1.当面申请数', '件', 'req_received_by_channel', { req_channel: 'in_person' }],
  ['2.传真申请数', '件', 'req_received_by_channel', { req_channel: 'fax' }],
  ['3.电子邮件申请数', '件', 'req_received_by_channel', { req_channel: 'email' }],
  ['4.网上申请数', '件', 'req_received_by_channel', { req_channel: 'online' }],
  ['5.信函申请数', '件', 'req_received_by_channel', { req_channel: 'mail' }],
  ['6.其他形式申请数', '件', 'req_received_by_channel', { req_channel: 'other' }],
  ['对申请的答复总数', '件', 'ans_total'],
  ['其中：1.同意公开答复数', '件', 'ans_granted'],
  ['2.同意部分公开答复数', '件', 'ans_partially_granted'],
  ['3.非本机关掌握政府信息数', '件', 'ans_not_this_agency'],
  ['4.信息不存在数', '件', 'ans_not_exist'],
  ['5.申请内容不明确数', '件', 'ans_need_amend'],
  ['行政复议数', '件', 'review_total'],
  ['行政诉讼数', '件', 'litigation_total', { route: 'all' }],
  ['行政申诉数', '件', 'appeals_received'],
];

const label = (text: string): FormCell => ({ text, columnSpan: 1, rowSpan: 1, figure: null });

/** The printed form. */
export const localForm: FormTable = [
  ['指标名称', '计量单位', '代码', '数量'].map(label),
  ...rows.map(([name, unit, metric, dims = {}], i) => [
    label(name),
    label(unit),
    label(String(i + 1).padStart(2, '0')),
    { text: '', columnSpan: 1, rowSpan: 1, figure: { metric, dims } },
  ]),
];

/** Fills the local form: requests by channel and answers add up. */
export function drawLocalForm(draw: Draw): Figures {
  const figures: Figures = new Map();
  const put = (group: readonly Row[], whole: number): void => {
    const shares = parts(draw, whole, group.length);
    for (const [i, [, , metric, dims = {}]] of group.entries()) figures.set(cellKey(metric, dims), shares[i] ?? 0);
  };
  const total = draw.int(20, 900);
  const received = draw.int(0, 60);
  figures.set('proactive_total', total);
  figures.set('proactive_fulltext_digital', draw.int(0, total));
  put(rows.slice(2, 7), draw.int(0, 4000));
  figures.set(cellKey('req_received', { applicant: 'total' }), received);
  put(rows.slice(8, 14), received);
  figures.set('ans_total', received);
  put(rows.slice(15, 20), received);
  put(rows.slice(20), draw.int(0, 5));
  return figures;
}
