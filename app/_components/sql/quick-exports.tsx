'use client';

import theme from '../../../data/theme.json' with { type: 'json' };
import type { Caption } from '../../../lib/model/caption.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { QuickChoice } from '../../../lib/results/chart/choice.ts';
import { quickChart } from '../../../lib/results/chart/draw.ts';
import { csvPieces } from '../../../lib/results/delimited.ts';
import type { ResultTable } from '../../../lib/results/table.ts';
import { label } from '../../_labels/label.ts';
import { fileName } from '../compare/file-name.ts';
import { Making } from '../figure/making.tsx';
import { rasterize } from '../figure/rasterize.ts';
import styles from './result.module.css';
import { textFile } from './result-slices.ts';
import { useSaving } from './use-saving.ts';

/** Width of an exported picture in CSS pixels; PNG has twice as many. */
const pictureWidth = 960;

interface QuickExportsProps {
  readonly lang: Language;
  readonly table: ResultTable;
  readonly choice: QuickChoice;
  /** The words of a picture that cannot name so many series. */
  readonly captionFor: (unnamed: number) => Caption;
}

/** The files of a quick chart: the picture with its words, and the rows behind it. */
export function QuickExports({ lang, table, choice, captionFor }: QuickExportsProps) {
  const { said, making, save } = useSaving(lang);

  const figureSvg = async () => {
    const { chartWidthOf, composeFigure } = await import('../../../lib/export/figure.ts');
    const { model, unnamed } = quickChart(table, choice, { width: chartWidthOf(pictureWidth), colours: theme.light });
    if (model === null) throw new Error('quick chart: nothing to draw');
    return composeFigure(model, captionFor(unnamed), { width: pictureWidth, colours: theme.light });
  };
  const makers = {
    png: async () => rasterize(await figureSvg(), 2),
    svg: async () => new Blob([await figureSvg()], { type: 'image/svg+xml' }),
    csv: textFile(() => csvPieces(table), 'text/csv;charset=utf-8'),
  } as const;

  return (
    <div className={`${styles.after} no-print`}>
      <section className={styles.tools} aria-label={label(lang, 'export.label')}>
        {(['png', 'svg', 'csv'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            className="button"
            aria-disabled={making !== null}
            onClick={({ currentTarget }) => void save(fileName(captionFor(0).title, kind), currentTarget, makers[kind])}
          >
            {label(lang, `export.${kind}`)}
          </button>
        ))}
      </section>
      <p role="status" className={styles.said}>
        {said}
      </p>
      {making !== null && <Making lang={lang} making={making} />}
    </div>
  );
}
