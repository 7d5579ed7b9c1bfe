import { even } from './date.ts';
import { withoutSchoolYear } from './period.ts';
import type { Range } from './section.ts';

const kindWords = '(?:政府|政务|党务政务)?信息(?:公开)?|政务公开|公开工作|年度报告|工作年度|年报';
const bodyPattern = new RegExp(`^[《【]?(.*?)(?:关于)?(?:(?:19|20)\\d{2}年?度?)?的?(?:${kindWords})`);
const yearPattern = /(?:19|20)\d{2}年?度?/;
/** What is done with information, between the body and the kind of report ("…局收到和处理政府信息公开申请情况"). */
const doings =
  /(?:收到|处理|受理|办理|主动公开|依申请|开展|落实|推进|做好|实施|贯彻|因|[和及与、](?=收到|处理|受理|办理|$))+$/;

const bodyEnd = '(?:局|委员会|委|厅|部|办公室|办|政府|管委会|中心|院|署|总队|支队|公司|处|所|站|会)';
const endsAsBody = new RegExp(`${bodyEnd}$`);

function tidied(name: string): string {
  return name.replace(/(?:关于|公布|发布|印发|[《》:：,，.·\-—])/g, '').replace(doings, '');
}

/** A body's name taken out of a title: what stands around the year and before the kind of report. */
export function agencyInTitle(title: string): string | null {
  const words = withoutSchoolYear(even(title)).replace(/[（(](?:(?:19|20)\d{2}年?度?|原[^（()）]{2,30})[）)]/g, '');
  const year = yearPattern.exec(words);
  const around = tidied(bodyPattern.exec(words.replace(yearPattern, ''))?.[1] ?? '');
  const before = tidied(words.slice(0, year?.index ?? 0));
  const name = endsAsBody.test(before) && !endsAsBody.test(around) ? before : around;
  return name.length >= 2 && name.length <= 40 ? name : null;
}

/** Sentences of the opening that name the reporting body. */
const bodySentences: readonly RegExp[] = [
  new RegExp(`(?:由|与)([\\p{sc=Han}]{2,30}?${bodyEnd})(?:办公室)?(?:根据|按照|依据|编制|联系)`, 'u'),
  new RegExp(`《([\\p{sc=Han}]{2,30}?${bodyEnd})(?:关于)?(?:19|20)\\d{2}年`, 'u'),
];

/** The body that running text names as the one that reports. */
export function agencyInText(opening: string): string | null {
  for (const pattern of bodySentences) {
    const name = pattern.exec(opening)?.[1];
    if (name !== undefined) return name;
  }
  return null;
}

const wholeName = new RegExp(`^\\p{sc=Han}{2,30}${bodyEnd}$`, 'u');
/** What a body calls itself inside its own house, words of sentences (本溪 and 将乐 are places), offices for disclosure. */
const noName = /^(?:本(?!溪)|该|各|局|厅|委|附件)|[的请我]|将(?!乐)|欢迎|(?:信息|政务)公开/;

/** Words that are nothing but a body's name; a bureau's own office stands for the bureau. */
export function bodyName(words: string): string | null {
  if (!wholeName.test(words) || noName.test(words)) return null;
  return words.replace(/(?<=[局厅])办公室$/, '');
}

const labelled =
  /(?:(?:编制|填报|报送|报告|制作)(?:单位|机关|部门)|联系(?:单位|部门))\s*[:：\t]\s*(\p{sc=Han}{3,34})/gu;
const address = /地址\s*[:：]\s*(\p{sc=Han}{3,34})/gu;
/** Bodies that have a house of their own; a county's government or service centre is where others sit too. */
const housed = /(?:局|委员会|委|厅|总队|支队|办事处|管委会|[乡镇]人民政府)$/;
const building = /大院|大楼|大厦|院内|[楼室]|(?:路|街|大道|巷)(?![局政桥道建网运办])/;

function addressBody(words: string): string | null {
  const name = bodyName(words);
  return name !== null && housed.test(name) && !building.test(name) ? name : null;
}

function firstName(text: string, pattern: RegExp, nameOf: (words: string) => string | null): string | null {
  for (const [, words = ''] of text.matchAll(pattern)) {
    const name = nameOf(words);
    if (name !== null) return name;
  }
  return null;
}

function outside(text: string, excluded: readonly Range[]): string {
  let words = '';
  let from = 0;
  for (const { start, end } of [...excluded].sort((a, b) => a.start - b.start)) {
    words += `${text.slice(from, Math.max(from, start))}\n`;
    from = Math.max(from, end);
  }
  return words + text.slice(from);
}

/**
 * The body a report names where no title does: as the one that compiled it, by its signature, or by where it is found.
 * `excluded` are documents of other bodies.
 */
export function agencyBeside(text: string, excluded: readonly Range[], signedBy: string | null): string | null {
  const own = outside(text, excluded);
  return firstName(own, labelled, bodyName) ?? signedBy ?? firstName(own, address, addressBody);
}
