import { tableFromIPC } from 'apache-arrow';
import { expect, it } from 'vitest';
import { createTableReader, type TableWorker } from '../../lib/usertables/client.ts';
import type { TableAnswer } from '../../lib/usertables/message.ts';
import { createTableService } from '../../lib/usertables/service.ts';

/** A service and a reader of it with a channel between, as between page and worker. */
function pair() {
  const { port1, port2 } = new MessageChannel();
  const handle = createTableService((answer, transfer) => port2.postMessage(answer, transfer));
  port2.onmessage = ({ data }) => void handle(data);
  const told: number[] = [];
  const worker: TableWorker = {
    postMessage: (ask) => port1.postMessage(ask),
    terminate: () => port1.close(),
    addEventListener: (type: 'message' | 'error', listener: (event: never) => void) => {
      if (type === 'message') port1.onmessage = (event: MessageEvent<TableAnswer>) => listener(event as never);
    },
  };
  return { reader: createTableReader(worker, (done) => told.push(done)), told, close: () => port1.close() };
}

const csv = '各局汇总\n机构,代码,件数\n市教育局,0101,276\n市民政局,0102,\n';

it('a file is read once; heading and types are chosen over it; the rows go as they were shown', async () => {
  const { reader, told, close } = pair();
  const first = await reader.read('a.csv', new Blob([csv]), 0);
  expect(told).toEqual([new Blob([csv]).size]);
  expect(first).toMatchObject({ encoding: 'UTF-8', headings: 4, count: 2, choice: { heading: 1, asText: [] } });
  expect(first.columns).toEqual([
    { name: '机构', type: 'VARCHAR', inferred: 'VARCHAR', nulls: 0, empties: 0, sample: ['市教育局', '市民政局'] },
    { name: '代码', type: 'VARCHAR', inferred: 'VARCHAR', nulls: 0, empties: 0, sample: ['0101', '0102'] },
    { name: '件数', type: 'BIGINT', inferred: 'BIGINT', nulls: 1, empties: 0, sample: ['276', null] },
  ]);
  const choice = { heading: 1, asText: [2] };
  expect((await reader.preview(choice)).columns[2]).toMatchObject({ type: 'VARCHAR', inferred: 'BIGINT' });
  const { ipc, count } = await reader.rows(choice);
  expect(count).toBe(2);
  const rows = tableFromIPC(ipc).toArray();
  expect(rows.map((row) => [...row.toArray()])).toEqual([
    ['市教育局', '0101', '276'],
    ['市民政局', '0102', null],
  ]);
  close();
});

it('what cannot be read is said with its code; the next file is read all the same', async () => {
  const { reader, close } = pair();
  await expect(reader.read('x.csv', new Blob([Uint8Array.of(1, 0, 2)]), 0)).rejects.toMatchObject({
    code: 'binary_file',
  });
  await expect(reader.rows({ heading: 0, asText: [] })).rejects.toMatchObject({ code: 'engine_failed' });
  expect((await reader.read('a.csv', new Blob([csv]), 0)).count).toBe(2);
  close();
});

it('what is under way when the reader is ended is not waited for', async () => {
  const { reader } = pair();
  const work = reader.read('a.csv', new Blob([csv]), 0);
  reader.end('no longer needed');
  await expect(work).rejects.toMatchObject({ code: 'unreadable', details: { reason: 'no longer needed' } });
});
