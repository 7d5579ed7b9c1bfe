import type { Language } from '../../../lib/model/language.ts';
import type { TopicId } from '../../../lib/query/topics.ts';
import { firstAnswers, siteData } from '../../_data/site.ts';
import { atlasOf, drawFirst } from '../compare/first-view.ts';
import { drawFirstFlow } from '../flow/first-flow.ts';
import { Topic } from './topic.tsx';

/** A topic page: its figures on the first agencies and years are drawn at build time and stand there before any script runs. */
export function TopicPage({ lang, topic }: { readonly lang: Language; readonly topic: TopicId }) {
  const atlas = atlasOf(siteData());
  const { agencies, years, figures, flow } = firstAnswers().topics[topic];
  return (
    <Topic
      lang={lang}
      atlas={atlas}
      title={`nav.${topic}`}
      lead={`topic.${topic}.lead`}
      scope={{ agencies, years }}
      figures={figures.map(({ id, everyone, view, rows }) => ({
        id,
        everyone,
        first: drawFirst({ view, rows }, id, lang, atlas),
      }))}
      flow={flow && { reports: flow.reports, report: flow.report, figure: drawFirstFlow(flow, lang, atlas) }}
    />
  );
}
