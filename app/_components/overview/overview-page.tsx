import type { Language } from '../../../lib/model/language.ts';
import { firstAnswers, siteData } from '../../_data/site.ts';
import { label } from '../../_labels/label.ts';
import { atlasOf } from '../compare/atlas.ts';
import { DeployedSwitch } from '../shell/deployed-switch.tsx';
import { OverviewBody } from './overview-body.tsx';
import { OverviewSwitch } from './overview-switch.tsx';

/** The overview: drawn at build time from the bundled data, and again in the browser where own reports are among them. */
export function OverviewPage({ lang }: { readonly lang: Language }) {
  const atlas = atlasOf(siteData());
  return (
    <>
      <h1 className="visually-hidden">{label(lang, 'nav.overview')}</h1>
      <DeployedSwitch lang={lang}>
        <OverviewSwitch lang={lang}>
          <OverviewBody lang={lang} atlas={atlas} answers={firstAnswers()} />
        </OverviewSwitch>
      </DeployedSwitch>
    </>
  );
}
