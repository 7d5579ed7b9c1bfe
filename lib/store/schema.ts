import { dimensionNames } from '../model/dimension.ts';

/** One column of a public table: name, DuckDB type, and what it means in both languages (shown in the SQL workbench). */
export interface ColumnSpec {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly zh: string;
  readonly en: string;
}

/** One public table; people write SQL against it, so names change only with a migration note. */
export interface TableSpec {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly columns: readonly ColumnSpec[];
  /** Columns the table is stored sorted by; a chart then reads one narrow slice. */
  readonly sortedBy: readonly string[];
}

const text = (name: string, zh: string, en: string): ColumnSpec => ({ name, type: 'VARCHAR', nullable: false, zh, en });
const integer = (name: string, zh: string, en: string): ColumnSpec => ({
  name,
  type: 'INTEGER',
  nullable: false,
  zh,
  en,
});
const maybe = (column: ColumnSpec): ColumnSpec => ({ ...column, nullable: true });

const dimensionWords: Readonly<Record<(typeof dimensionNames)[number], readonly [string, string]>> = {
  channel: ['公开渠道', 'channel of disclosure'],
  category: ['信息类别', 'category of information'],
  label: ['报告原文的类别名', 'category in the words of the report'],
  form: ['解读形式', 'form of interpretation'],
  applicant: ['申请人类别', 'kind of applicant'],
  req_channel: ['申请提交方式', 'way of submission'],
  doc_type: ['文件类型', 'type of document'],
  act: ['行政行为', 'administrative act'],
  route: ['诉讼路径', 'route to court'],
  body: ['建议提案来源', 'body behind the proposal'],
  medium: ['线下媒介', 'offline medium'],
  scope: ['口径范围', 'scope'],
  subset: ['子集', 'subset'],
};

const breakdownColumns = dimensionNames.map((name) =>
  maybe(text(name, `${dimensionWords[name][0]}；空 = 合计`, `${dimensionWords[name][1]}; NULL = the total`)),
);

/** The tables of the product, in the order of their dependencies. */
export const tables: readonly TableSpec[] = [
  {
    name: 'region',
    zh: '行政区划',
    en: 'administrative divisions',
    sortedBy: ['region_code'],
    columns: [
      text('region_code', '行政区划代码（GB/T 2260）', 'GB/T 2260 code'),
      text('name', '名称', 'name'),
      maybe(text('parent_code', '上级代码', 'code of the parent')),
      text('level', '层级', 'province, prefecture or county'),
    ],
  },
  {
    name: 'agency',
    zh: '报告机构',
    en: 'reporting bodies',
    sortedBy: ['sort_key'],
    columns: [
      text('agency_id', '机构短码', 'short stable id'),
      text('name', '全称', 'full name'),
      text('short_name', '简称', 'short name'),
      text('region_code', '所在行政区划', 'region'),
      text('level', '层级', 'level of government'),
      text('kind', '领域代码', 'field of work'),
      integer('sort_key', '官方次序', 'official order'),
      text('initials', '拼音首字母', 'pinyin initials'),
    ],
  },
  {
    name: 'report',
    zh: '年度报告',
    en: 'annual reports',
    sortedBy: ['agency_id', 'year'],
    columns: [
      text('report_id', '报告编号', 'report id'),
      text('agency_id', '机构', 'agency'),
      integer('year', '报告年度', 'reporting year'),
      text('template', '表式', 'form the figures stand in'),
      text('title', '标题', 'title'),
      text('completeness', '完整程度：full 全文，excerpt 节选', 'full or excerpt'),
      text('source_name', '来源名称', 'name of the source'),
      maybe(text('source_url', '公开地址', 'public address')),
      maybe(text('source_sha256', '文件校验值', 'SHA-256 of the file read')),
      maybe({ ...text('published_on', '公布日期', 'date of publication'), type: 'DATE' }),
      text('origin', '来历：bundled 本站数据，own 自己导入', 'bundled with the site, or own (imported by the user)'),
    ],
  },
  {
    name: 'metric',
    zh: '指标字典',
    en: 'metric dictionary',
    sortedBy: ['metric_id'],
    columns: [
      text('metric_id', '指标', 'metric id'),
      text('name_zh', '中文名', 'Chinese name'),
      text('name_en', '英文名', 'English name'),
      text('group_id', '分组', 'group'),
      text('unit', '单位', 'unit'),
      { ...text('templates', '有此项的表式', 'forms that have this figure'), type: 'VARCHAR[]' },
      text('legal_basis', '依据', 'legal basis'),
      text('comparability', '可比等级', 'grade of comparability, A to X'),
      text('comparable_note', '可比说明', 'note on comparability, in Chinese'),
      text('comparable_note_en', '英文可比说明', 'note on comparability, in English'),
    ],
  },
  {
    name: 'dimension_code',
    zh: '分项代码',
    en: 'breakdown codes',
    sortedBy: ['dimension', 'position'],
    columns: [
      text('dimension', '分项维度', 'breakdown'),
      text('code', '代码', 'code'),
      integer('position', '次序', 'official order'),
      text('label_zh', '中文名', 'Chinese label'),
      text('label_en', '英文名', 'English label'),
    ],
  },
  {
    name: 'fact',
    zh: '数据',
    en: 'figures',
    sortedBy: ['metric_id', ...dimensionNames, 'agency_id', 'year'],
    columns: [
      text('report_id', '报告编号', 'report id'),
      text('agency_id', '机构', 'agency'),
      integer('year', '报告年度', 'reporting year'),
      text('metric_id', '指标', 'metric id'),
      ...breakdownColumns,
      maybe({ ...text('value', '数值；空 = 没有数', 'value; NULL = no number'), type: 'DOUBLE' }),
      text('unit', '单位', 'unit'),
      text('status', '状态：reported、zero_stated、derived、not_reported、blank、not_applicable', 'status'),
      text('qualifier', '精确程度：exact、approx、at_least、at_most', 'exactness'),
      text('confidence', '可信程度：high、medium、doubtful', 'confidence of the reading'),
      text('stands_in', '出处：table 表格，narrative 正文', 'table or narrative'),
      {
        ...text('preferred', '同一项多处出现时取此条', 'the one to use where the same figure stands twice'),
        type: 'BOOLEAN',
      },
      text('evidence_id', '出处编号', 'evidence id'),
      { ...text('edited', '是否经人更正或补录', 'whether a person corrected or added it'), type: 'BOOLEAN' },
    ],
  },
  {
    name: 'evidence',
    zh: '出处',
    en: 'where a figure stands',
    sortedBy: ['evidence_id'],
    columns: [
      text('evidence_id', '出处编号', 'evidence id'),
      text('report_id', '报告编号', 'report id'),
      text('section', '章节', 'section'),
      maybe(text('table_name', '表', 'table')),
      maybe(text('row_label', '行', 'row')),
      maybe(text('column_label', '列', 'column')),
      maybe(integer('page', '页', 'page')),
      maybe(integer('char_start', '起始字符', 'first character')),
      maybe(integer('char_end', '结束字符', 'end character, exclusive')),
      maybe(text('phrase', '原文片段（至多 20 字）', 'words of the report, at most 20 characters')),
      text('raw', '印出的数', 'the number as printed'),
      text('rule', '读取规则', 'extraction rule'),
    ],
  },
  {
    name: 'finding',
    zh: '核验结果',
    en: 'results of consistency rules',
    sortedBy: ['report_id', 'rule_id'],
    columns: [
      text('finding_id', '结果编号', 'finding id'),
      text('report_id', '报告编号', 'report id'),
      text('rule_id', '规则', 'rule'),
      text('severity', '级别：error、warning、info', 'severity'),
      { ...text('kept', '是否相符', 'whether the rule held'), type: 'BOOLEAN' },
      text('verdict', '判定：report_says_so 原文如此，maybe_misread 可能误读，maybe_scope 口径可能不同', 'verdict'),
      maybe(text('expected', '应为', 'one side')),
      maybe(text('actual', '实为', 'other side')),
      text('message_zh', '说明', 'message in Chinese'),
      text('message_en', '英文说明', 'message in English'),
    ],
  },
  {
    name: 'finding_evidence',
    zh: '核验涉及的出处',
    en: 'figures a finding looked at',
    sortedBy: ['evidence_id', 'finding_id'],
    columns: [text('finding_id', '结果编号', 'finding id'), text('evidence_id', '出处编号', 'evidence id')],
  },
];

/** `CREATE TABLE` statement of one table. */
export function createTableSql(table: TableSpec): string {
  const columns = table.columns.map((column) => `${column.name} ${column.type}${column.nullable ? '' : ' NOT NULL'}`);
  return `CREATE TABLE ${table.name} (${columns.join(', ')})`;
}
