import type { Language } from '../../../../lib/model/language.ts';
import { label } from '../../../_labels/label.ts';

const names = [
  'completions',
  'control',
  'diagnostics',
  'find',
  'replace.field',
  'none',
  'deleted',
  'all',
  'word',
  'close',
  'current',
  'case',
  'next',
  'previous',
  'pattern',
  'replace.all',
  'replace',
  'replaced.many',
  'replaced.line',
  'line',
  'go',
] as const;

/** The editor library's own words, in the reader's language: the English of a label is the library's phrase. */
export function editorPhrases(lang: Language): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [label('en', `sql.phrase.${name}`), label(lang, `sql.phrase.${name}`)]),
  );
}
