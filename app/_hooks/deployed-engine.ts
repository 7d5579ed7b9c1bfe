import { openBrowserEngine } from '../../lib/engine/browser.ts';
import type { MortalEngine } from '../../lib/model/engine.ts';
import type { ClusterDeployment, DeployedData, Deployment } from '../../lib/store/deployment.ts';
import { siteAddress } from '../_components/shell/routes.ts';
import { showDeployed } from './deployed-data.ts';
import { absoluteAddress } from './worker-script.ts';

const files = () => ({
  wasm: absoluteAddress(new URL('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm', import.meta.url).href),
  worker: absoluteAddress(new URL('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js', import.meta.url).href),
});

/** An engine on the data of a manifest, with what every page shows of them. One that cannot show them is closed again. */
export async function openDeployed(deployment: Deployment): Promise<MortalEngine> {
  if (deployment.opened === 'cluster') return openCluster(deployment.cluster, deployment.data);
  const { file, opened, data } = deployment;
  const engine = await openBrowserEngine({
    ...files(),
    database: absoluteAddress(siteAddress(`/data/${file}`)),
    opened,
  });
  return closedUnless(engine, async () => {
    if (data !== null) await showDeployed(engine, data);
    else await (await import('./use-workspace.ts')).prepareEngine(engine);
    return engine;
  });
}

/** Statements run here, over rows asked of the cluster behind one path of this site. */
async function openCluster({ path, database, limits }: ClusterDeployment, data: DeployedData): Promise<MortalEngine> {
  const [{ openClickHouseEngine }, { localSetUp }] = await Promise.all([
    import('../../lib/engine/clickhouse.ts'),
    import('../../lib/clickhouse/local.ts'),
  ]);
  const local = await openBrowserEngine({ ...files(), database: localSetUp });
  return closedUnless(local, async () => {
    const config = { address: absoluteAddress(siteAddress(`/${path}`)), database, login: null, limits };
    const engine = await openClickHouseEngine(config, local, {
      fetch: (address, request) => fetch(address, request),
      // Another load is other data: lists are read, and questions asked, anew.
      reloaded: () => void showDeployed(engine, data, 'again').catch(() => undefined),
    });
    await showDeployed(engine, data);
    return engine;
  });
}

async function closedUnless(engine: MortalEngine, succeeds: () => Promise<MortalEngine>): Promise<MortalEngine> {
  try {
    return await succeeds();
  } catch (error) {
    await engine.close();
    throw error;
  }
}
