import { BriefingPage } from '../../_components/briefing/briefing-page.tsx';
import { pageMetadata } from '../../_components/shell/metadata.ts';

export const metadata = pageMetadata('zh', 'nav.briefing');

export default function Page() {
  return <BriefingPage lang="zh" />;
}
