'use client';

import { useCallback, useMemo, useState } from 'react';
import { firstChoices, type TableChoices } from '../../../lib/tables/sheet.ts';

/** What the reader has chosen of a table, and how to choose otherwise. */
export interface TableState {
  readonly choices: TableChoices;
  readonly choose: (next: Partial<TableChoices>) => void;
}

/** The choices of one table, shared by the table itself and the files made of it. */
export function useTableState(): TableState {
  const [choices, setChoices] = useState(firstChoices);
  const choose = useCallback((next: Partial<TableChoices>) => setChoices((before) => ({ ...before, ...next })), []);
  return useMemo(() => ({ choices, choose }), [choices, choose]);
}
