import type { Language } from '../../../lib/model/language.ts';
import { doubtWord, statusText } from '../../../lib/query/words.ts';
import type { TableCell, TableColumn } from '../../../lib/tables/view-table.ts';
import { markOf } from '../../_hooks/use-mark.ts';
import { label } from '../../_labels/label.ts';
import styles from './table.module.css';
import { gapOf, type LineOfTable } from './table-lines.ts';

interface TableLineProps {
  readonly lang: Language;
  readonly columns: readonly TableColumn[];
  readonly line: LineOfTable;
  readonly selected: string | null;
  readonly onOpen: (mark: string) => void;
}

/** An agency and a year: figures that open their places; a line without any number is one hatched stretch with its reason. */
export function TableLine({ lang, columns, line, selected, onOpen }: TableLineProps) {
  const [agency, year, ...figures] = line.cells;
  const gap = figures.length > 1 ? gapOf(line) : null;
  return (
    <tr>
      <th scope="row">{agency?.text}</th>
      <td data-align="end">{year?.text}</td>
      {gap !== null ? (
        <td colSpan={figures.length} data-align="end" className={`${styles.absent} hatched`}>
          <span className={styles.onHatch}>{statusText(gap, lang)}</span>
        </td>
      ) : (
        figures.map((cell, index) => (
          <FigureCell
            key={columns[index + 2]?.id}
            lang={lang}
            cell={cell}
            words={[agency?.text, year?.text, columns[index + 2]?.header].join(' ')}
            selected={selected}
            onOpen={onOpen}
          />
        ))
      )}
    </tr>
  );
}

interface FigureCellProps extends Pick<TableLineProps, 'lang' | 'selected' | 'onOpen'> {
  readonly cell: TableCell;
  /** Agency, year and column: what a screen reader says before the figure. */
  readonly words: string;
}

function FigureCell({ lang, cell, words, selected, onOpen }: FigureCellProps) {
  const { row } = cell;
  if (row === null || cell.value === null) {
    return (
      <td data-align="end" className={`${styles.absent} hatched`}>
        <span className={styles.onHatch}>{cell.text}</span>
      </td>
    );
  }
  const mark = markOf(row);
  return (
    <td data-align="end">
      <button
        type="button"
        className={cell.doubt ? `${styles.number} ${styles.doubt}` : styles.number}
        aria-label={label(lang, 'table.open', { words: `${words} ${cell.text}` })}
        aria-pressed={mark === selected}
        onClick={() => onOpen(mark)}
      >
        {cell.text}
      </button>
      {cell.status === 'zero_stated' && <span className={styles.small}> {statusText('zero_stated', lang)}</span>}
      {cell.doubt && <span className={styles.small}> {doubtWord[lang]}</span>}
    </td>
  );
}
