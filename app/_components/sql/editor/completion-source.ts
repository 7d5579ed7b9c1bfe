import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
} from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import initials from '../../../../data/pinyin-initials.json' with { type: 'json' };
import words from '../../../../data/sql-language.json' with { type: 'json' };
import type { Language } from '../../../../lib/model/language.ts';
import type { Catalog } from '../../../../lib/workbench/catalog.ts';
import { completionAt, type Proposal } from '../../../../lib/workbench/completion.ts';
import { label } from '../../../_labels/label.ts';

const completionWords = { keywords: words.offered, initials };
const described = new Map(words.functions.map((one) => [one.name, one]));

/** A function is written with its brackets and the cursor between them. */
function applyCall(view: EditorView, completion: Completion, from: number, to: number): void {
  const called = view.state.sliceDoc(to, to + 1) === '(';
  const text = called ? completion.label : `${completion.label}()`;
  view.dispatch({
    changes: { from, to, insert: text },
    selection: { anchor: from + completion.label.length + 1 },
    annotations: pickedCompletion.of(completion),
    userEvent: 'input.complete',
  });
}

function toOption(
  lang: Language,
  { kind, label: name, apply, detail, words: meaning }: Proposal,
  index: number,
): Completion {
  const known = kind === 'function' ? described.get(name) : undefined;
  const said = meaning?.[lang] ?? known?.[lang] ?? '';
  const shown = [
    said,
    kind === 'column' ? detail : '',
    kind === 'keyword' || said ? '' : label(lang, `sql.kind.${kind}`),
  ];
  return {
    label: name,
    detail: shown.filter((text) => text !== '').join(' · '),
    type: kind,
    apply: kind === 'function' ? applyCall : apply,
    // The list comes in its order; ranking by the library would know neither pinyin nor Chinese names.
    boost: -index,
  };
}

/** Completion from the live catalog; `catalog` is asked at every key. */
export function sqlCompletion(lang: Language, catalog: () => Catalog) {
  return (context: CompletionContext): CompletionResult | null => {
    const script = context.state.doc.toString();
    const found = completionAt(script, context.pos, catalog(), completionWords, context.explicit);
    if (!found) return null;
    return {
      from: found.from,
      to: found.to,
      options: found.proposals.map((proposal, index) => toOption(lang, proposal, index)),
      filter: false,
    };
  };
}
