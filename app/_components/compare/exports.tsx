'use client';

import { useState } from 'react';
import theme from '../../../data/theme.json' with { type: 'json' };
import { chartModel } from '../../../lib/charts/registry.ts';
import { csvText } from '../../../lib/export/csv.ts';
import type { Caption } from '../../../lib/model/caption.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { numberForm } from '../../../lib/query/labels.ts';
import { sheetOf, type TableChoices } from '../../../lib/tables/sheet.ts';
import { label } from '../../_labels/label.ts';
import { copyText } from '../figure/copy.ts';
import { downloadFile } from '../figure/download.ts';
import { errorWords } from '../figure/error-words.ts';
import { rasterize } from '../figure/rasterize.ts';
import { agencyKeys } from './agency-keys.ts';
import type { Atlas } from './atlas.ts';
import styles from './compare.module.css';
import { fileName } from './file-name.ts';

interface ExportsProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly view: View;
  readonly rows: readonly ViewRow[];
  readonly caption: Caption;
  /** The table as it is shown: the CSV file equals it. */
  readonly choices: TableChoices;
}

/** Width of an exported picture in CSS pixels; PNG has twice as many. */
const pictureWidth = 960;

/** The files of a View, and its link. */
export function Exports({ lang, atlas, view, rows, caption, choices }: ExportsProps) {
  const [said, setSaid] = useState('');

  async function figureSvg(): Promise<string> {
    const { chartWidthOf, composeFigure } = await import('../../../lib/export/figure.ts');
    const context = { dictionary: atlas.dictionary, language: lang, colours: theme.light };
    const model = chartModel(view, rows, { ...context, width: chartWidthOf(pictureWidth) });
    return composeFigure(model, caption, { width: pictureWidth, colours: theme.light });
  }

  const makers = {
    png: async () => rasterize(await figureSvg(), 2),
    svg: async () => new Blob([await figureSvg()], { type: 'image/svg+xml' }),
    csv: async () => {
      const { dictionary } = atlas;
      const sheet = sheetOf(view, rows, choices, { dictionary, language: lang, keys: agencyKeys(atlas) });
      const text = csvText(sheet, caption, { form: numberForm(view, dictionary), language: lang });
      return new Blob([text], { type: 'text/csv' });
    },
  } as const;

  async function exportFile(kind: keyof typeof makers): Promise<void> {
    setSaid(label(lang, 'export.busy'));
    try {
      const file = fileName(caption.title, kind);
      downloadFile(file, await makers[kind]());
      setSaid(label(lang, 'export.done', { file }));
    } catch (error) {
      setSaid(label(lang, 'export.failed', { reason: errorWords(error) }));
    }
  }

  async function copyLink(): Promise<void> {
    const done = await copyText(window.location.href);
    setSaid(label(lang, done ? 'export.link.done' : 'export.link.failed'));
  }

  return (
    <section className={`${styles.exports} no-print`} aria-label={label(lang, 'export.label')}>
      {(['png', 'svg', 'csv'] as const).map((kind) => (
        <button
          key={kind}
          type="button"
          className={kind === 'png' ? 'button button-strong' : 'button'}
          onClick={() => void exportFile(kind)}
        >
          {label(lang, `export.${kind}`)}
        </button>
      ))}
      <button type="button" className="button" onClick={() => void copyLink()}>
        {label(lang, 'export.link')}
      </button>
      <span role="status" className={styles.said}>
        {said}
      </span>
    </section>
  );
}
