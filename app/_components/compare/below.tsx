'use client';

import { memo } from 'react';
import type { Caption } from '../../../lib/model/caption.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { useAfterPaint } from '../../_hooks/after-paint.ts';
import { FigurePin } from '../briefing/figure-pin.tsx';
import type { Atlas } from './atlas.ts';
import styles from './compare.module.css';
import { DataTable } from './data-table.tsx';
import { Exports } from './exports.tsx';
import type { TableState } from './table-state.ts';
import type { Panel } from './table-url.ts';

/** The figure as it is shown above, of one piece. */
export interface ShownFigure {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly view: View;
  readonly rows: readonly ViewRow[];
  readonly caption: Caption;
  readonly selected: string | null;
  readonly onOpen: (mark: string) => void;
}

interface BelowProps {
  /** Null where no figure is shown. */
  readonly figure: ShownFigure | null;
  readonly panel: Panel;
  readonly table: TableState;
}

/** What stands below a figure: pin it, take it along, its table. It follows, of one piece, when the figure has been painted. */
export function Below({ figure, panel, table }: BelowProps) {
  const painted = useAfterPaint(figure);
  return (
    <div className={styles.rest} aria-busy={painted !== figure}>
      {painted && <Standing figure={painted} panel={panel} table={table} />}
    </div>
  );
}

const Standing = memo(function Standing({ figure, panel, table }: BelowProps & { readonly figure: ShownFigure }) {
  const { lang, view, rows, caption } = figure;
  return (
    <>
      <FigurePin lang={lang} view={view} rows={rows} title={caption.title} panel={panel} />
      <Exports {...figure} choices={table.choices} />
      {panel === 'picture' && <DataTable {...figure} table={table} />}
    </>
  );
});
