import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab, toggleComment } from '@codemirror/commands';
import { bracketMatching, indentUnit } from '@codemirror/language';
import { lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  tooltips,
  type ViewUpdate,
} from '@codemirror/view';
import type { Language } from '../../../../lib/model/language.ts';
import type { Catalog } from '../../../../lib/workbench/catalog.ts';
import { sqlCompletion } from './completion-source.ts';
import { duckdbLanguage, sqlColours } from './language.ts';
import { editorPhrases } from './phrases.ts';
import { runKeys } from './run-keys.ts';
import { signatureHelp } from './signature-tooltip.ts';

/** What the editor tells the page, and asks it. */
export interface EditorLinks {
  readonly changed: (sql: string, cursor: number) => void;
  readonly moved: (cursor: number) => void;
  readonly run: () => void;
  readonly runAll: () => void;
  readonly format: () => void;
  readonly catalog: () => Catalog;
}

/** How the editor is announced: its name, and the ids of what describes it. */
export interface EditorName {
  readonly label: string;
  readonly describedBy: string;
}

/** A place to underline, with the words shown there. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

/** An editor on the page; texts are switched by the id of their tab, so that each keeps its own undo history. */
export interface SqlEditorView {
  readonly view: EditorView;
  readonly show: (id: string, sql: string) => void;
  readonly mark: (mark: Mark | null) => void;
  readonly comment: () => void;
  readonly destroy: () => void;
}

/** Of the change that empties the editor on the way from one tab to another: nobody wrote it. */
const leaving = Annotation.define<true>();

function extensions(lang: Language, name: EditorName, links: EditorLinks) {
  const told = (update: ViewUpdate) => {
    if (update.transactions.some((each) => each.annotation(leaving))) return;
    const cursor = update.state.selection.main.head;
    if (update.docChanged) links.changed(update.state.doc.toString(), cursor);
    else if (update.selectionSet) links.moved(cursor);
  };
  const runBy = (start: () => void) => (view: EditorView) => {
    closeCompletion(view);
    start();
    return true;
  };
  const [run, shift] = [runBy(links.run), runBy(links.runAll)];
  return [
    keymap.of([
      { key: 'Mod-Enter', run, shift },
      { key: 'Ctrl-Enter', run, shift },
      {
        key: 'Shift-Alt-f',
        run: () => {
          links.format();
          return true;
        },
      },
      { key: 'Tab', run: acceptCompletion },
    ]),
    EditorState.phrases.of(editorPhrases(lang)),
    lineNumbers(),
    history(),
    drawSelection(),
    EditorState.allowMultipleSelections.of(true),
    indentUnit.of('  '),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    autocompletion({ override: [sqlCompletion(lang, links.catalog)], icons: false, maxRenderedOptions: 80 }),
    signatureHelp(lang, links.catalog),
    tooltips({ position: 'fixed' }),
    EditorView.lineWrapping,
    duckdbLanguage(),
    sqlColours,
    keymap.of([
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...completionKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
    EditorView.contentAttributes.of({
      'aria-label': name.label,
      'aria-describedby': name.describedBy,
      'aria-keyshortcuts': runKeys,
      spellcheck: 'false',
      autocapitalize: 'off',
      autocorrect: 'off',
    }),
    EditorView.updateListener.of(told),
  ];
}

/** Puts an editor into an element, with a first text and its selection. */
export function createEditor(
  parent: HTMLElement,
  lang: Language,
  name: EditorName,
  links: EditorLinks,
  first: { readonly id: string; readonly sql: string; readonly anchor: number; readonly head: number },
): SqlEditorView {
  const setup = extensions(lang, name, links);
  const fresh = (doc: string, anchor = 0, head = anchor) =>
    EditorState.create({
      doc,
      selection: { anchor: Math.min(anchor, doc.length), head: Math.min(head, doc.length) },
      extensions: setup,
    });
  const view = new EditorView({ parent, state: fresh(first.sql, first.anchor, first.head) });
  const left = new Map<string, EditorState>();
  let shown = first.id;

  const replace = (sql: string) => {
    const before = view.state.doc.toString();
    if (before === sql) return;
    view.dispatch({
      changes: { from: 0, to: before.length, insert: sql },
      selection: { anchor: Math.min(view.state.selection.main.head, sql.length) },
    });
  };
  return {
    view,
    show: (id, sql) => {
      if (id !== shown) {
        left.set(shown, view.state);
        shown = id;
        // A box beside a word (completion, help) is measured once more after the switch, at a place the next text may lack.
        view.dispatch({ changes: { from: 0, to: view.state.doc.length }, annotations: leaving.of(true) });
        view.setState(left.get(id) ?? fresh(sql, sql.length));
      }
      replace(sql);
    },
    mark: (mark) => {
      const length = view.state.doc.length;
      const from = Math.min(mark?.from ?? 0, length);
      const marks = mark
        ? [{ from, to: Math.min(mark.to, length), severity: 'error' as const, message: mark.message }]
        : [];
      view.dispatch(setDiagnostics(view.state, marks));
    },
    comment: () => {
      toggleComment(view);
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}
