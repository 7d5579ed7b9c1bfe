import type { Language } from '../../../lib/model/language.ts';
import { titledFindings } from '../../../lib/query/findings-sql.ts';
import { firstAnswers, ruleTitles, siteData } from '../../_data/site.ts';
import { atlasOf } from '../compare/atlas.ts';
import { DeployedSwitch } from '../shell/deployed-switch.tsx';
import { Quality } from './quality.tsx';

/** The page /quality: its first findings stand there before any script runs. */
export function QualityPage({ lang }: { readonly lang: Language }) {
  const site = siteData();
  const rules = ruleTitles();
  const { rows, counts } = firstAnswers().findings;
  return (
    <DeployedSwitch lang={lang} shows="always">
      <Quality lang={lang} atlas={atlasOf(site)} rules={rules} first={{ rows: titledFindings(rows, rules), counts }} />
    </DeployedSwitch>
  );
}
