import lists from '../../../data/profile.json' with { type: 'json' };
import type { Language } from '../../../lib/model/language.ts';
import { parseFigureLists } from '../../../lib/query/figure-set.ts';
import { reportedYears, ruleTitles, siteData } from '../../_data/site.ts';
import { atlasOf } from '../compare/atlas.ts';
import { DeployedSwitch } from '../shell/deployed-switch.tsx';
import { BriefingsLoader } from './briefings-loader.tsx';

/** The page /briefing: what is on it lives in the reader's browser. */
export function BriefingPage({ lang }: { readonly lang: Language }) {
  const site = siteData();
  return (
    <DeployedSwitch lang={lang} shows="always">
      <BriefingsLoader
        world={{
          lang,
          atlas: atlasOf(site),
          rules: ruleTitles(),
          figures: parseFigureLists(lists, site.dictionary).figures,
        }}
        reported={reportedYears()}
      />
    </DeployedSwitch>
  );
}
