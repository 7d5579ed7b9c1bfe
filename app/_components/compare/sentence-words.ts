import type { Agency } from '../../../lib/model/agency.ts';
import type { Bilingual, Language } from '../../../lib/model/language.ts';
import type { Dictionary } from '../../../lib/model/metric.ts';
import type { View } from '../../../lib/model/view.ts';
import { drawnKind } from '../../../lib/query/charts-for.ts';
import { fixedParts, metricLabel } from '../../../lib/query/labels.ts';
import { chartWords } from '../../../lib/query/words.ts';
import { label } from '../../_labels/label.ts';

/** The chosen agencies in words: all, one, two, a whole field of work, or the first and how many more. */
export function agencyWords(
  lang: Language,
  chosen: readonly string[],
  agencies: ReadonlyMap<string, Agency>,
  kinds: ReadonlyMap<string, Bilingual>,
): string {
  const named = chosen.map((id) => agencies.get(id)?.shortName ?? id);
  const [first, second] = named;
  if (first === undefined) return label(lang, 'agencies.all');
  if (second === undefined) return first;
  if (named.length === 2) return label(lang, 'agencies.pair', { first, second });
  const fields = new Set(chosen.map((id) => agencies.get(id)?.kind));
  const [kind] = fields;
  const field = fields.size === 1 && kind !== undefined ? kinds.get(kind) : undefined;
  return field
    ? label(lang, 'agencies.kind', { count: named.length, kind: inSentence(field[lang]) })
    : label(lang, 'agencies.many', { first, count: named.length, more: named.length - 1 });
}

/** The figure in words: its name, what it is limited to, what it is broken down by. */
export function metricWords(lang: Language, view: View, dictionary: Dictionary): string {
  const { by } = view;
  const name = inSentence(metricLabel(dictionary, view.metric, lang));
  const codes = fixedParts(view, dictionary, lang).map(({ part }) => part);
  const limited =
    codes.length === 0
      ? name
      : label(lang, 'metric.where', { metric: name, codes: codes.join(lang === 'zh' ? '、' : ', ') });
  // Some names say their breakdown already (fen- in Chinese).
  if (by === null || /^\u5206| by /.test(name)) return limited;
  const dimension = dictionary.dimensions.get(by)?.label[lang] ?? by;
  return label(lang, 'metric.by', { metric: limited, dimension: inSentence(dimension) });
}

/** The chart in words: the one that is drawn, also where the View asks for one that says nothing of it. */
export function drawnWords(lang: Language, view: View, dictionary: Dictionary): string {
  return chartWords[drawnKind(view, dictionary)][lang];
}

/** A name in the middle of a sentence: its capital falls, an acronym's stays. */
function inSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
