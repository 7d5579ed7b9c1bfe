import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Sample } from './statistics.ts';

const megabyte = 2 ** 20;
const pageSize = 4096;

/** Looks into a page and its workers. */
export interface MemoryProbe {
  sample(minute: number): Promise<Sample>;
  /** Milliseconds of processor time the page's main thread has spent so far. */
  processor(): Promise<number>;
}

/**
 * Keeps hold of the port on which the engine's worker tells its memory (`lib/engine/worker-life.ts`), and asks on it; text,
 * because a compiled function would carry helpers with it.
 */
const engineScript = `
  (() => {
    const near = new WeakMap();
    let port = null;
    window.MessageChannel = class extends MessageChannel {
      constructor() { super(); near.set(this.port2, this.port1); }
    };
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...others) {
      if (message?.atlasLife !== undefined) port = near.get(message.port);
      return post.call(this, message, ...others);
    };
    window.soakMemory = () => new Promise((resolve) => {
      if (port === null) return resolve(0);
      port.addEventListener('message', ({ data }) => resolve(Number(data)), { once: true });
      port.postMessage('memory');
      setTimeout(resolve, 5000, 0);
    });
  })();
`;

/** Opens the probe; call it before the page is gone to. */
export async function openMemoryProbe(page: Page): Promise<MemoryProbe> {
  const session = await page.context().newCDPSession(page);
  const whole = await page.context().browser()?.newBrowserCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('HeapProfiler.enable');
  await page.addInitScript({ content: engineScript });
  return {
    async sample(minute) {
      for (let round = 0; round < 2; round++) await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
      const processes = (await whole?.send('SystemInfo.getProcessInfo'))?.processInfo ?? [];
      const resident = processes
        .filter(({ type }) => type === 'renderer')
        .reduce((sum, { id }) => sum + residentOf(id), 0);
      return {
        minute,
        heap: usedSize / megabyte,
        engine: Number(await page.evaluate(() => Reflect.get(window, 'soakMemory')())) / megabyte,
        resident,
        nodes,
        listeners: jsEventListeners,
      };
    },
    async processor() {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
    },
  };
}

function residentOf(process: number): number {
  try {
    return (Number(readFileSync(`/proc/${process}/statm`, 'utf8').split(' ')[1]) * pageSize) / megabyte;
  } catch {
    return 0;
  }
}
