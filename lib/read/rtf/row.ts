/** A cell as its row defines it; its left edge is the right edge of the cell before. Edges are in twips (1/1440 inch). */
export interface CellDefinition {
  readonly right: number;
  /** Whether it is the first of cells merged downwards, or one of those below. */
  readonly vMerge: 'restart' | 'continue' | undefined;
  /** Whether it is merged with the cell before. */
  readonly isJoined: boolean;
}

/** The cells of a row. */
export interface RowDefinition {
  readonly left: number;
  readonly cells: readonly CellDefinition[];
}

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
  let isJoined = false;
  const endCell = (right: number): void => {
    cells.push({ right, vMerge, isJoined });
    vMerge = undefined;
    isJoined = false;
  };
  return {
    word(name, value = 0) {
      if (name === 'trowd') {
        left = 0;
        cells = [];
        vMerge = undefined;
        isJoined = false;
      } else if (name === 'trleft') left = value;
      else if (name === 'cellx') endCell(value);
      else if (name === 'clvmgf') vMerge = 'restart';
      else if (name === 'clvmrg') vMerge = 'continue';
      else if (name === 'clmrg') isJoined = true;
    },
    definition: () => ({ left, cells }),
  };
}
