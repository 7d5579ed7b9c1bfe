import { ImportPage } from '../../_components/import/import-page.tsx';
import { pageMetadata } from '../../_components/shell/metadata.ts';

export const metadata = pageMetadata('en', 'nav.import');

export default function Page() {
  return <ImportPage lang="en" />;
}
