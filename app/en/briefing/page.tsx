import { BriefingPage } from '../../_components/briefing/briefing-page.tsx';
import { pageMetadata } from '../../_components/shell/metadata.ts';

export const metadata = pageMetadata('en', 'nav.briefing');

export default function Page() {
  return <BriefingPage lang="en" />;
}
