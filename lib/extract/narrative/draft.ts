import type { Dims } from '../../model/dimension.ts';
import type { Candidate, PartOf } from '../../model/fact.ts';
import type { Passage } from './passage.ts';

/** A figure found in a passage, before it gets its key and place. Positions count characters of `Passage.text`. */
export interface Draft {
  readonly metric: string;
  readonly dims: Dims;
  readonly raw: string;
  readonly reading: 'number' | 'stated_none' | 'same_as';
  readonly unit: string | null;
  /** Range of the number, or of the words that state a zero. */
  readonly start: number;
  readonly end: number;
  /** Range the phrase is taken from. */
  readonly phraseStart: number;
  readonly phraseEnd: number;
  readonly basis: Draft | null;
  readonly whole: Draft | null;
  readonly declared: boolean;
  readonly scopeWords: string | null;
  readonly rule: string;
  readonly confidence: Candidate['confidence'];
}

const phraseLimit = 20;

/** The report's own words for a range of a passage, at most 20 characters, ending with the range's end. */
function phraseOf(draft: Draft, passage: Passage, text: string): string {
  const to = Math.min(draft.phraseEnd, passage.offsets.length);
  const head = draft.reading === 'number' ? Math.max(draft.phraseStart, to - phraseLimit) : draft.phraseStart;
  let phrase = '';
  for (let i = head; i < to && phrase.length < phraseLimit; i++) {
    const offset = passage.offsets[i];
    if (offset !== undefined) phrase += text.charAt(offset);
  }
  return phrase.trim();
}

function keyOf(draft: Draft, at: number): string {
  const codes = Object.entries(draft.dims)
    .filter(([name]) => name !== 'label')
    .map(([, code]) => `.${code}`);
  return `${draft.metric}${codes.join('')}@${at}`;
}

/** Gives drafts of one passage their keys and places. `used` keeps keys unique within the document. */
export function toCandidates(
  drafts: readonly Draft[],
  passage: Passage,
  text: string,
  used: Map<Draft, string>,
  taken: Set<string>,
): Candidate[] {
  const place = (position: number): number => passage.offsets[position] ?? passage.offsets.at(-1) ?? 0;
  for (const draft of drafts) {
    const base = keyOf(draft, place(draft.start));
    let key = base;
    for (let n = 2; taken.has(key); n++) key = `${base}#${n}`;
    taken.add(key);
    used.set(draft, key);
  }
  return drafts.map((draft) => {
    const whole = draft.whole === null ? undefined : used.get(draft.whole);
    const partOf: PartOf | null = whole === undefined ? null : { whole, declared: draft.declared };
    return {
      key: used.get(draft) ?? '',
      metric: draft.metric,
      dims: draft.dims,
      raw: draft.raw,
      reading: draft.reading,
      basis: draft.basis === null ? null : (used.get(draft.basis) ?? null),
      unitPrinted: draft.unit === '' ? null : draft.unit,
      source: 'narrative',
      partOf,
      scopeWords: draft.scopeWords,
      rule: draft.rule,
      confidence: draft.confidence,
      locator: {
        section: passage.section,
        table: null,
        row: null,
        column: null,
        page: passage.page,
        start: place(draft.start),
        end: place(draft.end - 1) + 1,
        phrase: phraseOf(draft, passage, text),
      },
    };
  });
}
