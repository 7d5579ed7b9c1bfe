import { describe, expect, it } from 'vitest';
import { createColumnReader } from '../../../lib/extract/summary/columns.ts';
import { resources } from './read.ts';

describe('columns', () => {
  const readColumn = createColumnReader(resources.templates);

  it.each([
    ['三、本年度办理结果/（三）不予公开/1.属于国家秘密', 'req_refused_state_secret', { applicant: 'total' }],
    ['三、本年度办理结果/（六）其他处理/3.其他', 'req_other_misc', { applicant: 'total' }],
    ['收到申请数（件）/法人或其他组织/其他', 'req_received', { applicant: 'org_other' }],
    ['收到申请数/自然人', 'req_received', { applicant: 'natural_person' }],
    ['行政复议、行政诉讼情况/行政诉讼/复议后起诉/总计', 'litigation_total', { route: 'after_review' }],
    ['行政诉讼/结果纠正', 'litigation_corrected', { route: 'all' }],
    ['行政复议维持数', 'review_upheld', {}],
    ['（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）', 'proactive_total', {}],
    ['微信公众号发布条数', 'proactive_by_channel', { channel: 'wechat' }],
    ['政府网站/公开信息数', 'proactive_by_channel', { channel: 'website' }],
    ['主动公开/微博', 'proactive_by_channel', { channel: 'weibo' }],
    ['制发规范性文件数', 'normdoc_issued', { doc_type: 'normative_doc' }],
    ['规章/现行有效件数', 'normdoc_in_force', { doc_type: 'regulation' }],
    ['行政事业性收费（万元）', 'admin_fee_amount', {}],
    ['政策解读数（篇）', 'interpretation_published', {}],
    ['培训/人数', 'trainees', {}],
  ])('%s', (path, metric, dims) => {
    expect(readColumn(path.split('/'))).toMatchObject({ metric, dims });
  });

  it.each([
    '其他',
    '合计',
    '数量',
    '微信',
    '微信（个）',
    '微信/粉丝数',
    '建议提案/办结',
    '建议提案/答复数',
    '公众号关注数',
    '行政诉讼/其中：胜诉',
  ])('%s could mean several things, or nothing known: never a guess', (path) =>
    expect(readColumn(path.split('/'))).toBeNull(),
  );
});
