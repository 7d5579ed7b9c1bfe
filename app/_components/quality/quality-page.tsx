import type { Language } from '../../../lib/model/language.ts';
import { firstAnswers, siteData } from '../../_data/site.ts';
import { atlasOf } from '../compare/atlas.ts';
import { DeployedSwitch } from '../shell/deployed-switch.tsx';
import { firstFindings } from './first-findings.ts';
import { Quality } from './quality.tsx';

/** The page /quality: its first findings stand there before any script runs. */
export function QualityPage({ lang }: { readonly lang: Language }) {
  const site = siteData();
  const rules = new Map(site.rules.map(({ id, title }) => [id, title]));
  return (
    <DeployedSwitch lang={lang} shows="always">
      <Quality
        lang={lang}
        atlas={atlasOf(site)}
        rules={rules}
        first={firstFindings(firstAnswers(), { ...site, rules })}
      />
    </DeployedSwitch>
  );
}
