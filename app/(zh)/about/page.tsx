import { AboutPage } from '../../_components/about/about-page.tsx';
import { pageMetadata } from '../../_components/shell/metadata.ts';

export const metadata = pageMetadata('zh', 'nav.about');

export default function Page() {
  return <AboutPage lang="zh" />;
}
