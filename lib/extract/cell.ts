import { changeInDigits } from '../model/change.ts';
import { unseenMarks } from '../model/unseen.ts';

/** What a piece of a table says. `none` = words stating there is nothing ("无"). */
export type PieceKind = 'text' | 'number' | 'mark' | 'none' | 'blank';

/** One piece with its place; for a number, the place of its digits without the unit. */
export interface Piece {
  readonly kind: PieceKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly unit: string | null;
  /** The same number stands twice in the cell. */
  readonly doubled: boolean;
}

const digits = '[0-9０-９]';
const units = '件|条|次|篇|个|人次|人|名|项|元|万元|亿元|份|期|场|起|宗|例|家';
const note =
  '[①-⑳⁰¹²³⁴-⁹※▲★]|[（(]注[0-9０-９一二三]?[）)]|[[［【]注?\\^?[0-9０-９,，、—-]{0,11}[\\]］】]|注[0-9０-９]{0,2}|[a-d]|[（(][a-d][）)]|<sup>[^<>]{1,12}</sup>';
const numberPattern = new RegExp(
  `^([+\\-−－＋]?(?:${digits}{1,3}(?:[,，]${digits}{3})+|${digits}+)(?:[.．]${digits}+)?|〇)(?:${note})?(${units}|[（(](?:${units})[）)])?(?:${note})?$`,
);
const markPattern = /^(?:[/／\\]+|[-－—–﹣─−]+|[Nn]\/?[Aa]|不涉及|不适用|无此项)$/;
/** Words for nothing, and round signs drawn for the digit 0. */
const nonePattern = /^(?:无|零|没有|未发生|[○◯OoＯОо])$/;
/** Digits in groups of three, parted by spaces. */
const spacedPattern = new RegExp(`^[+\\-−－＋]?[1-9１-９]${digits}{0,2}(?:[ \u00a0\u2009\u202f\u3000]${digits}{3})+$`);

function piece(kind: PieceKind, text: string, start: number, unit: string | null = null, doubled = false): Piece {
  return { kind, text, start, end: start + text.length, unit, doubled };
}

function readWord(word: string, start: number): Piece | null {
  const number = numberPattern.exec(word);
  if (number?.[1] !== undefined) return piece('number', number[1], start, number[2]?.replace(/[（()）]/g, '') ?? null);
  if (markPattern.test(word)) return piece('mark', word, start);
  return nonePattern.test(word) ? piece('none', word, start) : null;
}

interface Word {
  readonly text: string;
  readonly start: number;
}

/** Words are parted by spaces, stars and marks that show nothing. */
const wordPattern = new RegExp(`[^\\s${unseenMarks}*]+`, 'g');

function splitWords(text: string, start: number): Word[] {
  return [...text.matchAll(wordPattern)].map((match) => ({ text: match[0], start: start + match.index }));
}

const numerals = '0-9０-９零〇一二两三四五六七八九十';
/** Nothing but digits, numerals, letters mistaken for digits, and the words that make a number vague. */
const nearNumber = new RegExp(
  `^[${numerals}百千万亿lIOoSBEeb|.．。,，:：;；~～\\-－—–至到或及余多来约近超不足以上下左右?？'’"”+＋()（）件条次个项人元份增减加少↑↓/￥¥\\s]+$`,
);
const hasNumeral = new RegExp(`[${numerals}]`);
/** The numbering of a label in a cell of its own. */
const ordinal = new RegExp(`^[（(]?[${numerals}]{1,3}[）)、.．。]$`);
const maxNearNumber = 20;
/** A number with a remark of its own behind it ("31（其中网络1）"). */
const remarked = new RegExp(`^${digits}[0-9０-９,，.．]*[（(](?=[^（()）]*\\p{sc=Han})[^（()）]{2,30}[）)]$`, 'u');

/** Whether words in the place of a figure are a number's but for some letters ("3至5", "l2", "约12", "九"); not "（一）". */
export function isNearNumber(text: string): boolean {
  if (changeInDigits(text) === '0' || remarked.test(text)) return true;
  return text.length <= maxNearNumber && nearNumber.test(text) && hasNumeral.test(text) && !ordinal.test(text);
}

/** The signed number words for a change print ("增2" 2, "减少3项" -3, "无变化" 0); null for whatever else. */
export function changeOf(text: string): number | null {
  const printed = text.normalize('NFKC');
  const signed = changeInDigits(printed);
  const digits = /^([+-]?\d{1,6})[项件个]?$/.exec(signed)?.[1];
  // Minus nought is nought.
  return signed === printed || digits === undefined ? null : Number(digits) + 0;
}

/** A cell whose edges are known: one piece, or several where a cell holds several different numbers. */
export function readCell(text: string, start: number): Piece[] {
  const words = splitWords(text, start);
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return [piece('blank', '', start)];
  const numbers = words.map((word) => readWord(word.text, word.start));
  if (numbers.every((number) => number !== null)) {
    const [head, ...rest] = numbers;
    if (head !== undefined && rest.length > 0 && rest.every((number) => number.text === head.text)) {
      return [{ ...head, doubled: head.kind === 'number' }];
    }
    const whole = text.slice(first.start - start, last.start + last.text.length - start);
    return spacedPattern.test(whole) ? [piece('number', whole, first.start)] : numbers;
  }
  if (words.length === 2 && numbers[0]?.kind === 'number') {
    const joined = readWord(`${first.text}${last.text}`, first.start);
    if (joined !== null) return [joined];
  }
  const end = last.start + last.text.length - start;
  return [piece('text', text.slice(first.start - start, end), first.start)];
}

/** A label with the figure glued to its end ("（一）予以公开12", "收到申请数：12件"); not a date or an article number. */
const gluedPattern = new RegExp(
  `^(.*[\\p{sc=Han}）)”])(?:(${digits}+(?:[.．]${digits}+)?)|[：:](${digits}+(?:[.．]${digits}+)?)(${units})?)$`,
  'u',
);

/** What closes a bracket around the number before it: a label's own words ("（… 计 1 条）"). */
const closesBracket = /^\s?\p{sc=Han}{1,4}[）)]/u;

/** A line whose cells are held apart by spaces only: figures stand alone, words one space apart belong together. */
export function readLine(text: string, start: number): Piece[] {
  const pieces: Piece[] = [];
  let open: { start: number; end: number } | null = null;
  const close = (): void => {
    if (open !== null) pieces.push(piece('text', text.slice(open.start - start, open.end - start), open.start));
    open = null;
  };
  const extend = (from: number, to: number): void => {
    if (open !== null && from - open.end > 1) close();
    open = { start: open?.start ?? from, end: to };
  };
  for (const word of splitWords(text, start)) {
    const end = word.start - start + word.text.length;
    const value = closesBracket.test(text.slice(end, end + 7)) ? null : readWord(word.text, word.start);
    const glued = value === null && !isNearNumber(word.text) ? gluedPattern.exec(word.text) : null;
    if (value !== null) {
      close();
      pieces.push(value);
    } else if (glued?.[1] !== undefined && !/(?:[第年月〔（(]|范围|附表)$/.test(glued[1])) {
      const [, label, bare, behindColon, unit = null] = glued;
      const number = bare ?? behindColon ?? '';
      extend(word.start, word.start + label.length);
      close();
      pieces.push(piece('number', number, word.start + label.length + (bare === undefined ? 1 : 0), unit));
    } else {
      extend(word.start, word.start + word.text.length);
    }
  }
  close();
  return pieces;
}
