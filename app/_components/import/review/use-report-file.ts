'use client';

import { useEffect, useState } from 'react';
import type { Document } from '../../../../lib/model/document.ts';
import type { OwnReading } from '../../../../lib/workspace/model.ts';
import { openStore } from '../../../_hooks/use-workspace.ts';

/** A report's file, loaded. */
export interface ReportFile {
  readonly sha256: string;
  readonly document: Document;
  readonly readings: readonly OwnReading[];
}

/** How the loading stands; null while it goes on. */
export type LoadedFile = ReportFile | { readonly error: unknown } | null;

/** Loads what was read of one file from the record. */
export function useReportFile(sha256: string): LoadedFile {
  const [loaded, setLoaded] = useState<LoadedFile>(null);
  useEffect(() => {
    let gone = false;
    const load = async (): Promise<LoadedFile> => {
      const store = await openStore();
      const [document, readings] = await Promise.all([store.document(sha256), store.readings(sha256)]);
      return document === null || readings === null ? { error: null } : { sha256, document, readings };
    };
    load()
      .catch((error: unknown) => ({ error }))
      .then((file) => gone || setLoaded(file));
    return () => {
      gone = true;
    };
  }, [sha256]);
  return loaded !== null && 'sha256' in loaded && loaded.sha256 !== sha256 ? null : loaded;
}
