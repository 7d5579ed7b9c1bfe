import type { Language } from '../model/language.ts';

/** The remarks in the statements people see, Views and the way of applications: Chinese as they are written there, English. */
const remarks: readonly (readonly [zh: string, en: string])[] = [
  [
    '换机构时，各处的名单（IN、BETWEEN、list_contains 或 regexp_full_match）一起换；重复是为了少读数据',
    'for other agencies change every list of them (IN, BETWEEN, list_contains or regexp_full_match); repeated so that less is read',
  ],
  ['选中的数', 'the figures chosen'],
  ['纵轴的数', 'the figures of the vertical axis'],
  ['分母：本机构当年收到的申请数', 'the base: requests the agency received that year'],
  ['占比的分母：本机构当年的总数', 'the base of the share: the agency’s total of that year'],
  ['，按报告原文的类别名', ', by the names of categories in the report'],
  ['：由各项算出', ': computed from their items'],
  ['；缺一项就没有数，不当作 0', '; without one item there is no figure, it is not taken for 0'],
  ['选择中出现的分项，按字典次序', 'the parts that occur among the chosen, in the order of the dictionary'],
  [
    '同一渠道、同一处（表格或正文）各类别名的数相加；表格与正文、渠道之间从不相加：',
    'figures of the names of a category are summed within one channel and one place (table or text), never across them:',
  ],
  [
    '先取未分渠道的，再取表格里的，再取最多的一个渠道；有几个渠道而只能取一个时存疑',
    'first those without a channel, then those of a table, then of the largest channel; doubtful where one of several had to be taken',
  ],
  [
    '算法：各表式取哪些数，加（1）还是减（-1），作分子（part）还是分母（whole）',
    'the formula: which figures of each form, added (1) or subtracted (-1), of the numerator (part) or the denominator (whole)',
  ],
  ['；code 为所分的各项', '; code: the parts'],
  ['；* 为所分的各项', '; *: the parts'],
  [
    'choice 1 逐项计算；2 有缺项时取报告写明的数',
    'choice 1: item by item; 2: where an item is missing, the figure the report states',
  ],
  ['每份报告的各项', 'the items of each report'],
  [
    '各项合计；missing 为没有数的项数，gap 为第一个缺项的情形',
    'sums of the items; missing: how many have no figure, gap: why the first has none',
  ],
  ['参加比较的机构：只比准确数', 'agencies that are compared: exact figures only'],
  ['，分母不足 ', ', without those on a base of less than '],
  [' 的不参加', ''],
  [
    '核验不合而触及的数；只读这些数的出处编号之间的核验',
    'figures touched by checks that failed; only checks between the first and last evidence of these figures are read',
  ],
  ['表三的各行：收、办、结转', 'rows of table 3: received, handled, carried out'],
  ['这份报告各行的数', 'the figures of each row of this report'],
];

/** The same statement with its remarks in a language; its answer is the same. */
export function statementIn(language: Language, sql: string): string {
  if (language === 'zh') return sql;
  return sql.replaceAll(/^ *-- .*$/gm, (line) => remarks.reduce((text, [zh, en]) => text.replaceAll(zh, en), line));
}
