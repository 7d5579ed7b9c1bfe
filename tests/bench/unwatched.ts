import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { chromiumFlags, findChromium } from '../../lib/pipeline/chromium.ts';

/** A page in a browser of its own that nobody watches: a debugging protocol that hears of every request costs each of them. */
export interface UnwatchedPage<Able extends Functions> {
  /** What the page's function answers. */
  call<Name extends keyof Able>(name: Name, ...args: Parameters<Able[Name]>): Promise<Awaited<ReturnType<Able[Name]>>>;
  close(): Promise<void>;
}

type Functions = Readonly<Record<string, (...args: never[]) => unknown>>;

interface Command {
  readonly name: PropertyKey;
  readonly args: readonly unknown[];
}

/** Opens a page whose script ends in `obey` (web/commanded.ts) in a fresh profile; commands go to it over this machine. */
export async function openUnwatched<Able extends Functions>(origin: string): Promise<UnwatchedPage<Able>> {
  let waiting: ServerResponse | undefined;
  let command: Command | undefined;
  let settle: { readonly answer: (found: never) => void; readonly refuse: (error: Error) => void } | undefined;
  const hand = () => {
    if (waiting === undefined || command === undefined) return;
    waiting.end(JSON.stringify(command));
    [waiting, command] = [undefined, undefined];
  };
  const hear = async (request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (request.method === 'POST') {
      const { answer, error } = JSON.parse(await text(request));
      response.end();
      if (error === undefined) settle?.answer(answer as never);
      else settle?.refuse(new Error(`unwatched page: ${error}`));
    } else {
      waiting = response;
      hand();
    }
  };
  const server = createServer((request, response) => void hear(request, response));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const profile = mkdtempSync(join(tmpdir(), 'atlas-bench-'));
  const page = `${origin}/?commands=${encodeURIComponent(`http://localhost:${port}/`)}`;
  const flags = [...chromiumFlags, '--remote-debugging-port=0', `--user-data-dir=${profile}`, page];
  // A group of its own: its helpers end with it.
  const browser = spawn(findChromium(), flags, { stdio: 'ignore', detached: true });
  browser.once('exit', () => settle?.refuse(new Error('unwatched page: its browser has ended')));
  return {
    call: (name, ...args) =>
      new Promise((answer, refuse) => {
        if (browser.exitCode !== null) return refuse(new Error('unwatched page: its browser has ended'));
        settle = { answer, refuse };
        command = { name, args };
        hand();
      }),
    close: async () => {
      const ended = new Promise((resolve) => browser.once('exit', resolve));
      settle = undefined;
      if (browser.pid !== undefined) process.kill(-browser.pid, 'SIGKILL');
      await ended;
      server.close();
      server.closeAllConnections();
      await rm(profile, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}
