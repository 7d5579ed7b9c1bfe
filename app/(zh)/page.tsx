import { OverviewPage } from '../_components/overview/overview-page.tsx';
import { pageMetadata } from '../_components/shell/metadata.ts';

export const metadata = pageMetadata('zh', 'nav.overview');

export default function Page() {
  return <OverviewPage lang="zh" />;
}
