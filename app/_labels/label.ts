import about from '../../data/labels/about.json' with { type: 'json' };
import agency from '../../data/labels/agency.json' with { type: 'json' };
import briefing from '../../data/labels/briefing.json' with { type: 'json' };
import compare from '../../data/labels/compare.json' with { type: 'json' };
import exporting from '../../data/labels/export.json' with { type: 'json' };
import figure from '../../data/labels/figure.json' with { type: 'json' };
import imports from '../../data/labels/import.json' with { type: 'json' };
import my from '../../data/labels/my.json' with { type: 'json' };
import overview from '../../data/labels/overview.json' with { type: 'json' };
import quality from '../../data/labels/quality.json' with { type: 'json' };
import results from '../../data/labels/results.json' with { type: 'json' };
import shell from '../../data/labels/shell.json' with { type: 'json' };
import sql from '../../data/labels/sql.json' with { type: 'json' };
import sqlEditor from '../../data/labels/sql-editor.json' with { type: 'json' };
import topic from '../../data/labels/topic.json' with { type: 'json' };
import workspace from '../../data/labels/workspace.json' with { type: 'json' };
import { fillText, type Language } from '../../lib/model/language.ts';

const labels = {
  ...shell,
  ...figure,
  ...compare,
  ...overview,
  ...sql,
  ...sqlEditor,
  ...about,
  ...topic,
  ...quality,
  ...agency,
  ...imports,
  ...workspace,
  ...results,
  ...my,
  ...exporting,
  ...briefing,
};

/** The key of one interface text in `data/labels`. */
export type LabelKey = keyof typeof labels;

/** Values for the `{name}` places of a text. */
export type LabelValues = Readonly<Record<string, string | number>>;

/** One interface text in one language: `{name}` is filled, `{name:one|other}` is the form the number of that name asks for. */
export function label(lang: Language, key: LabelKey, values: LabelValues = {}): string {
  return fillText(labels[key][lang], lang, (name) => values[name]);
}

/** A text cut at its `{name}` places, for texts whose places hold something other than words. */
export type LabelPart = { readonly text: string } | { readonly place: string };

/** The parts of one interface text, in its language's own order. */
export function labelParts(lang: Language, key: LabelKey): readonly LabelPart[] {
  return labels[key][lang]
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{') ? { place: part.slice(1, -1) } : { text: part }));
}
