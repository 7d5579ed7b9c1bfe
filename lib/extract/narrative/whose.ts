import type { Clause } from './clause.ts';
import type { Reading } from './context.ts';
import type { Passage } from './passage.ts';

/** Bodies below the reporting one as those who did it; 我局及所属单位 are both together. */
const subordinates =
  /^(?:其中|另有?|而)?(?:局|委|厅|办|院|会|部|校|系统)?(?:下属|所属|直属|属)(?:的|各|二级|基层|企?事业)*(?:单位|机构|部门|学校|医院|院校|企业)(?!及|和|、|与)/;
/** 各县（区）妇联, 各乡镇: bodies of the divisions below, where they do something themselves. */
const divisions =
  /^(?:其中|另有?|而)?各(?:县|区|市|旗|镇|乡|街道)[^，。；及和与、]{0,8}?(?:局|委|办|会|联|院|所|站|镇|街道|区|县|单位)(?:主动|共|累计|全年|公开|发布|推送|收到|受理|举办|召开)/;
/** The whole division as the one whose figure it is. */
const region = /全(?:市|省|县|区|州|旗|自治区)|各级(?:各部门|行政机关|政府|部门)/;
/** The reporting body's own share of it, with its number behind. */
const ownShare =
  /(?:我|本)(?:局|委|厅|办|院|会|校|中心|机关|单位|部门)|(?:局|委|厅|办)(?:本级|机关)(?!网|报|微|公众号)/;
const reviews = /^(?:review|litigation)_/;
/** Reviews and suits of any matter, with what of them is of disclosure, or that none is. */
const ofAnyMatter =
  /^[^。]{0,16}(?:与(?:政府)?信息公开[^，。]{0,4}无关|非(?:政府)?信息公开|(?:不|未|没有)涉及(?:政府)?信息公开)|^[^。0-9]{0,6}其中，?[^，。0-9]{0,6}(?:政府信息|信息公开|政务公开)[^，。0-9]{0,8}[0-9一两二三四五六七八九十]/;

/** 全年局属12个单位: when, and how many they are, says nothing of whose the figure is. */
const besideBodies = /^(?:全年|今年|本年度?|20[0-9]{2}年度?)+|[0-9]+[个家所]?/g;

/** Whether a number is that of the bodies below the reporting one (局属各单位公开120条). */
function isOfSubordinates({ left, before, sentenceStart, quantity }: Clause, { text }: Passage): boolean {
  const said = text.slice(sentenceStart, quantity.start);
  const own = said.slice(said.search(/[^，；：。]*$/)).replace(besideBodies, '');
  return (
    [left, own].some((words) => subordinates.test(words) || divisions.test(words)) ||
    (left.length < 8 && subordinates.test(before))
  );
}

/** Whether a number is the whole division's, beside which a bureau gives its own (全县收到312件，其中我局收到38件). */
function isOfRegion(clause: Clause, passage: Passage): boolean {
  const { text } = passage;
  if (!region.test(`${clause.before}，${clause.left}`) || ownShare.test(clause.left)) return false;
  const [own] = ownShare.exec(text.slice(clause.quantity.unitEnd, clause.sentenceEnd)) ?? [];
  if (own === undefined) return false;
  const at = text.indexOf(own, clause.quantity.unitEnd);
  return new RegExp(`^[^。；]{0,16}[0-9]+${clause.quantity.unit}`).test(text.slice(at + own.length));
}

/** Whether reviews or suits are counted whatever they were about. */
function isOfAnyMatter(clause: Clause, metric: string, passage: Passage): boolean {
  if (!reviews.test(metric)) return false;
  return ofAnyMatter.test(passage.text.slice(clause.quantity.unitEnd, clause.sentenceEnd).replace(/^[（(，]/, ''));
}

/**
 * Whether a figure is another's than the reporting body's: of the bodies below a bureau, of its whole county beside its own, or
 * of reviews and suits that are not about disclosure. A government's report counts all these as its own.
 */
export function isOthers(clause: Clause, metric: string, passage: Passage, reading: Reading): boolean {
  if (isOfAnyMatter(clause, metric, passage)) return true;
  return !reading.ofGovernment && (isOfSubordinates(clause, passage) || isOfRegion(clause, passage));
}
