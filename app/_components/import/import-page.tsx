import type { Language } from '../../../lib/model/language.ts';
import { ruleTitles, siteData } from '../../_data/site.ts';
import { atlasOf } from '../compare/atlas.ts';
import { DeployedApart } from '../shell/deployed-apart.tsx';
import { Desk } from './desk.tsx';

/** The page /import: the user's own reports come in, are looked at, corrected and accepted. */
export function ImportPage({ lang }: { readonly lang: Language }) {
  const site = siteData();
  const rules = ruleTitles();
  const bundled = new Set(site.reports.map(({ id }) => id));
  return (
    <>
      <DeployedApart lang={lang} />
      <Desk lang={lang} atlas={atlasOf(site)} rules={rules} bundled={bundled} />
    </>
  );
}
