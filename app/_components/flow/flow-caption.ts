import type { Caption } from '../../../lib/model/caption.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { Flow } from '../../../lib/query/flow.ts';
import { plainText, statusText } from '../../../lib/query/words.ts';
import { label } from '../../_labels/label.ts';

interface Told {
  readonly agency: string;
  readonly year: number;
  readonly dataDate: string;
}

/** The words that belong to a flow: title, differences with both sides as footnotes, what the report lacks, source. */
export function flowCaption(lang: Language, flow: Flow | null, { agency, year, dataDate }: Told): Caption {
  const name = plainText(agency);
  const absences = flow?.absences ?? [];
  const separator = lang === 'zh' ? '，' : ', ';
  const lacking = absences
    .map(({ name: figure, status }) => `${figure[lang]} ${statusText(status, lang)}`)
    .join(lang === 'zh' ? '；' : '; ');
  const gaps = flow?.gaps.map(({ words }) => words[lang]) ?? [];
  const title = label(lang, 'flow.title', { agency: name, year });
  return {
    title,
    subtitle: label(lang, 'flow.subtitle'),
    footnotes: gaps.map((text, index) => ({ number: index + 1, text })),
    completeness: [
      ...(flow?.completeness === 'excerpt' ? [label(lang, 'flow.excerpt')] : []),
      absences.length === 0 ? '' : label(lang, 'flow.lacking', { figures: lacking }),
    ]
      .filter((words) => words !== '')
      .join(' '),
    source: label(lang, 'flow.source', { agency: name, year, date: dataDate }),
    sentence: [title, ...(gaps.length === 0 ? [label(lang, 'flow.balanced')] : gaps)].join(separator),
  };
}
