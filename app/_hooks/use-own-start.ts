'use client';

import { useEffect, useState } from 'react';
import { dataChanges } from './use-data-state.ts';

/** Whether own reports are on their way into a page that otherwise asks the engine nothing. */
export type OwnStart = 'none' | 'coming' | 'failed';

/** Whether the record of this browser changes what shows; where there is none, only the store's own code is loaded. */
async function hasOwnToShow(): Promise<boolean> {
  const { workspaceStore } = await import('./workspace-store.ts');
  const { events } = await (await workspaceStore()).events();
  if (events.length === 0) return false;
  const [{ workspaceOf }, { shownText }] = await Promise.all([
    import('../../lib/workspace/reduce.ts'),
    import('./workspace-data.ts'),
  ]);
  // Reports that are in carry their agency: to recognise the others the agencies need not be known.
  return shownText(workspaceOf(events, [])) !== '';
}

/** Starts the engine where, and only where, there are own reports to show. */
export function useOwnStart(): OwnStart {
  const [start, setStart] = useState<OwnStart>('none');
  useEffect(() => {
    let left = false;
    const enter = (next: OwnStart) => {
      if (!left) setStart(next);
    };
    hasOwnToShow()
      .then(async (has) => {
        if (!has || left) return;
        enter('coming');
        const { startEngine } = await import('./use-engine.ts');
        await startEngine();
        // Own figures that could not be loaded leave the engine as it is, with the bundled data.
        enter(dataChanges() > 0 ? 'none' : 'failed');
      })
      .catch(() => enter('failed'));
    return () => {
      left = true;
    };
  }, []);
  return start;
}
