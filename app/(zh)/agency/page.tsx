import { AgencyPage } from '../../_components/agency/agency-page.tsx';
import { pageMetadata } from '../../_components/shell/metadata.ts';

export const metadata = pageMetadata('zh', 'nav.agency');

export default function Page() {
  return <AgencyPage lang="zh" />;
}
