import theme from '../../../data/theme.json' with { type: 'json' };
import { drawFlow } from '../../../lib/charts/flow/option.ts';
import { renderPicture, themePicture } from '../../../lib/export/picture.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { FirstFlow } from '../../../lib/query/first-answers.ts';
import { toFlow } from '../../../lib/query/flow.ts';
import type { Atlas } from '../compare/atlas.ts';
import { shippedWidths } from '../compare/shipped-picture.ts';
import type { FirstFlowFigure } from './flow-figure.tsx';

/** The flow of a page's first report, with its pictures for a desk and a telephone. */
export function drawFirstFlow({ report, rows }: FirstFlow, lang: Language, atlas: Atlas): FirstFlowFigure {
  const { agency_id: agencyId, year } = report;
  const agency = atlas.agencies.get(agencyId)?.shortName ?? agencyId;
  const flow = toFlow(rows, atlas.dictionary);
  if (flow === null) return { flow, pictures: [] };
  const pictures = shippedWidths.map((width) => {
    const model = drawFlow(flow, { agencyId, agency, year, language: lang, width, colours: theme.light });
    return { width, svg: themePicture(renderPicture(model, `flow-${width}`), theme.light) };
  });
  return { flow, pictures };
}
