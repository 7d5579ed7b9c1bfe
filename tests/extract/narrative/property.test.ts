import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureValue, identityOf, readNarrative } from './score.ts';

interface Sentence {
  readonly metric: string;
  readonly dims: Readonly<Record<string, string>>;
  write(number: string): string;
}

const sentences: readonly Sentence[] = [
  { metric: 'proactive_total', dims: {}, write: (n) => `全年共主动公开政府信息${n}条。` },
  { metric: 'proactive_total', dims: {}, write: (n) => `本年度累计公开发布各类信息 ${n} 条。` },
  { metric: 'proactive_total', dims: {}, write: (n) => `我局主动公开政府信息数量为${n}条。` },
  { metric: 'proactive_by_channel', dims: { channel: 'wechat' }, write: (n) => `通过微信公众号推送信息${n}条。` },
  { metric: 'proactive_by_channel', dims: { channel: 'website_own' }, write: (n) => `局门户网站发布信息${n}条。` },
  { metric: 'req_received', dims: { applicant: 'total' }, write: (n) => `收到政府信息公开申请${n}件。` },
  { metric: 'req_received', dims: { applicant: 'total' }, write: (n) => `我单位共收到${n}件政府信息公开申请。` },
  { metric: 'review_total', dims: {}, write: (n) => `因政府信息公开被申请行政复议${n}件。` },
  { metric: 'interpretation_published', dims: { form: 'all' }, write: (n) => `发布政策解读材料${n}篇。` },
  { metric: 'press_conferences', dims: {}, write: (n) => `举办新闻发布会${n}场。` },
  { metric: 'proposals_handled', dims: { body: 'cppcc' }, write: (n) => `承办政协委员提案${n}件。` },
];

const noise = [
  '2017年3月5日印发〔2017〕18号文件，联系电话0951-6012345，邮编750011。',
  '在20个工作日内答复，第十二届博览会第3号展位，全社会研发投入增长12.5%。',
  '组织企业350家申报专利1200件，落实项目资金3600万元，发放宣传资料8000份。',
];

const count = fc.integer({ min: 1, max: 999_999 });
const printed = (value: number, grouped: boolean): string => (grouped ? value.toLocaleString('en-US') : String(value));

describe('numbers in sentences', () => {
  it('are read back as printed, whatever stands around them', () => {
    const cases = fc.tuple(fc.constantFrom(...sentences), count, fc.boolean(), fc.constantFrom(...noise), fc.boolean());
    fc.assert(
      fc.property(cases, ([sentence, value, grouped, other, first]) => {
        const said = sentence.write(printed(value, grouped));
        const text = `一、概述\n\n${first ? other + said : said + other}\n`;
        const { candidates } = readNarrative(text, identityOf('某市水务局', 2018));
        const stated = candidates.filter((candidate) => candidate.reading !== 'absent');
        expect(stated.map((c) => [c.metric, c.dims, figureValue(c, candidates)])).toEqual([
          [sentence.metric, sentence.dims, value],
        ]);
      }),
      { seed: 20261121, numRuns: 400 },
    );
  });

  it('are never invented: every figure read stands in the text', () => {
    const words = fc.constantFrom(
      ...sentences.map((sentence) => sentence.write('')),
      '其中',
      '全部',
      '均已答复',
      '未发生',
      '（',
      '）',
      '：',
      '、',
      '，',
      '。',
      '5',
      '12',
      '30%',
      '2018年',
      '件',
      '条',
      '第',
      '余',
      '政务微博',
      '概况类信息',
      '行政诉讼',
      '同比增长',
      '\n\n',
      '一、概述\n',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
        const report = readNarrative(parts.join(''), identityOf('某市水务局', 2020));
        for (const { reading, raw, locator } of report.candidates) {
          if (reading !== 'number') continue;
          const place = report.text.slice(locator.start, locator.end).replace(/\s/g, '');
          expect(place).toContain(raw.replace(/以上$/, ''));
        }
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('hostile text', () => {
  it('never makes the reader throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        readNarrative(`。${text}`, identityOf(null, null));
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it.each([
    ['digits', '1'.repeat(1_000_000)],
    ['open brackets', '（'.repeat(300_000)],
    ['closed brackets', '）'.repeat(300_000)],
    ['denials', '未收到'.repeat(60_000)],
    ['open quotations and titles', '“1条”《'.repeat(60_000)],
    ['numbers without an end of sentence', '申请12件、'.repeat(20_000)],
  ])('does not hang the reader: %s', (_, text) => {
    expect(readNarrative(text, identityOf('某市水务局', 2020)).text.length).toBeGreaterThan(0);
  });
});
