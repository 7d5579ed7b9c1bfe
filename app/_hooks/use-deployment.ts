'use client';

import { useEffect, useSyncExternalStore } from 'react';
import type { DeployedData, Deployment } from '../../lib/store/deployment.ts';
import { openGate } from '../_components/shell/deployed-gate.ts';
import { createFollowers } from './followers.ts';

const { subscribe, tell } = createFollowers();
let asked = false;
let deployment: Deployment | null = null;

/** Without a manifest of its own a site shows what it was built from; a faulty one is told when the engine starts. */
async function ask(): Promise<void> {
  const value = await window.atlasManifest;
  const isPlain = typeof value !== 'object' || value === null || Reflect.get(value, 'data') === null;
  if (isPlain) return;
  const { parseDeployment } = await import('../../lib/store/deployment.ts');
  deployment = parseDeployment(value);
  tell();
}

function start(): void {
  if (asked) return;
  asked = true;
  void ask().catch(openGate);
}

/** The data this site was deployed with in the place of those it was built from, followed; null where there are none. */
export function useDeployment(): DeployedData | null {
  return useManifest()?.data ?? null;
}

/** Whether the data are in a cluster that questions go to. */
export function useAsksCluster(): boolean {
  return useManifest()?.opened === 'cluster';
}

function useManifest(): Deployment | null {
  useEffect(start, []);
  return useSyncExternalStore(
    subscribe,
    () => deployment,
    () => null,
  );
}

/** Facts up to which the page of a body, which looks at all its figures wherever they stand in the file, comes within seconds. */
const everythingUpTo = 15_000_000;

/** Whether data are too many for pages that look at everything at once. */
export function isLarge({ counts }: DeployedData): boolean {
  return counts.facts > everythingUpTo;
}
