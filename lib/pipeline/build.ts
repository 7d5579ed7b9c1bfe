import { buildSite } from './site.ts';
import { runTask } from './task.ts';

await runTask(buildSite);
