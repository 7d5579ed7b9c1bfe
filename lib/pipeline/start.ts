import { parseArgs } from 'node:util';
import { deployedData } from './deployed.ts';
import { inRoot } from './root.ts';
import { serveFolder } from './serve.ts';
import { buildSite } from './site.ts';
import { runTask } from './task.ts';

await runTask(async () => {
  const { values } = parseArgs({ options: { data: { type: 'string' } } });
  const { files, cluster } = deployedData(values.data, process.env.ATLAS_CLUSTER_PASSWORD ?? '');
  await buildSite();
  const server = await serveFolder(inRoot('out'), Number(process.env.PORT ?? 4173), files, cluster);
  console.log(`\n政务公开图谱 / Gongkai Atlas: ${server.origin}${process.env.ATLAS_BASE_PATH ?? ''}/\n`);
});
