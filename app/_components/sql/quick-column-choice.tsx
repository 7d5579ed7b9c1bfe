import type { ResultColumn } from '../../../lib/model/engine.ts';
import { inertText } from '../../../lib/results/text.ts';

interface ColumnChoiceProps {
  readonly label: string;
  readonly columns: readonly ResultColumn[];
  /** Numbers of the columns to choose from. */
  readonly offered: readonly number[];
  /** The word for no column, where that can be chosen. */
  readonly none?: string;
  readonly selected: number | null;
  readonly onSelect: (column: number | null) => void;
}

/** A choice among the columns of a result. */
export function ColumnChoice({ label, columns, offered, none, selected, onSelect }: ColumnChoiceProps) {
  return (
    <label>
      {label}
      <select
        value={selected ?? ''}
        onChange={({ target }) => onSelect(target.value === '' ? null : Number(target.value))}
      >
        {none !== undefined && <option value="">{none}</option>}
        {offered.map((column) => (
          <option key={column} value={column}>
            {inertText(columns[column]?.name ?? '')}
          </option>
        ))}
      </select>
    </label>
  );
}
