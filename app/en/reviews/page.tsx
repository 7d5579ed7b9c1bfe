import { pageMetadata } from '../../_components/shell/metadata.ts';
import { TopicPage } from '../../_components/topic/topic-page.tsx';

export const metadata = pageMetadata('en', 'nav.reviews');

export default function Page() {
  return <TopicPage lang="en" topic="reviews" />;
}
