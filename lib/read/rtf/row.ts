import type { CellDefinition, RowDefinition } from '../office/table.ts';

/** Gathers the definition of a row from its control words; it holds for the rows that follow until `\trowd`. */
export interface RowReader {
  readonly word: (name: string, value: number | undefined) => void;
  readonly definition: () => RowDefinition;
}

/** Begins without any definition. */
export function createRowReader(): RowReader {
  let left = 0;
  let cells: CellDefinition[] = [];
  let vMerge: CellDefinition['vMerge'];
  let across: CellDefinition['across'];
  const endCell = (right: number): void => {
    cells.push({ right, vMerge, across });
    vMerge = undefined;
    across = undefined;
  };
  return {
    word(name, value = 0) {
      if (name === 'trowd') {
        left = 0;
        cells = [];
        vMerge = undefined;
        across = undefined;
      } else if (name === 'trleft') left = value;
      else if (name === 'cellx') endCell(value);
      else if (name === 'clvmgf') vMerge = 'restart';
      else if (name === 'clvmrg') vMerge = 'continue';
      else if (name === 'clmrg') across = 'joined';
    },
    definition: () => ({ left, cells }),
  };
}
