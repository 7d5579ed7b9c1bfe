'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, memo, useEffect, useRef } from 'react';
import type { Block, Document, Table, TableCell } from '../../../../lib/model/document.ts';
import type { TextRange } from '../../../../lib/model/fact.ts';
import { groupBy } from '../../../../lib/model/group.ts';
import type { Language } from '../../../../lib/model/language.ts';
import { label } from '../../../_labels/label.ts';
import { MarkedText, type Marks } from './marked-text.tsx';
import styles from './review.module.css';
import { scrollWithin } from './scroll-within.ts';
import { selectedRange } from './selected-range.ts';

/** A document to look at, and what its marks and words do. */
export interface DocumentTextProps {
  readonly lang: Language;
  readonly document: Document;
  readonly marks: Marks;
  /** A figure was pointed at in the text. */
  readonly onFigure: (key: string) => void;
  /** Words were selected. */
  readonly onSelect: (range: TextRange) => void;
}

const guess = 44;

/** The document as read, block by block; only the blocks in sight are drawn. What is chosen is brought into sight. */
export function DocumentText({ lang, document, marks, onFigure, onSelect }: DocumentTextProps) {
  const box = useRef<HTMLElement>(null);
  const { blocks, text } = document;
  const lines = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => box.current,
    estimateSize: () => guess,
    overscan: 8,
  });
  const { chosen } = marks;
  const target =
    chosen === null ? -1 : blocks.findIndex(({ place }) => place.start <= chosen.start && place.end >= chosen.start);

  useEffect(() => {
    if (target < 0) return;
    lines.scrollToIndex(target, { align: 'center' });
    // The block is drawn after the scrolling; a long table's row may still lie out of sight.
    const timer = setTimeout(() => scrollWithin(box.current, box.current?.querySelector('[data-chosen]')), 80);
    return () => clearTimeout(timer);
  }, [target, lines]);

  function release(event: MouseEvent): void {
    const range = selectedRange(window.getSelection());
    if (range !== null) {
      onSelect(range);
      return;
    }
    const mark = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-fact]') : null;
    if (mark?.dataset.fact !== undefined) onFigure(mark.dataset.fact);
  }

  return (
    <section
      ref={box}
      className={styles.text}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled box must be reachable by the keyboard
      tabIndex={0}
      aria-label={label(lang, 'import.document.text')}
      lang="zh-CN"
      onMouseUp={release}
    >
      <div style={{ height: lines.getTotalSize(), position: 'relative' }}>
        {lines.getVirtualItems().map((line) => {
          const block = blocks[line.index];
          return (
            block && (
              <div
                key={line.key}
                ref={lines.measureElement}
                data-index={line.index}
                className={styles.block}
                style={{ transform: `translateY(${line.start}px)` }}
              >
                <BlockText lang={lang} block={block} text={text} marks={marks} />
              </div>
            )
          );
        })}
      </div>
    </section>
  );
}

interface BlockTextProps {
  readonly lang: Language;
  readonly block: Block;
  readonly text: string;
  readonly marks: Marks;
}

const BlockText = memo(function BlockText({ lang, block, text, marks }: BlockTextProps) {
  if (block.kind === 'table') return <TableText lang={lang} table={block} text={text} marks={marks} />;
  const words = <MarkedText text={text} range={block.place} marks={marks} />;
  if (block.kind === 'paragraph') return <p>{words}</p>;
  return (
    <p className={styles.heading} data-level={block.level}>
      {words}
    </p>
  );
});

/** Rows of one table drawn at most: a supervisor's summary has a row for each of a thousand bodies. */
const mostRows = 120;

function TableText({ lang, table, text, marks }: Omit<BlockTextProps, 'block'> & { readonly table: Table }) {
  const rows = [...groupBy(table.cells, ({ row }) => row)].sort(([a], [b]) => a - b).map(([, cells]) => cells);
  const { chosen } = marks;
  const at = chosen === null ? 0 : rows.findIndex((cells) => cells.some(({ place }) => place.end > chosen.start));
  const from = rows.length <= mostRows ? 0 : Math.max(0, Math.min(at - mostRows / 2, rows.length - mostRows));
  const shown = rows.slice(from, from + mostRows);
  return (
    <div className={styles.tableBox}>
      {shown.length < rows.length && (
        <p className="quiet">
          {label(lang, 'import.document.rows', { from: from + 1, to: from + shown.length, count: rows.length })}
        </p>
      )}
      <table>
        <tbody>
          {shown.map((cells, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a read table never change
            <tr key={from + index}>
              {cells.map((cell) => (
                <Cell key={cell.column} cell={cell} text={text} marks={marks} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly cell: TableCell;
  readonly text: string;
  readonly marks: Marks;
}

/** A cell with more characters than this holds words. */
const wordsFrom = 6;

function Cell({ cell, text, marks }: CellProps) {
  return (
    <td rowSpan={cell.rowSpan} colSpan={cell.columnSpan} data-words={cell.text.length > wordsFrom || undefined}>
      <MarkedText text={text} range={cell.place} marks={marks} />
    </td>
  );
}
