import '../_hooks/without-eval.ts';
import type { TableAsk } from '../../lib/usertables/message.ts';
import { createTableService } from '../../lib/usertables/service.ts';

const handle = createTableService((answer, transfer) => self.postMessage(answer, { transfer }));
self.addEventListener('message', (event: MessageEvent<TableAsk>) => void handle(event.data));
