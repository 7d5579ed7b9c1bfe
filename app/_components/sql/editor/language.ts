import { SQLDialect, sql } from '@codemirror/lang-sql';
import { HighlightStyle, type LanguageSupport, syntaxHighlighting } from '@codemirror/language';
import { type Extension, RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import words from '../../../../data/sql-language.json' with { type: 'json' };
import { parameterPlaces } from '../../../../lib/workbench/parameters.ts';

const duckdb = SQLDialect.define({
  keywords: words.keywords.join(' '),
  types: words.types.join(' '),
  builtin: words.functions.map(({ name }) => name).join(' '),
  doubleDollarQuotedStrings: true,
  caseInsensitiveIdentifiers: true,
  operatorChars: '*+-%<>!=&|~^/@#',
  specialVar: '',
});

/** DuckDB's SQL, without the library's own completion: ours knows the live schema. */
export function duckdbLanguage(): LanguageSupport {
  return sql({ dialect: duckdb });
}

const highlight = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--series-1)', fontWeight: '600' },
  { tag: [tags.typeName, tags.standard(tags.name)], color: 'color-mix(in srgb, var(--series-5) 75%, var(--ink))' },
  { tag: [tags.string, tags.special(tags.string)], color: 'color-mix(in srgb, var(--kept) 75%, var(--ink))' },
  { tag: [tags.number, tags.bool, tags.null], color: 'color-mix(in srgb, var(--series-2) 60%, var(--ink))' },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: 'var(--ink-2)', fontStyle: 'italic' },
]);

const theme = EditorView.theme({
  '&': {
    background: 'var(--card)',
    color: 'var(--ink)',
    border: '1px solid var(--hairline-strong)',
    borderTop: '2px solid var(--ink)',
    fontSize: '13px',
  },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '2px' },
  '.cm-scroller': {
    fontFamily: 'var(--mono)',
    lineHeight: '1.65',
    maxHeight: '60vh',
    overflow: 'auto',
  },
  '.cm-content, .cm-gutter': { minHeight: '14em' },
  '.cm-content': { padding: '10px 0', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 12px' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)' },
  '.cm-gutters': {
    background: 'var(--card)',
    color: 'var(--ink-2)',
    border: '0',
    borderRight: '1px solid var(--hairline)',
  },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 8px 0 10px', minWidth: '2.6em' },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'color-mix(in srgb, var(--wash) 60%, transparent)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground, ::selection': {
    background: 'var(--highlight) !important',
  },
  '&.cm-focused .cm-matchingBracket': {
    background: 'var(--wash)',
    outline: '1px solid var(--hairline-strong)',
    color: 'inherit',
  },
  '.cm-parameter, .cm-parameter span': { color: 'var(--accent)', fontWeight: '600' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--accent)',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip': {
    background: 'var(--card)',
    color: 'var(--ink)',
    border: '1px solid var(--hairline-strong)',
    borderRadius: '0',
    maxWidth: 'min(560px, calc(100vw - 40px))',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', fontSize: '13px', maxHeight: '16em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    padding: '3px 10px',
    display: 'flex',
    gap: '12px',
    alignItems: 'baseline',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--ink)', color: 'var(--paper)' },
  '.cm-completionLabel': { flex: 'none' },
  '.cm-completionDetail': {
    fontFamily: 'var(--sans)',
    fontStyle: 'normal',
    fontSize: '12px',
    marginLeft: 'auto',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-signature': { padding: '6px 10px', fontSize: '12px', lineHeight: '1.6' },
  '.cm-signature code b': { color: 'var(--accent)' },
  '.cm-panels': { background: 'var(--wash)', color: 'var(--ink)', borderColor: 'var(--hairline)' },
  '.cm-panel.cm-search': { padding: '6px 10px', fontFamily: 'var(--sans)', fontSize: '13px' },
  '.cm-panel .cm-textfield, .cm-panel .cm-button': {
    background: 'var(--card)',
    border: '1px solid var(--hairline-strong)',
    borderRadius: '0',
    color: 'var(--ink)',
    fontSize: '13px',
  },
  '.cm-searchMatch': { background: 'var(--highlight)' },
  '.cm-diagnostic-error': { borderLeft: '2px solid var(--accent)', fontFamily: 'var(--sans)', fontSize: '13px' },
});

const marked = Decoration.mark({ class: 'cm-parameter' });

/** Longer scripts keep plain colours: finding parameters reads the whole text at every key. */
const longestMarked = 60_000;

function parameterMarks(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  if (view.state.doc.length <= longestMarked) {
    for (const { from, to } of parameterPlaces(view.state.doc.toString())) builder.add(from, to, marked);
  }
  return builder.finish();
}

const parameterColours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = parameterMarks(view);
    }
    update(update: ViewUpdate) {
      if (update.docChanged) this.decorations = parameterMarks(update.view);
    }
  },
  { decorations: ({ decorations }) => decorations },
);

/** Colours of the page's own theme: light, dark and print follow by themselves. */
export const sqlColours: Extension = [theme, syntaxHighlighting(highlight), parameterColours];
