import { inRoot } from '../../lib/pipeline/root.ts';
import { runNode } from '../../lib/pipeline/run.ts';
import { runTask } from '../../lib/pipeline/task.ts';

/** Opens every file of the corpus again, not the tests' sample alone. */
await runTask(() =>
  runNode(
    inRoot('node_modules/vitest/vitest.mjs'),
    ['run', 'tests/export/corpus.test.ts', 'tests/export/office.test.ts', 'tests/export/open-xml-sdk.test.ts'],
    {
      ATLAS_CORPUS: 'all',
    },
  ),
);
