'use client';

import { useCallback, useState } from 'react';
import type { Stamp } from '../../../../lib/workspace/events.ts';
import type { Workspace, WorkspaceEvent } from '../../../../lib/workspace/model.ts';
import { changeWorkspace, newStamp } from '../../../_hooks/use-workspace.ts';

/** Makes events from the record as it is. */
export type MakeEvents = (workspace: Workspace, stamp: () => Stamp) => readonly WorkspaceEvent[];

/** Changes to the record, and what went wrong with the last. */
export interface Changes {
  /** Whether the change was kept. */
  readonly change: (make: MakeEvents) => Promise<boolean>;
  readonly failed: unknown;
}

/** Changes the record; what is refused is told, not thrown. */
export function useChanges(): Changes {
  const [failed, setFailed] = useState<unknown>(null);
  const change = useCallback(async (make: MakeEvents): Promise<boolean> => {
    try {
      await changeWorkspace((workspace) => make(workspace, newStamp));
      setFailed(null);
      return true;
    } catch (error) {
      setFailed(error);
      return false;
    }
  }, []);
  return { change, failed };
}
