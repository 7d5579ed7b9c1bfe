import type { Language } from '../model/language.ts';
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

/** Clauses as one text, its figures as `{1}`, `{2}` … */
export function clauseText(clauses: readonly Clause[], language: Language): ItemContent {
  const bound: Bound[] = [];
  const written = clauses
    .filter((parts) => parts.length > 0)
    .map((parts) => parts.map((part) => (typeof part === 'string' ? plain(part) : `{${bound.push(part)}}`)).join(''));
  const [between, end] = language === 'zh' ? ['；', '。'] : ['; ', '.'];
  return { kind: 'text', text: written.length === 0 ? '' : `${written.join(between)}${end}`, bound };
}

/** Names come from data: none may pass for a figure's place. */
const plain = (words: string) => words.replace(/[{}]/g, ' ');
