import { capital, type Language } from '../model/language.ts';
import type { Bound, ItemContent } from './briefing.ts';

/** A clause of a drafted text: words and figures in their order. */
export type Clause = readonly (string | Bound)[];

/** A clause; one without words is left out of its sentence. */
export function clause(...parts: readonly (string | Bound)[]): Clause {
  return parts.filter((part) => part !== '');
}

/** A word that follows another within a clause. */
export function joined(words: string, zh: boolean): string {
  return `${zh ? '，' : ', '}${words}`;
}

/**
 * Sentences of clauses as one text, its figures as `{1}`, `{2}` …; clauses without words and sentences without clauses are left
 * out. What belongs together is one sentence: a slide gives each a line of its own.
 */
export function clauseText(sentences: readonly (readonly Clause[])[], language: Language): ItemContent {
  const zh = language === 'zh';
  const bound: Bound[] = [];
  const write = (parts: Clause) =>
    parts.map((part) => (typeof part === 'string' ? plain(part) : `{${bound.push(part)}}`)).join('');
  const written = sentences.flatMap((clauses) => {
    const said = clauses.filter((parts) => parts.length > 0).map(write);
    if (said.length === 0) return [];
    return zh ? `${said.join('；')}。` : `${capital(said.join('; '))}.`;
  });
  return { kind: 'text', text: written.join(zh ? '' : ' '), bound };
}

/** Names come from data: none may pass for a figure's place. */
const plain = (words: string) => words.replace(/[{}]/g, ' ');
