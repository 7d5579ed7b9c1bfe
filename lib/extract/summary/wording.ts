import { compact } from '../label.ts';

/** A heading taken apart. */
export interface Wording {
  /** Its words without numbering, unit and remarks, compact. */
  readonly label: string;
  /** The same without what headings add freely: count words behind, 本年 before, 政府信息. */
  readonly key: string;
  /** Unit printed in brackets ("(件)", "（单位：万元）"); null where there is none. */
  readonly unit: string | null;
}

const unitWords = '(?:亿|千万|百万|万|千)?(?:元|人次|人|件|条|篇|次|个|份|期|场次|场|项|宗|起|则|家|处|名|小时)|%|％';
const bracketUnit = new RegExp(`[（(]\\s*(?:计量)?(?:单位)?\\s*[:：]?\\s*(${unitWords})\\s*[）)]`);
const onlyUnit = new RegExp(`^(?:${unitWords})$`);
const behindUnit = new RegExp(`(?:单位|[/／])\\s*[:：]?\\s*(${unitWords})$`);
const numbering =
  /^(?:其中\s*[:：]?|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．]|[0-9]{1,2}(?:[、）)]|[.．](?![0-9]))|[㈠-㈩①-⑳])\s*/;
const remark = /[（(][^（()）]*[）)]/g;
const countEnd = /(?:总)?(?:数量|条数|(?<![文案信稿])件数|篇数|次数|个数|人数|场数|期数|份数|宗数|总数|总量|数|量)$/;
const yearStart = /^(?:本年度|本年|全年度|全年|当年|年度)/;
const filler = /政府信息公开|政府信息/g;

function unless(shorter: string, whole: string): string {
  return shorter === '' ? whole : shorter;
}

/** The key of compact words; see {@link Wording.key}. */
function keyOf(label: string): string {
  const counted = unless(label.replace(countEnd, ''), label);
  const timeless = unless(counted.replace(yearStart, ''), counted);
  return unless(timeless.replace(filler, ''), timeless);
}

/** Takes a heading apart; one that is nothing but a unit has no words. */
export function readWording(text: string): Wording {
  const whole = text.normalize('NFKC').trim();
  if (onlyUnit.test(whole)) return { label: '', key: '', unit: whole === '％' ? '%' : whole };
  const unit = bracketUnit.exec(whole)?.[1] ?? behindUnit.exec(whole)?.[1] ?? null;
  let words = whole.replace(bracketUnit, '').replace(behindUnit, '');
  for (let before = ''; before !== words; ) {
    before = words;
    words = words.replace(numbering, '');
  }
  const label = unless(compact(words.replace(remark, '')), compact(words));
  return { label, key: keyOf(label), unit: unit === '％' ? '%' : unit };
}
