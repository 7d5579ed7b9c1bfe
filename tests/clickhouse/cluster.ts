import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const places = ['/usr/sbin/clickhouse-server', '/usr/bin/clickhouse-server'];
const installed = () => places.find((place) => existsSync(place)) ?? null;

/** The server's program: an installed one, or Debian's where we are root and apt-get is there; null where there is none. */
export function findClickHouse(): string | null {
  const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (installed() === null && canInstall) {
    process.stderr.write('installing clickhouse-server (apt-get) …\n');
    const options = {
      stdio: ['ignore', 2, 2] as ['ignore', number, number],
      // Nothing is started as a service: the tests start what they need.
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    };
    spawnSync('apt-get', ['update', '-qq'], options);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'clickhouse-server'], options);
  }
  return installed();
}

/** One server of the cluster. */
export interface Shard {
  readonly address: string;
  /** Gone at once, as if the power had failed. */
  kill(): Promise<void>;
  /** Back after that, with its data. */
  restart(): Promise<void>;
  /** Still there, but no longer answering. */
  freeze(): void;
  thaw(): void;
}

/** Two servers on loopback, each with half of the rows, and two users: `loader`, and `reader` who can only read. */
export interface Cluster {
  readonly name: string;
  readonly databases: readonly [string, string];
  readonly shards: readonly [Shard, Shard];
  readonly loader: { readonly user: string; readonly password: string };
  readonly reader: { readonly user: string; readonly password: string };
  /** A user whose settings would let a server leave out rows without a word, and one who may write. */
  readonly careless: { readonly user: string; readonly password: string };
  stop(): Promise<void>;
}

const name = 'atlas';
const databases = ['atlas', 'world'] as const;
const loader = { user: 'loader', password: 'loads & writes' };
const reader = { user: 'reader', password: 'reads?only=1' };
const careless = { user: 'careless', password: 'x' };

/** Starts the cluster in a folder of its own, on free ports; it ends with this process at the latest. */
export async function startCluster(program: string): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-cluster-'));
  const [http1, http2, tcp1, tcp2] = (await freePorts(4)) as [number, number, number, number];
  const shards = [startShard(program, join(folder, '1'), http1, tcp1, [tcp1, tcp2])] as const;
  const both = [...shards, startShard(program, join(folder, '2'), http2, tcp2, [tcp1, tcp2])] as const;
  const stop = async () => {
    await Promise.all(both.map((shard) => shard.kill()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all(both.map((shard) => shard.ready()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { name, databases, shards: both, loader, reader, careless, stop };
}

interface StartedShard extends Shard {
  /** Resolves when it answers. */
  readonly ready: () => Promise<void>;
}

function startShard(program: string, folder: string, http: number, tcp: number, all: readonly number[]): StartedShard {
  mkdirSync(join(folder, 'tmp'), { recursive: true });
  const config = join(folder, 'config.xml');
  writeFileSync(config, configXml(folder, http, tcp, all));
  writeFileSync(join(folder, 'users.xml'), usersXml());
  const address = `http://127.0.0.1:${http}/`;
  const log = () => (existsSync(join(folder, 'log')) ? readFileSync(join(folder, 'log'), 'utf8').slice(-2000) : '');
  const start = () => spawn(program, [`--config-file=${config}`], { stdio: 'ignore', cwd: folder });
  let running = start();
  const end = () => void running.kill('SIGKILL');
  process.once('exit', end);
  const ready = () => answering(address, running, log);
  return {
    address,
    ready,
    kill: async () => {
      if (running.exitCode !== null || running.signalCode !== null) return;
      const ended = new Promise<void>((resolve) => running.once('close', () => resolve()));
      end();
      await ended;
    },
    restart: async () => {
      running = start();
      await ready();
    },
    freeze: () => void running.kill('SIGSTOP'),
    thaw: () => void running.kill('SIGCONT'),
  };
}

async function answering(address: string, started: ChildProcess, log: () => string): Promise<void> {
  for (const until = Date.now() + 30_000; Date.now() < until; ) {
    const answer = await fetch(`${address}ping`).catch(() => null);
    if (answer?.ok) return;
    if (started.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`clickhouse-server does not answer at ${address}: ${log()}`);
}

async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve) => {
          const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  return Promise.all(
    servers.map((server) => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      return new Promise<number>((resolve) => server.close(() => resolve(port)));
    }),
  );
}

function configXml(folder: string, http: number, tcp: number, all: readonly number[]): string {
  const shards = all.map(
    (port) =>
      `<shard><replica><host>127.0.0.1</host><port>${port}</port><user>loader</user><password>${xml(loader.password)}</password></replica></shard>`,
  );
  return `<yandex>
<logger><level>warning</level><log>${folder}/log</log><errorlog>${folder}/errors</errorlog></logger>
<http_port>${http}</http_port><tcp_port>${tcp}</tcp_port><listen_host>127.0.0.1</listen_host>
<path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path>
<users_config>users.xml</users_config><default_profile>default</default_profile><default_database>default</default_database>
<mark_cache_size>16777216</mark_cache_size><timezone>UTC</timezone>
<remote_servers><${name}>${shards.join('')}</${name}></remote_servers>
</yandex>`;
}

function usersXml(): string {
  const user = (who: { readonly user: string; readonly password: string }, profile: string) =>
    `<${who.user}><password>${xml(who.password)}</password><networks><ip>127.0.0.1</ip></networks><profile>${profile}</profile>
<quota>default</quota><allow_databases>${databases.map((each) => `<database>${each}</database>`).join('')}</allow_databases></${who.user}>`;
  return `<yandex><profiles>
<default></default>
<reader><readonly>1</readonly><add_http_cors_header>1</add_http_cors_header><max_execution_time>20</max_execution_time>
<max_result_rows>100000</max_result_rows></reader>
<careless><readonly>1</readonly><skip_unavailable_shards>1</skip_unavailable_shards></careless>
</profiles><users>${user(loader, 'default')}${user(reader, 'reader')}${user(careless, 'careless')}</users>
<quotas><default></default></quotas></yandex>`;
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
