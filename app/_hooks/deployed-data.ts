import type { Engine } from '../../lib/model/engine.ts';
import { AtlasError } from '../../lib/model/error.ts';
import {
  deployedAgencies,
  deployedAgenciesSql,
  deployedRegions,
  deployedRegionsSql,
} from '../../lib/query/deployed-site.ts';
import { type DeployedData, type Deployment, parseDeployment } from '../../lib/store/deployment.ts';
import { manifestAddress } from '../_components/shell/deployed-gate.ts';
import { dataChanged } from './use-data-state.ts';

/** Which database this site asks: its manifest. Throws `engine_failed` where it cannot be had, `bad_data` where it is none. */
export async function loadDeployment(): Promise<Deployment> {
  const response = await fetch(manifestAddress);
  if (!response.ok) {
    throw new AtlasError('engine_failed', `engine: cannot load ${manifestAddress}: HTTP ${response.status}`, {
      address: manifestAddress,
    });
  }
  return parseDeployment(await response.json());
}

let shown: DeployedData | null = null;

/** Makes every page speak of the deployed data, once: an engine that takes another's place has the same. `again` where they changed. */
export async function showDeployed(engine: Engine, data: DeployedData, when: 'once' | 'again' = 'once'): Promise<void> {
  if (when === 'once' && shown === data) return;
  const agencies = deployedAgencies(await engine.query(deployedAgenciesSql, undefined, { plain: true }));
  const regions = deployedRegions(await engine.query(deployedRegionsSql, undefined, { plain: true }));
  shown = data;
  dataChanged({ agencies, regions, years: data.years, reported: new Map(), bundled: false, deployed: data });
}
