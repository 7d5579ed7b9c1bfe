import { isAtlasError } from '../../../lib/model/error.ts';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { errorWords } from '../figure/error-words.ts';

/** Why something was not kept, in the reader's language. */
export function storageWords(lang: Language, error: unknown): string {
  const isFull = isAtlasError(error) && error.code === 'storage_failed' && error.details.problem === 'quota';
  return isFull ? label(lang, 'import.storage.quota') : errorWords(error);
}
