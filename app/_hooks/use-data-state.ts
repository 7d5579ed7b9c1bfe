'use client';

import { useSyncExternalStore } from 'react';
import type { Agency, Region } from '../../lib/model/agency.ts';
import type { DeployedData } from '../../lib/store/deployment.ts';
import { createFollowers } from './followers.ts';

/** What there is once the user's own reports are among the data, the bundled ones are hidden, or others were deployed. */
export interface OwnSite {
  /** In official order, with those the user created. */
  readonly agencies: readonly Agency[];
  /** The divisions of created agencies and everything above them. */
  readonly regions: readonly Region[];
  /** First and last reporting year of what shows. */
  readonly years: { readonly from: number; readonly to: number };
  /** Years of own reports by agency. */
  readonly reported: ReadonlyMap<string, readonly number[]>;
  /** Whether the bundled data show too. */
  readonly bundled: boolean;
  /** Data the site was deployed with in the place of those it was built from; null where there are none. */
  readonly deployed: DeployedData | null;
}

/** Which data the engine answers from: how often they changed, and what the user's own made of them; null = bundled alone. */
export interface DataState {
  readonly changes: number;
  readonly own: OwnSite | null;
}

const bundledOnly: DataState = { changes: 0, own: null };
const { subscribe, tell } = createFollowers();
let data = bundledOnly;

/** The engine answers from other data than before: every question is asked again. */
export function dataChanged(own: OwnSite | null): void {
  data = { changes: data.changes + 1, own };
  tell();
}

/** How often the data changed: an answer remembered from before is no answer any more. */
export function dataChanges(): number {
  return data.changes;
}

/** Which data the engine answers from, followed. */
export function useDataState(): DataState {
  return useSyncExternalStore(
    subscribe,
    () => data,
    () => bundledOnly,
  );
}
