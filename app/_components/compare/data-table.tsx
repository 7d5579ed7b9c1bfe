'use client';

import { memo, type SyntheticEvent, useCallback, useId, useMemo, useRef, useState } from 'react';
import { footnoteMarks } from '../../../lib/charts/mark.ts';
import type { Caption } from '../../../lib/model/caption.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { sheetOf } from '../../../lib/tables/sheet.ts';
import { pointAt, usePointed } from '../../_hooks/use-pointed.ts';
import { label } from '../../_labels/label.ts';
import { agencyKeys } from './agency-keys.ts';
import type { Atlas } from './atlas.ts';
import styles from './table.module.css';
import { TableHead } from './table-head.tsx';
import { walkFigures } from './table-keys.ts';
import { TableLine, TotalsLine } from './table-line.tsx';
import type { TableState } from './table-state.ts';
import { TableTools } from './table-tools.tsx';
import { isLong, useLines } from './use-lines.ts';

interface DataTableProps {
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly view: View;
  readonly rows: readonly ViewRow[];
  readonly caption: Caption;
  readonly table: TableState;
  readonly selected: string | null;
  readonly onOpen: (mark: string) => void;
}

/** The View as a table: searched, sorted and turned as the reader likes; figures lead to their places, gaps are words. */
export const DataTable = memo(function DataTable(props: DataTableProps) {
  const { lang, atlas, view, rows, caption, table, selected, onOpen } = props;
  const id = useId();
  const frame = useRef<HTMLElement>(null);
  const [all, setAll] = useState(false);
  const { choices, choose } = table;
  const sheet = useMemo(
    () => sheetOf(view, rows, choices, { dictionary: atlas.dictionary, language: lang, keys: agencyKeys(atlas) }),
    [view, rows, choices, atlas, lang],
  );
  const marksOf = useMemo(() => footnoteMarks(view, rows, atlas), [view, rows, atlas]);
  const { count, sparks } = sheet;
  const width = sheet.columns.length + (sparks ? 1 : 0);
  const lines = useLines(count, width, frame, all);

  usePointed(
    useCallback((mark) => {
      frame.current?.querySelector('[data-pointed]')?.removeAttribute('data-pointed');
      if (mark !== null) {
        frame.current?.querySelector(`[data-figure="${CSS.escape(mark)}"]`)?.setAttribute('data-pointed', '');
      }
    }, []),
  );
  const point = ({ target }: SyntheticEvent) =>
    pointAt(target instanceof Element ? (target.closest('[data-figure]')?.getAttribute('data-figure') ?? null) : null);

  return (
    <>
      <TableTools id={id} lang={lang} view={view} sheet={sheet} {...table} />
      <section
        ref={frame}
        className={styles.scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={label(lang, 'table.label', { title: caption.title })}
        onKeyDown={walkFigures}
        onPointerOver={point}
        onPointerLeave={() => pointAt(null)}
        onFocus={point}
        onBlur={() => pointAt(null)}
      >
        <table className={styles.table} aria-rowcount={lines.partial ? count + 1 : undefined}>
          <TableHead
            lang={lang}
            sheet={sheet}
            sort={choices.sort}
            sparks={sparks}
            onSort={(sort) => choose({ sort })}
          />
          <tbody>
            <Gap height={lines.before} width={width} />
            {lines.indexes.map((index) => {
              const line = sheet.line(index);
              return line ? (
                <TableLine
                  key={line.id}
                  lang={lang}
                  columns={sheet.columns}
                  line={line}
                  index={index}
                  sparks={sparks}
                  marksOf={marksOf}
                  selected={selected}
                  onOpen={onOpen}
                  measure={lines.measure}
                />
              ) : null;
            })}
            <Gap height={lines.after} width={width} />
          </tbody>
          {sheet.totals && (
            <tfoot>
              <TotalsLine columns={sheet.columns} cells={sheet.totals} sparks={sparks} />
            </tfoot>
          )}
        </table>
      </section>
      <p className={`${styles.more} no-print`}>
        {sheet.unreported > 0 && (
          <button type="button" className="word" onClick={() => choose({ unreported: !choices.unreported })}>
            {label(lang, sheet.hidden > 0 ? 'table.unreported.show' : 'table.unreported.hide', {
              count: sheet.unreported,
            })}
          </button>
        )}
        {isLong(count, width) && (
          <button type="button" className="word" onClick={() => setAll(!all)}>
            {label(lang, all ? 'table.whole.less' : 'table.whole.all', { count })}
          </button>
        )}
      </p>
    </>
  );
});

/** The space of the lines that are not drawn. */
function Gap({ height, width }: { readonly height: number; readonly width: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a table row without controls cannot take the focus
    <tr aria-hidden="true" className={styles.gap}>
      <td colSpan={width} style={{ height }} />
    </tr>
  );
}
