import type { Lexicon } from './lexicon.ts';
import { hasWord } from './words.ts';

/** A clause about published information, taken apart: who or where, the verb, and what was published. */
export interface ObjectReading {
  /** Words before the verb. */
  readonly subject: string;
  readonly verb: boolean;
  /** What the number counts, in the report's words; empty where it is only "information". */
  readonly label: string;
  /** Whether general words for information stand there ("各类政府信息"). */
  readonly general: boolean;
  /** The general words themselves, which in a list of kinds are a name ("工作信息20条"). */
  readonly object: string;
  /** The label stands before the verb (重点领域信息发布). */
  readonly fromSubject: boolean;
}

const connectors =
  /^(?:其中|主要包括|具体包括|包括|含有|含|分别为|分别是|具体为|以及|同时|另外|此外|还|并|和|及(?!时)|与|是|有|里面|一是|二是|三是|四是|[、：:"“”‘’」「·])+/;
const times =
  /^(?:(?:自|从|在)?(?:20[0-9]{2})年(?:度|以来|底|末|全年|期间)?|截至[^，]{0,10}?[底末日]|截止[^，]{0,10}?[底末日]|本年度|全年度|全年|今年以来|今年|一年来|年内|本年|目前|本期|年度|度)+/;
const trailing = [
  '共计',
  '总计',
  '合计',
  '累计',
  '总共',
  '共有',
  '共',
  '达到',
  '达',
  '约',
  '为',
  '有',
  '数量',
  '总数',
  '总量',
  '数',
  '分别',
  '各',
  '已',
  '均',
  '了',
  '的',
  '是',
  '等共',
  '量',
];
const leading = /^(?:共计|总计|累计|合计|新增|了|的|各类|各项|各种|有关|相关|约|共)+/;
const quotes = /[“”"‘’《》「」*]/g;
/** What makes 公开, 发布, 更新 part of a noun rather than the verb. */
const nounAfter =
  /^(?:、|情况|栏|平台|目录|指南|制度|工作(?!信息|动态|简报|要闻|类)|网|和|及|与|专栏|系统|方式|透明|年报|类|会|厅|号|事项|标准|规定|条例|率|中心|人|渠道|机制|版|审查|属性)/;
/** 应主动公开的政府信息, 法定主动公开内容: a kind of information, whatever verb is in it. */
const duty = /(?:应|应当|法定|规定|依法应)$/;
const nounBefore = /(?:信息|政务|党务|村务|未|可|不|预|新闻|予以|部分|同意|不予|无法|准予)$/;

type Verb = readonly [start: number, end: number];

function lastVerb(
  text: string,
  verbs: readonly string[],
  allowed: (start: number, end: number) => boolean,
): Verb | null {
  let best: Verb | null = null;
  const isNoun = (start: number, end: number): boolean =>
    nounAfter.test(text.slice(end, end + 4)) || !allowed(start, end);
  for (const verb of verbs) {
    let at = text.lastIndexOf(verb);
    while (at > 0 && isNoun(at, at + verb.length)) at = text.lastIndexOf(verb, at - 1);
    const end = at + verb.length;
    if (at < 0 || isNoun(at, end)) continue;
    if (best === null || end > best[1] || (end === best[1] && at < best[0])) best = [at, end];
  }
  return best;
}

/** The verb of publishing; 公开 after 信息 or 政务 is one only where there is no other (发布政府信息公开信息). */
function publishingVerb(text: string, verbs: readonly string[]): Verb | null {
  const plain = lastVerb(text, verbs, (start) => !nounBefore.test(text.slice(0, start)));
  if (plain !== null) return plain;
  return lastVerb(text, verbs, (_, end) => /^(?:信息|数|量|总|共|了|政|$)/.test(text.slice(end, end + 2)));
}

function withoutEnd(text: string): string {
  let end = text.length;
  for (let cut = true; cut; ) {
    const word = text.endsWith('信息内容', end) ? '内容' : trailing.find((ending) => text.endsWith(ending, end));
    cut = word !== undefined && end > 0;
    end -= word?.length ?? 0;
  }
  return text.slice(0, end);
}

function strip(text: string): string {
  let words = text.replace(quotes, '');
  for (let turn = 0; turn < 3 && words !== ''; turn++) {
    const before = words;
    words = withoutEnd(words.replace(connectors, '').replace(times, '').replace(leading, ''));
    if (words === before) break;
  }
  return words;
}

/** The words of a label as a report would print them: no connectors, times, quotation marks or closing 共计. */
export function cleanLabel(text: string): string {
  return strip(text);
}

/** Takes the words before a number apart; see {@link ObjectReading}. */
export function readObject(left: string, lexicon: Lexicon): ObjectReading {
  const { verbs, generic, labelNouns } = lexicon.proactive;
  const isGeneral = (words: string): boolean => generic.includes(words);
  const words = left.replace(connectors, '').replace(times, '');
  const verb = publishingVerb(words, verbs);
  const subject = verb === null ? '' : words.slice(0, verb[0]);
  const object = strip(verb === null ? words : words.slice(verb[1]));
  const before = strip(subject);
  const reading = { subject, verb: verb !== null, object, general: false, fromSubject: false };
  if (duty.test(before)) return { ...reading, label: strip(words) };
  if (object !== '' && !isGeneral(object)) return { ...reading, label: object };
  // 执行公开信息, 结果公开信息: a short word before 公开 belongs to the name.
  const isPlainVerb = verb !== null && words.slice(verb[0], verb[1]) === '公开';
  if (
    isPlainVerb &&
    object === '信息' &&
    /^(?!依法|及时|按时|按期|对外|集中|统一|街道|社区|镇政府|乡政府|医院|学校|学院|大学|中心|支队|总队|大队|海关|公司)[^我本局委厅全共度年已网平台站]{2,3}$/.test(
      before,
    )
  ) {
    return { ...reading, label: `${before}公开信息` };
  }
  const general = object !== '' || isGeneral(before);
  const named = before.length >= 2 && !isGeneral(before) && labelNouns.some((noun) => before.endsWith(noun));
  return { ...reading, general, label: named ? before : '', fromSubject: named };
}

/** 教师招聘、职称评审等人事信息: examples closed with the name of their kind. */
const closingKind = /、.*等([^、等]{2,8})信息$/;

/** 领导分工、内设机构等信息: examples of one kind. */
const listedKinds = /^(.*、.*)等(?:方面)?信息$/;

/** The dictionary's code for a label; `mixed_other` for several kinds closed with 等 or 其他, `other` for what no word maps. */
export function readCategory(label: string, lexicon: Lexicon): string {
  if (/重点领域(?:信息)?$/.test(label)) return 'key_area';
  const kind = closingKind.exec(label)?.[1] ?? '';
  if (kind !== '' && !/其[他它]/.test(kind)) {
    const named = codeOf(kind, lexicon);
    if (named !== null) return named;
  }
  const examples = listedKinds.exec(label)?.[1];
  if (examples !== undefined) {
    const codes = new Set(examples.split('、').map((example) => codeOf(example, lexicon)));
    const [only = null] = codes;
    if (codes.size === 1 && only !== null) return only;
  }
  if (label.includes('、') && /其[他它]|等/.test(label)) return 'mixed_other';
  if (/^其[他它]/.test(label)) return 'other';
  return codeOf(label, lexicon) ?? 'other';
}

function codeOf(label: string, lexicon: Lexicon): string | null {
  for (const { code, words } of lexicon.categories) {
    if (words.some((word) => hasWord(label, word))) return code;
  }
  return null;
}
