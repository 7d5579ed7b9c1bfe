import type { Language } from '../../../lib/model/language.ts';
import type { ViewRow } from '../../../lib/model/view.ts';
import { markOf } from '../../../lib/query/mark.ts';
import { doubtWord, editedWord, statusText } from '../../../lib/query/words.ts';
import type { SheetLine } from '../../../lib/tables/sheet.ts';
import { type SparkPoint, sparkPath } from '../../../lib/tables/spark.ts';
import type { TableCell, TableColumn } from '../../../lib/tables/view-table.ts';
import { label } from '../../_labels/label.ts';
import styles from './table.module.css';
import { gapOf } from './table-lines.ts';

interface TableLineProps {
  readonly lang: Language;
  readonly columns: readonly TableColumn[];
  readonly line: SheetLine;
  /** Place among all lines, from 0. */
  readonly index: number;
  readonly sparks: boolean;
  /** The numbers of the notes below the picture that are true of a figure. */
  readonly marksOf: (row: ViewRow) => string;
  readonly selected: string | null;
  readonly onOpen: (mark: string) => void;
  readonly measure: ((line: HTMLElement | null) => void) | undefined;
}

/** One line: figures that open their places; a line without any number is one hatched stretch with its reason. */
export function TableLine({ lang, columns, line, index, sparks, marksOf, selected, onOpen, measure }: TableLineProps) {
  const fronts = columns.filter(({ kind }) => kind !== 'figure' && kind !== 'total').length;
  const figures = line.cells.slice(fronts);
  const gap = figures.length > 1 ? gapOf(line) : null;
  const front = line.cells.slice(0, fronts).map(({ text }) => text);
  const open = { lang, selected, onOpen };
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
      <th scope="row">{front[0]}</th>
      {line.cells.slice(1, fronts).map(({ text }, at) => (
        <td key={columns[at + 1]?.id} data-align={columns[at + 1]?.align === 'right' ? 'end' : 'start'}>
          {text}
        </td>
      ))}
      {gap !== null ? (
        <td colSpan={figures.length} className={`${styles.absent} hatched`}>
          <OpenFigure {...open} cell={figures.find(({ row }) => row !== null)} words={front.join(' ')}>
            {gap}
          </OpenFigure>
        </td>
      ) : (
        figures.map((cell, at) => {
          const column = columns[at + fronts];
          const words = [...front, column?.header].join(' ');
          return <FigureCell key={column?.id} {...open} marksOf={marksOf} cell={cell} words={words} />;
        })
      )}
      {sparks && (
        <td className={styles.spark}>
          <Spark points={line.spark} />
        </td>
      )}
    </tr>
  );
}

/** The last line: what adds up, column by column. */
export function TotalsLine({
  columns,
  cells,
  sparks,
}: Pick<TableLineProps, 'columns' | 'sparks'> & { readonly cells: readonly TableCell[] }) {
  return (
    <tr className={styles.totals}>
      {cells.map(({ text, doubt }, index) => {
        const { id, align } = columns[index] ?? { id: String(index), align: 'right' };
        const words = { 'data-align': align === 'right' ? 'end' : 'start' } as const;
        return index === 0 ? (
          <th key={id} scope="row">
            {text}
          </th>
        ) : (
          <td key={id} {...words} className={doubt ? styles.doubt : undefined}>
            {text}
          </td>
        );
      })}
      {sparks && <td />}
    </tr>
  );
}

const sparkWidth = 84;
const sparkHeight = 14;

function Spark({ points }: { readonly points: readonly SparkPoint[] }) {
  const path = sparkPath(points, sparkWidth, sparkHeight);
  if (path === '') return null;
  return (
    <svg
      aria-hidden="true"
      width={sparkWidth}
      height={sparkHeight + 4}
      viewBox={`-2 -2 ${sparkWidth + 4} ${sparkHeight + 4}`}
    >
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}

interface OpenFigureProps extends Pick<TableLineProps, 'lang' | 'selected' | 'onOpen'> {
  readonly cell: TableCell | undefined;
  /** Agency, year and column: what a screen reader says before the figure. */
  readonly words: string;
  readonly children: string;
}

/** A figure, or why there is none, as a way to where it stands. Arrow keys reach all, the Tab key those with a number. */
function OpenFigure({ lang, cell, words, selected, onOpen, children }: OpenFigureProps) {
  if (!cell?.row) return children;
  const mark = markOf(cell.row);
  const absent = cell.value === null;
  const look = absent ? styles.onHatch : cell.doubt ? styles.doubt : '';
  return (
    <button
      type="button"
      data-figure={mark}
      tabIndex={absent && mark !== selected ? -1 : undefined}
      className={`${styles.number} ${look}`}
      aria-label={label(lang, 'table.open', { words: `${words} ${children}` })}
      aria-pressed={mark === selected}
      onClick={() => onOpen(mark)}
    >
      {children}
    </button>
  );
}

interface FigureCellProps extends Omit<OpenFigureProps, 'children' | 'cell'>, Pick<TableLineProps, 'marksOf'> {
  readonly cell: TableCell;
}

function FigureCell({ cell, marksOf, ...open }: FigureCellProps) {
  const { lang } = open;
  if (cell.row === null && cell.status !== null && cell.value === null) {
    return (
      <td data-align="end" className={`${styles.absent} hatched`}>
        <span className={styles.onHatch}>{cell.text}</span>
      </td>
    );
  }
  if (cell.row === null) {
    return (
      <td data-align="end">
        <span className={cell.doubt ? styles.doubt : undefined}>{cell.text}</span>
        {cell.notes.map((note) => (
          <span key={note} className={styles.small}>
            {' '}
            {note}
          </span>
        ))}
      </td>
    );
  }
  if (cell.value === null) {
    return (
      <td data-align="end" className={`${styles.absent} hatched`}>
        <OpenFigure {...open} cell={cell}>
          {cell.text}
        </OpenFigure>
        {cell.row.edited && <span className={styles.small}> {editedWord[lang]}</span>}
      </td>
    );
  }
  const marks = marksOf(cell.row);
  return (
    <td data-align="end">
      <OpenFigure {...open} cell={cell}>
        {cell.text}
      </OpenFigure>
      {marks !== '' && <span className={styles.note}> {marks}</span>}
      {cell.status === 'zero_stated' && <span className={styles.small}> {statusText('zero_stated', lang)}</span>}
      {cell.doubt && <span className={styles.small}> {doubtWord[lang]}</span>}
      {cell.row.edited && <span className={styles.small}> {editedWord[lang]}</span>}
    </td>
  );
}
