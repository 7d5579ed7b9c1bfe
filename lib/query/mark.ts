import type { ViewRow } from '../model/view.ts';

/** A figure in its View; `agency` null for a figure of all agencies together. */
export interface CellMark {
  readonly agency: string | null;
  readonly year: number;
  readonly code: string | null;
}

/** The identity of one cell of a View, as it stands in an address: `agency~year~code`. */
export function markOf({ agency_id, year, code }: Pick<ViewRow, 'agency_id' | 'year' | 'code'>): string {
  return `${agency_id}~${year}~${code ?? ''}`;
}
