import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A line to a server, of limited speed. */
export interface SlowLine {
  readonly origin: string;
  close(): Promise<void>;
}

const latencyMs = 5;

/**
 * A line to a local server that all connections share: what the browser itself slows down leaves out what workers fetch.
 * `megabits` a second downwards, 5 ms each way.
 */
export async function openSlowLine(origin: string, megabits: number): Promise<SlowLine> {
  const { hostname, port } = new URL(origin);
  const open = new Set<Socket>();
  let free = 0;
  const carry = async (from: Socket, to: Socket, delay: (bytes: number) => number) => {
    try {
      for await (const chunk of from) {
        await wait(delay(chunk.length));
        if (!to.write(chunk)) await new Promise((resolve) => to.once('drain', resolve).once('close', resolve));
      }
    } catch {
      // The browser hung up.
    }
    to.end();
  };
  const downwards = (bytes: number) => {
    const now = performance.now();
    free = Math.max(now, free) + (bytes * 8) / (megabits * 1000);
    return free - now + latencyMs;
  };
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => open.delete(socket));
    }
    void carry(client, upstream, () => latencyMs);
    void carry(upstream, client, downwards);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('bench: the slow line has no port');
  return {
    origin: `http://localhost:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
