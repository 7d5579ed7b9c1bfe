import theme from '../../../data/theme.json' with { type: 'json' };
import { drawFlow } from '../../../lib/charts/flow/option.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { FirstFlow } from '../../../lib/query/first-answers.ts';
import { toFlow } from '../../../lib/query/flow.ts';
import type { Atlas } from '../compare/atlas.ts';
import { drawShipped } from '../compare/ship.ts';
import type { FirstFlowFigure } from './flow-figure.tsx';

/** The flow of a page's first report, with its pictures for a desk and a telephone. */
export function drawFirstFlow({ report, rows }: FirstFlow, lang: Language, atlas: Atlas): FirstFlowFigure {
  const { agency_id: agencyId, year } = report;
  const agency = atlas.agencies.get(agencyId)?.shortName ?? agencyId;
  const flow = toFlow(rows, atlas.dictionary);
  if (flow === null) return { flow, pictures: [] };
  const pictures = drawShipped('flow', (width) =>
    drawFlow(flow, { agencyId, agency, year, language: lang, width, colours: theme.light }),
  );
  return { flow, pictures };
}
