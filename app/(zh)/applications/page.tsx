import { pageMetadata } from '../../_components/shell/metadata.ts';
import { TopicPage } from '../../_components/topic/topic-page.tsx';

export const metadata = pageMetadata('zh', 'nav.applications');

export default function Page() {
  return <TopicPage lang="zh" topic="applications" />;
}
