import { isAtlasError } from '../../../lib/model/error.ts';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';
import { clusterWords } from './cluster-words.ts';

/** The reason of a failure, as far as it can be told to a person: the database's own words where it has some. */
export function errorWords(error: unknown): string {
  if (isAtlasError(error)) return String(error.details.shown ?? error.details.reason ?? error.message);
  return error instanceof Error ? error.message : String(error);
}

/** The reason of a failure inside a sentence: ours where it is the cluster's, else the database's own words. */
export function reasonWords(lang: Language, error: unknown): string {
  return clusterWords(lang, error) ?? errorWords(error);
}

/** The sentence for a figure that could not be read: whether the engine, the cluster or the question failed, and why. */
export function failureWords(lang: Language, error: unknown): string {
  const cluster = clusterWords(lang, error);
  if (cluster !== null) return cluster;
  const engine = isAtlasError(error) && error.code === 'engine_failed';
  if (engine && error.details.reason === 'no_ranges') return label(lang, 'engine.noRanges');
  if (engine && error.details.reason === 'no_database') return label(lang, 'engine.noDatabase');
  return label(lang, engine ? 'figure.failed.engine' : 'figure.failed.body', { reason: errorWords(error) });
}
