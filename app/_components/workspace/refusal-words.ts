import { isAtlasError } from '../../../lib/model/error.ts';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { storageWords } from '../import/storage-words.ts';

const damaged: ReadonlySet<string> = new Set([
  'missing',
  'unexpected',
  'bad_entry',
  'too_large',
  'not_json',
  'not_decisions',
]);

/** Why a workspace file was not taken in, in the reader's language; that nothing changed is always said. */
export function refusalWords(lang: Language, error: unknown): string {
  if (!isAtlasError(error) || error.code === 'storage_failed') return storageWords(lang, error);
  const problem = String(error.details.problem ?? '');
  const where = String(error.details.where ?? error.details.part ?? error.details.reason ?? '');
  if (problem === 'newer') return label(lang, 'workspace.bad.newer', { where });
  if (problem === 'changed') return label(lang, 'workspace.bad.changed', { where });
  if (problem === 'contradiction') return label(lang, 'workspace.bad.contradiction', { where });
  if (problem === 'not_workspace') return label(lang, 'workspace.bad.other');
  const isDamage = damaged.has(problem) || ['unreadable', 'too_large', 'encrypted'].includes(error.code);
  return isDamage ? label(lang, 'workspace.bad.damaged', { where }) : storageWords(lang, error);
}
