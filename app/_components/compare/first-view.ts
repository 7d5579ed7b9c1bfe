import theme from '../../../data/theme.json' with { type: 'json' };
import { chartModel } from '../../../lib/charts/registry.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { ViewedRows } from '../../_hooks/use-view-rows.ts';
import type { Atlas } from './atlas.ts';
import { drawShipped } from './ship.ts';
import type { FirstView } from './view-figure.tsx';

/** A View answered at build time, with its pictures for a desk and a telephone. `prefix` is unique on the page. */
export function drawFirst({ view, rows }: ViewedRows, prefix: string, lang: Language, atlas: Atlas): FirstView {
  const { dictionary } = atlas;
  const pictures = drawShipped(prefix, (width) =>
    chartModel(view, rows, { dictionary, language: lang, width, colours: theme.light }),
  );
  return { view, rows, pictures };
}
