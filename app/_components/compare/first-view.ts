import theme from '../../../data/theme.json' with { type: 'json' };
import { chartModel } from '../../../lib/charts/registry.ts';
import { renderPicture, themePicture } from '../../../lib/export/picture.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { ViewedRows } from '../../_hooks/use-view-rows.ts';
import type { Atlas } from './atlas.ts';
import { shippedWidths } from './shipped-picture.ts';
import type { FirstView } from './view-figure.tsx';

/** A View answered at build time, with its pictures for a desk and a telephone. `prefix` is unique on the page. */
export function drawFirst({ view, rows }: ViewedRows, prefix: string, lang: Language, atlas: Atlas): FirstView {
  const pictures = shippedWidths.map((width) => {
    const context = { dictionary: atlas.dictionary, language: lang, width, colours: theme.light };
    const picture = renderPicture(chartModel(view, rows, context), `${prefix}-${width}`);
    return { width, svg: themePicture(picture, theme.light) };
  });
  return { view, rows, pictures };
}
