import { pageMetadata } from '../../_components/shell/metadata.ts';
import { SqlPage } from '../../_components/sql/sql-page.tsx';

export const metadata = pageMetadata('zh', 'nav.sql');

export default function Page() {
  return <SqlPage lang="zh" />;
}
