'use client';

import Link from 'next/link';
import { memo, useEffect, useMemo, useState } from 'react';
import { findingSentence } from '../../../lib/export/finding/finding.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { markOf } from '../../../lib/query/mark.ts';
import { topicView } from '../../../lib/query/topics.ts';
import { hasNumber } from '../../../lib/query/view-rows.ts';
import { useViewRows } from '../../_hooks/use-view-rows.ts';
import { label } from '../../_labels/label.ts';
import { FigurePin } from '../briefing/figure-pin.tsx';
import type { Atlas } from '../compare/atlas.ts';
import { captionOf } from '../compare/caption-of.ts';
import { compareHref } from '../compare/compare-link.ts';
import { FoldedExports } from '../compare/exports.tsx';
import { useTableState } from '../compare/table-state.ts';
import type { Panel } from '../compare/table-url.ts';
import { type FirstView, ViewFigure } from '../compare/view-figure.tsx';
import styles from './topic.module.css';
import type { Scope } from './use-scope.ts';

interface TopicFigureProps {
  /** Unique on its page: marks of several figures share the address's `#`. */
  readonly id: string;
  /** Shown of every agency that has the figure, whatever the page has chosen. */
  readonly everyone: boolean;
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly first: FirstView;
  readonly scope: Scope;
  /** The chosen mark of the page, `figure!cell`. */
  readonly mark: string | null;
  readonly onMark: (mark: string) => void;
  readonly onChosen: (chosen: { readonly view: View; readonly row: ViewRow }) => void;
  readonly onScope: (scope: Scope) => void;
}

/** One figure of a topic page: its View on the page's agencies and years, with a way to change everything else of it. */
export const TopicFigure = memo(function TopicFigure(props: TopicFigureProps) {
  const { id, everyone, lang, atlas, first, scope, mark, onMark, onChosen, onScope } = props;
  const view = useMemo(() => topicView({ id, everyone, view: first.view }, scope), [id, everyone, first.view, scope]);
  const state = useViewRows(view, first, atlas.dictionary);
  const [panel, setPanel] = useState<Panel>('picture');
  const table = useTableState();
  const { shown } = state;
  const own = mark?.startsWith(`${id}!`) ? mark.slice(id.length + 1) : null;
  const selected = own === null ? undefined : shown?.rows.find((row) => markOf(row) === own);

  const caption = useMemo(
    () => captionOf(lang, atlas, shown?.view ?? view, shown?.rows ?? []),
    [shown, view, atlas, lang],
  );

  const finding = useMemo(
    () => shown && findingSentence(shown.view, shown.rows, { dictionary: atlas.dictionary, language: lang }),
    [shown, atlas, lang],
  );

  useEffect(() => {
    if (shown && selected) onChosen({ view: shown.view, row: selected });
  }, [shown, selected, onChosen]);

  return (
    <div className={styles.figure}>
      <ViewFigure
        id={id}
        lang={lang}
        atlas={atlas}
        first={first}
        view={view}
        state={state}
        caption={caption}
        finding={finding}
        panel={panel}
        table={table}
        selected={own}
        onPanel={setPanel}
        onOpen={(cell) => onMark(`${id}!${cell}`)}
        onChange={(next) => onScope({ agencies: next.agencies, years: next.years })}
      />
      <div className={`${styles.ways} no-print`}>
        <Link href={compareHref(lang, view)} prefetch={false}>
          {label(lang, 'topic.more')}
        </Link>
        {shown?.rows.some(hasNumber) && (
          <>
            <FigurePin lang={lang} {...shown} title={caption.title} panel={panel} />
            <FoldedExports lang={lang} atlas={atlas} {...shown} caption={caption} choices={table.choices} />
          </>
        )}
      </div>
    </div>
  );
});
