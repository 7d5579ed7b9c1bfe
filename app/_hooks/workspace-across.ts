import { createReportReader } from '../../lib/reading/client.ts';
import { type AcrossCheck, createAcrossCheck } from '../../lib/workspace/across.ts';
import { bundledFactsSql, bundledReports } from '../../lib/workspace/bundled-facts.ts';
import { readingWorkers } from './reading-workers.ts';
import { bundledData } from './workspace-data.ts';
import type { LoadableEngine } from './workspace-shown.ts';

/** Own reports held against each other and against the bundled ones an engine has. */
export async function acrossCheck(engine: LoadableEngine): Promise<AcrossCheck> {
  const bundled = await bundledData();
  return createAcrossCheck(bundled, bundled.reports, {
    bundled: async (ids) => bundledReports(await engine.query(bundledFactsSql(ids), undefined, { plain: true })),
    findCopies: async (prints, previous) => {
      const reader = createReportReader(await readingWorkers());
      try {
        return await reader.ask('copies', { prints, previous });
      } finally {
        reader.end('done');
      }
    },
  });
}
