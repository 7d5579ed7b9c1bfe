import { ImportPage } from '../../_components/import/import-page.tsx';
import { pageMetadata } from '../../_components/shell/metadata.ts';

export const metadata = pageMetadata('zh', 'nav.import');

export default function Page() {
  return <ImportPage lang="zh" />;
}
