import theme from '../../../data/theme.json' with { type: 'json' };
import { chartModel } from '../../../lib/charts/registry.ts';
import { renderPicture, themePicture } from '../../../lib/export/picture.ts';
import type { Language } from '../../../lib/model/language.ts';
import { firstAnswers, siteData } from '../../_data/site.ts';
import type { Atlas } from './atlas.ts';
import { Compare } from './compare.tsx';
import { shippedWidths } from './shipped-picture.ts';

function atlasOf({ dictionary, agencies, regions, kinds, dataDate, years }: ReturnType<typeof siteData>): Atlas {
  return {
    dictionary,
    agencies: new Map(agencies.map((agency) => [agency.id, agency])),
    regions: new Map(regions.map((region) => [region.code, region])),
    kinds: new Map(kinds.map(({ code, label }) => [code, label])),
    dataDate,
    years,
  };
}

/** The page /compare: its first View is drawn at build time and stands there before any script runs. */
export function ComparePage({ lang }: { readonly lang: Language }) {
  const atlas = atlasOf(siteData());
  const answer = firstAnswers().views.compare;
  if (!answer) throw new Error('compare: data/views.json names no View "compare"');
  const { view, rows } = answer;
  const pictures = shippedWidths.map((width) => {
    const context = { dictionary: atlas.dictionary, language: lang, width, colours: theme.light };
    const picture = renderPicture(chartModel(view, rows, context), `first-${width}`);
    return { width, svg: themePicture(picture, theme.light) };
  });
  return <Compare lang={lang} atlas={atlas} first={{ view, rows, pictures }} />;
}
