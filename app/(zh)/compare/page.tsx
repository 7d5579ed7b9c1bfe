import { ComparePage } from '../../_components/compare/compare-page.tsx';
import { pageMetadata } from '../../_components/shell/metadata.ts';

export const metadata = pageMetadata('zh', 'nav.compare');

export default function Page() {
  return <ComparePage lang="zh" />;
}
