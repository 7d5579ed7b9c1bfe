import { QualityPage } from '../../_components/quality/quality-page.tsx';
import { pageMetadata } from '../../_components/shell/metadata.ts';

export const metadata = pageMetadata('zh', 'nav.quality');

export default function Page() {
  return <QualityPage lang="zh" />;
}
