import lists from '../../../data/profile.json' with { type: 'json' };
import { groupBy } from '../../../lib/model/group.ts';
import type { Language } from '../../../lib/model/language.ts';
import { parseFigureLists } from '../../../lib/query/figure-set.ts';
import { siteData } from '../../_data/site.ts';
import { atlasOf } from '../compare/atlas.ts';
import { DeployedSwitch } from '../shell/deployed-switch.tsx';
import { BriefingsLoader } from './briefings-loader.tsx';

/** The page /briefing: what is on it lives in the reader's browser. */
export function BriefingPage({ lang }: { readonly lang: Language }) {
  const site = siteData();
  const reported = [...groupBy(site.reports, (report) => report.agency)].map(
    ([agency, reports]) => [agency, reports.map(({ year }) => year)] as const,
  );
  return (
    <DeployedSwitch lang={lang} shows="always">
      <BriefingsLoader
        world={{
          lang,
          atlas: atlasOf(site),
          rules: new Map(site.rules.map(({ id, title }) => [id, title])),
          figures: parseFigureLists(lists, site.dictionary).figures,
        }}
        reported={new Map(reported)}
      />
    </DeployedSwitch>
  );
}
