import type { Document } from '../../model/document.ts';
import { fingerprint } from './fingerprint.ts';
import { isFormPhrase } from './form-phrase.ts';

/** One sentence of running text as fingerprints: enough to find it again in another report, not enough to read it. */
export interface SentencePrint {
  /** Of its characters and letters; every number counts as the same sign, blanks and punctuation as nothing. */
  readonly words: number;
  /** Of its numbers of two digits and more, dates aside; 0 where it has none. */
  readonly figures: number;
  /** Range in `Document.text`, the closing mark included. */
  readonly start: number;
  readonly end: number;
  /** Characters and letters it has. */
  readonly length: number;
}

/** Shorter sentences repeat by chance ("工作有序推进。"). */
const shortestSentence = 12;
/** A sentence is closed; labels of tables, headings and the points of a list are not. */
const closed = /[^。！？；!?;]*[。！？；!?;]/gu;
const number = /[0-9０-９]+(?:[.．,，][0-9０-９]+)*/y;
const dateUnit = /^\s*[年月日号]/u;
const numberSign = 35;

/** The sentences of a document's running text, the form's own phrases left out. */
export function sentencePrints({ text, blocks }: Document): SentencePrint[] {
  const prints: SentencePrint[] = [];
  for (const { kind, place } of blocks) {
    if (kind === 'table') continue;
    for (const match of text.slice(place.start, place.end).matchAll(closed)) {
      const print = printOf(match[0], place.start + match.index);
      if (print !== null) prints.push(print);
    }
  }
  return prints;
}

function printOf(sentence: string, at: number): SentencePrint | null {
  if (sentence.length < shortestSentence) return null;
  const words: number[] = [];
  const figures: number[] = [];
  let length = 0;
  for (let i = 0; i < sentence.length; i++) {
    const code = sentence.charCodeAt(i);
    if (isLetter(code)) {
      words.push(code);
      length++;
    }
    if (!isDigit(code)) continue;
    words.push(numberSign);
    number.lastIndex = i;
    const printed = number.exec(sentence)?.[0] ?? '';
    i += printed.length - 1;
    if (printed.length > 1 && !dateUnit.test(sentence.slice(i + 1, i + 4))) {
      for (const digit of printed) figures.push(digit.charCodeAt(0));
      figures.push(numberSign);
    }
  }
  if (length < shortestSentence || isFormPhrase(sentence)) return null;
  const lead = sentence.length - sentence.trimStart().length;
  return {
    words: fingerprint(words),
    figures: figures.length === 0 ? 0 : fingerprint(figures),
    start: at + lead,
    end: at + sentence.length,
    length,
  };
}

/** A Chinese character of the basic plane, or a Latin letter. */
function isLetter(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19);
}
