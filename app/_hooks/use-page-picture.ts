'use client';

import { useEffect, useState } from 'react';
import type { Document } from '../../lib/model/document.ts';
import type { PagePicture } from '../../lib/reading/page-picture.ts';
import { pagePassages } from '../../lib/reading/place-on-page.ts';
import { fetchedOnce } from './fetched-once.ts';
import { readingWorkers } from './reading-workers.ts';
import { openStore } from './use-workspace.ts';

/** One worker draws pages; it is apart from those that read, which may be busy for minutes. */
const painter = fetchedOnce(async () => {
  const [{ createReportReader }, start] = await Promise.all([import('../../lib/reading/client.ts'), readingWorkers()]);
  return createReportReader(start);
});

/** A drawn page, or why there is none. */
export type DrawnPage = { readonly number: number; readonly sha256: string } & (
  | { readonly picture: PagePicture }
  | { readonly error: unknown }
);

async function draw(document: Document, number: number, width: number): Promise<PagePicture> {
  const { sha256 } = document;
  const [reader, store] = await Promise.all([painter(), openStore()]);
  const bytes = await store.bytes(sha256);
  if (bytes === null) throw new Error('the file is not in the record');
  const passages = pagePassages(document, number);
  return reader.ask('draw', { key: sha256, file: bytes, number, width, passages });
}

/** A page of a kept PDF, drawn in a worker; null while it is drawn. The page before stays until the next is there. */
export function usePagePicture(document: Document, number: number, width: number): DrawnPage | null {
  const { sha256 } = document;
  const [drawn, setDrawn] = useState<DrawnPage | null>(null);
  useEffect(() => {
    let gone = false;
    const settle = (result: DrawnPage) => gone || setDrawn(result);
    draw(document, number, width).then(
      (picture) => settle({ sha256, number, picture }),
      (error: unknown) => settle({ sha256, number, error }),
    );
    return () => {
      gone = true;
    };
  }, [document, sha256, number, width]);
  return drawn?.sha256 === sha256 ? drawn : null;
}
