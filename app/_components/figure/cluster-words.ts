import { isAtlasError } from '../../../lib/model/error.ts';
import type { Language } from '../../../lib/model/language.ts';
import { label } from '../../_labels/label.ts';

const reasons = ['unreachable', 'login', 'settings', 'loading', 'shard', 'seconds', 'rows'] as const;

/** Why a cluster gave no figure, and the way on, in one sentence; null for any other failure. */
export function clusterWords(lang: Language, error: unknown): string | null {
  if (!isAtlasError(error) || error.code !== 'cluster_failed') return null;
  const { rows, limit, shown = '' } = error.details;
  const reason = reasons.find((each) => each === error.details.reason);
  if (reason === undefined) return label(lang, 'cluster.statement', { shown: String(shown).slice(0, 200) });
  if (reason !== 'rows' || rows === undefined || limit === undefined) return label(lang, `cluster.${reason}`);
  const number = (value: string | number) => Number(value).toLocaleString(lang === 'zh' ? 'zh-CN' : 'en');
  return label(lang, 'cluster.rows.counted', { rows: number(rows), limit: number(limit) });
}

/** Whether a question was refused because it reads more rows than one question may. */
export function isTooManyRows(error: unknown): boolean {
  return isAtlasError(error) && error.code === 'cluster_failed' && error.details.reason === 'rows';
}

/** Whether the words of a failure are a cluster's own: what is refused before it is asked has only our sentence. */
export function isOwnRefusal(error: unknown): boolean {
  return isAtlasError(error) && error.code === 'cluster_failed' && !error.details.code;
}
