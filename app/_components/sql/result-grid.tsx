'use client';

import {
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Language } from '../../../lib/model/language.ts';
import type { Arrangement } from '../../../lib/results/arrange.ts';
import { copiedText } from '../../../lib/results/delimited.ts';
import {
  columnsAt,
  firstRowAt,
  offsetAt,
  offsetToShow,
  rowHeight,
  rowsDrawn,
  scrollOf,
  scrollTopAt,
} from '../../../lib/results/geometry.ts';
import { partOf, type ResultTable } from '../../../lib/results/table.ts';
import { label } from '../../_labels/label.ts';
import { cellId, fillRows } from './fill-rows.ts';
import { GridHead } from './grid-head.tsx';
import { type GridCell, nextCell } from './grid-keys.ts';
import { GridRows } from './grid-rows.tsx';
import { type GridFocus, selectionOf } from './grid-selection.ts';
import { columnEdges, countWidth } from './grid-widths.ts';
import styles from './result.module.css';

const headHeight = 46;
/** Room below the last row for a scroll bar. */
const scrollBar = 16;

interface GridProps {
  readonly lang: Language;
  /** The rows in the order they are to stand. */
  readonly table: ResultTable;
  readonly arrangement: Arrangement;
  readonly focus: GridFocus;
  readonly onFocus: (focus: GridFocus) => void;
  /** Sorts by a column; `more` adds it to the columns already sorted by. */
  readonly onSort: (column: number, more: boolean) => void;
  /** Opens what is known of a column. */
  readonly onColumn: (column: number) => void;
}

function cellUnder(target: EventTarget | null): GridCell | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return cell && { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
}

/**
 * A result as a grid of any length: only what is seen is drawn and decoded. One focus moves over head and cells by arrow
 * keys, Shift marks a range, Ctrl+C copies it.
 */
export function ResultGrid({ lang, table, arrangement, focus, onFocus, onSort, onColumn }: GridProps) {
  const grid = useId();
  const frame = useRef<HTMLTableElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const [seen, setSeen] = useState({ left: 0, width: 800, height: 400 });
  // Widths come from the first rows: they stay when more arrive or when the order changes.
  const widthsOf = `${table.columns.map(({ name, type }) => `${name} ${type}`).join('\n')}${table.rows > 0}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const edges = useMemo(() => columnEdges(table), [widthsOf]);
  const scroll = useMemo(() => scrollOf(table.rows, Math.max(1, seen.height - headHeight)), [table.rows, seen.height]);
  const selection = useMemo(() => selectionOf(focus), [focus]);
  const columns = columnsAt(edges, seen.left + countWidth, Math.max(0, seen.width - countWidth));
  const { cursor } = focus;
  const inWindow = Math.min(scroll.height, scroll.viewport);

  const measure = useCallback(() => {
    const element = frame.current;
    if (!element) return;
    const { scrollLeft: left, clientWidth: width, clientHeight: height } = element;
    setSeen((before) =>
      before.left === left && before.width === width && before.height === height ? before : { left, width, height },
    );
  }, []);

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [measure]);

  const fill = () => {
    const element = frame.current;
    if (!element || !body.current) return;
    const offset = offsetAt(scroll, element.scrollTop);
    const first = firstRowAt(table.rows, scroll, offset);
    fillRows(body.current, { lang, grid, table, first, hidden: offset - first * rowHeight, selection, cursor });
    const last = first + rowsDrawn(table.rows, scroll);
    const rowIsDrawn = cursor.row === 0 || (cursor.row > first && cursor.row <= last);
    if (rowIsDrawn && cursor.column >= columns.from && cursor.column < columns.to) {
      element.setAttribute('aria-activedescendant', cellId(grid, cursor.row, cursor.column));
    } else element.removeAttribute('aria-activedescendant');
  };
  useLayoutEffect(fill);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a moved focus scrolls; scrolling away from it is free
  useEffect(() => {
    const element = frame.current;
    if (!element || (cursor.row === 0 && cursor.column === 0)) return;
    if (cursor.row > 0) {
      const wanted = offsetToShow(scroll, offsetAt(scroll, element.scrollTop), cursor.row - 1);
      if (Math.abs(wanted - offsetAt(scroll, element.scrollTop)) > 1) element.scrollTop = scrollTopAt(scroll, wanted);
    }
    const left = (edges[cursor.column] ?? 0) - countWidth;
    const right = edges[cursor.column + 1] ?? 0;
    if (left < element.scrollLeft) element.scrollLeft = left;
    else if (right > element.scrollLeft + element.clientWidth) {
      element.scrollLeft = Math.min(left, right - element.clientWidth);
    }
    measure();
  }, [cursor]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another order is read from its beginning
  useEffect(() => {
    if (frame.current) frame.current.scrollTop = 0;
  }, [arrangement]);

  const moveTo = (to: GridCell, marking: boolean) => onFocus({ cursor: to, anchor: marking ? focus.anchor : to });

  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key.toLowerCase() === 'a' && table.rows > 0) {
      event.preventDefault();
      onFocus({ anchor: { row: 1, column: 0 }, cursor: { row: table.rows, column: table.columns.length - 1 } });
      return;
    }
    if (event.key === 'Enter' && cursor.row === 0) {
      event.preventDefault();
      onSort(cursor.column, event.shiftKey);
      return;
    }
    if (event.altKey && event.key === 'ArrowDown') {
      event.preventDefault();
      onColumn(cursor.column);
      return;
    }
    const to = nextCell(event.key, control, cursor, { rows: table.rows, columns: table.columns.length });
    if (to === null) return;
    event.preventDefault();
    const marking = event.shiftKey && cursor.row > 0;
    // A range ends at the first row: the head is no part of it.
    moveTo(marking ? { ...to, row: Math.max(1, to.row) } : to, marking);
  };

  const point = (event: PointerEvent) => {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest('button'))) return;
    const cell = cellUnder(event.target);
    if (!cell) return;
    if (cell.row === 0) onSort(cell.column, event.shiftKey);
    moveTo(cell, event.shiftKey && cell.row > 0);
  };

  const drag = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse' || (event.buttons & 1) === 0 || cursor.row === 0) return;
    const cell = cellUnder(event.target);
    if (cell && cell.row > 0 && (cell.row !== cursor.row || cell.column !== cursor.column)) moveTo(cell, true);
  };

  const copy = (event: ClipboardEvent) => {
    if (selection === null || table.rows === 0) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', copiedText(partOf(table, selection.rows, selection.columns)));
  };

  return (
    <>
      <table
        ref={frame}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked with the arrow keys
        role="grid"
        tabIndex={0}
        className={styles.grid}
        style={
          {
            '--beyond': `${scroll.height - inWindow}px`,
            height: `min(${headHeight + scroll.whole + scrollBar}px, max(64vh, 240px))`,
          } as CSSProperties
        }
        aria-label={label(lang, 'results.grid')}
        aria-describedby={`${grid}-hint`}
        aria-rowcount={table.rows + 1}
        aria-colcount={table.columns.length + 1}
        aria-multiselectable="true"
        onScroll={() => {
          measure();
          fill();
        }}
        onKeyDown={press}
        onPointerDown={point}
        onPointerOver={drag}
        onCopy={copy}
      >
        <thead>
          <GridHead
            lang={lang}
            grid={grid}
            columns={table.columns}
            edges={edges}
            from={columns.from}
            to={columns.to}
            sorts={arrangement.sorts}
            filters={arrangement.filters}
            cursor={cursor.row === 0 ? cursor.column : -1}
            onColumn={onColumn}
          />
        </thead>
        <GridRows
          ref={body}
          columns={table.columns}
          edges={edges}
          from={columns.from}
          to={columns.to}
          slots={rowsDrawn(table.rows, scroll)}
          height={inWindow}
        />
      </table>
      <p id={`${grid}-hint`} className="quiet no-print">
        {label(lang, 'results.grid.hint')}
      </p>
    </>
  );
}
