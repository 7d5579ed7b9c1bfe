import { AboutPage } from '../../_components/about/about-page.tsx';
import { pageMetadata } from '../../_components/shell/metadata.ts';

export const metadata = pageMetadata('en', 'nav.about');

export default function Page() {
  return <AboutPage lang="en" />;
}
