import { pageMetadata } from '../../_components/shell/metadata.ts';
import { SqlPage } from '../../_components/sql/sql-page.tsx';

export const metadata = pageMetadata('en', 'nav.sql');

export default function Page() {
  return <SqlPage lang="en" />;
}
