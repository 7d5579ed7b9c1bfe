import lists from '../../../data/profile.json' with { type: 'json' };
import type { Language } from '../../../lib/model/language.ts';
import { parseFigureLists } from '../../../lib/query/figure-set.ts';
import { reportedYears, ruleTitles, siteData } from '../../_data/site.ts';
import { atlasOf } from '../compare/atlas.ts';
import { DeployedSwitch } from '../shell/deployed-switch.tsx';
import { AgencyDesk } from './agency.tsx';

/** The page /agency: which agency is in the address, so that the prebuilt page is the list of all. */
export function AgencyPage({ lang }: { readonly lang: Language }) {
  const site = siteData();
  return (
    <DeployedSwitch lang={lang} shows="small">
      <AgencyDesk
        lang={lang}
        atlas={atlasOf(site)}
        rules={ruleTitles()}
        figures={parseFigureLists(lists, site.dictionary).figures}
        reported={reportedYears()}
      />
    </DeployedSwitch>
  );
}
