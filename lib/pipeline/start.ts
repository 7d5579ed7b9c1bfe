import { parseArgs } from 'node:util';
import { deployedFiles } from './deployed.ts';
import { inRoot } from './root.ts';
import { serveFolder } from './serve.ts';
import { buildSite } from './site.ts';
import { runTask } from './task.ts';

await runTask(async () => {
  const { values } = parseArgs({ options: { data: { type: 'string' } } });
  const files = deployedFiles(values.data);
  await buildSite();
  const server = await serveFolder(inRoot('out'), Number(process.env.PORT ?? 4173), files);
  console.log(`\n政务公开图谱 / Gongkai Atlas: ${server.origin}${process.env.ATLAS_BASE_PATH ?? ''}/\n`);
});
