import theme from '../../../data/theme.json' with { type: 'json' };
import { drawFlow } from '../../../lib/charts/flow/option.ts';
import { chartWidthOf, composeFigure, filePicture, flowFigure, pictureWidth } from '../../../lib/export/index.ts';
import type { Caption } from '../../../lib/model/caption.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { Flow } from '../../../lib/query/flow.ts';
import { flowSql } from '../../../lib/query/flow-sql.ts';
import type { SourceReport } from '../../../lib/query/reports-sql.ts';
import { statementIn } from '../../../lib/query/statement-words.ts';
import type { Atlas } from '../compare/atlas.ts';
import { reportsOf } from '../compare/export-files.ts';
import { drawnPicture, type FigureSource } from '../figure/export-bytes.ts';

/** A flow with what is said of it. */
export interface ExportedFlow {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly flow: Flow;
  readonly agencyId: string;
  readonly agency: string;
  readonly year: number;
  readonly caption: Caption;
  /** The address that shows the flow again. */
  readonly link: string;
  /** The day of the export, ISO. */
  readonly date: string;
}

/** The way of an agency's applications for files; its title says whether the steps add up. */
export function flowSource(exported: ExportedFlow): FigureSource {
  const { lang, atlas, flow, agencyId, agency, year, date, link } = exported;
  const { dictionary } = atlas;
  const colours = theme.light;
  const caption = { ...exported.caption, title: titleOf(exported.caption, lang) };
  const draw = () =>
    drawFlow(flow, { agencyId, agency, year, language: lang, width: chartWidthOf(pictureWidth), colours });
  const figure = (picture: Awaited<ReturnType<typeof drawnPicture>>, reports: readonly SourceReport[] | null) =>
    flowFigure({
      ...{ flow, agencyId, agency, year, picture, dictionary, language: lang, colours, reports, date, link },
      title: caption.title,
      subtitle: caption.subtitle,
      source: caption.source,
      alt: caption.sentence,
      sql: statementIn(lang, flowSql(agencyId, year)),
    });
  const undrawn = { svg: '', png: new Uint8Array(), width: 0, height: 0 };
  return {
    ...{ lang, date, caption },
    plain: () => figure(undrawn, []),
    full: async (drawn) => {
      const reports = await reportsOf([{ report_id: flow.reportId }]);
      if (!drawn) return figure(undrawn, reports);
      const model = draw();
      return figure(await drawnPicture(filePicture(model, 'flow'), model.width, model.height), reports);
    },
    svg: (more) => composeFigure(draw(), caption, { width: pictureWidth, colours, more }),
  };
}

/** The neutral title and whether all adds up: the first difference, or that there is none. */
function titleOf({ title, sentence, footnotes }: Caption, lang: Language): string {
  const [gap] = footnotes;
  const said = gap === undefined ? sentence : `${title}${lang === 'zh' ? '：' : ': '}${gap.text}`;
  return said.replace(/[。.]$/, '');
}
