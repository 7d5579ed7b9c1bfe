'use client';

import type { Caption } from '../../../lib/model/caption.ts';
import { isAtlasError } from '../../../lib/model/error.ts';
import type { Language } from '../../../lib/model/language.ts';
import type { View } from '../../../lib/model/view.ts';
import { narrowerViews } from '../../../lib/query/fit.ts';
import { hasNumber } from '../../../lib/query/view-rows.ts';
import { viewToSql } from '../../../lib/query/view-sql.ts';
import type { ViewedRows, ViewRowsState } from '../../_hooks/use-view-rows.ts';
import { label } from '../../_labels/label.ts';
import { isTooManyRows } from '../figure/cluster-words.ts';
import { failureWords } from '../figure/error-words.ts';
import { Failed } from '../figure/failed.tsx';
import { Figure } from '../figure/figure.tsx';
import { FigureState } from '../figure/figure-state.tsx';
import { Tabs, tabPanelProps } from '../figure/tabs.tsx';
import { FigureWaits } from '../figure/waits.tsx';
import type { Atlas } from './atlas.ts';
import { DataTable } from './data-table.tsx';
import { EmptyFigure } from './empty-figure.tsx';
import type { ShippedPicture } from './shipped-picture.ts';
import { SourcesPanel } from './sources-panel.tsx';
import { StatementPanel } from './statement-panel.tsx';
import { type TableState, useTableState } from './table-state.ts';
import { type Panel, panels } from './table-url.ts';
import { ViewPicture } from './view-picture.tsx';

/** A View with the rows and pictures made of it at build time. */
export interface FirstView extends ViewedRows {
  readonly pictures: readonly ShippedPicture[];
}

const none: readonly ShippedPicture[] = [];

interface ViewFigureProps {
  /** Unique on the page. */
  readonly id: string;
  readonly lang: Language;
  readonly atlas: Atlas;
  readonly first: FirstView;
  readonly view: View;
  readonly state: ViewRowsState;
  readonly caption: Caption;
  readonly finding?: string | null;
  readonly panel: Panel;
  /** The reader's choices of the table, where they are shared with what stands beside; else the figure keeps its own. */
  readonly table?: TableState;
  readonly selected: string | null;
  readonly onPanel: (panel: Panel) => void;
  readonly onOpen: (mark: string) => void;
  readonly onChange: (view: View) => void;
}

/** The figure of a View: chart, table, statement and sources on one state, each of its states with a way on. */
export function ViewFigure(props: ViewFigureProps) {
  const { id, lang, state, caption, panel, onPanel } = props;
  const own = useTableState();
  return (
    <Figure
      caption={caption}
      finding={props.finding ?? null}
      busy={state.phase === 'waiting'}
      known={state.shown !== null}
      tools={
        <Tabs
          id={id}
          label={label(lang, 'figure.tabs')}
          tabs={panels.map((name) => ({ name, label: label(lang, `figure.tab.${name}`) }))}
          selected={panel}
          onSelect={onPanel}
        />
      }
    >
      <div {...tabPanelProps(id, panel)}>
        <PanelContent {...props} table={props.table ?? own} />
      </div>
    </Figure>
  );
}

function PanelContent(props: ViewFigureProps & { readonly table: TableState }) {
  const { id, lang, atlas, first, view, state, caption, panel, table, selected, onOpen } = props;
  if (panel === 'sql') return <StatementPanel lang={lang} statement={viewToSql(view, atlas.dictionary)} />;
  if (state.phase === 'failed') return <Unanswered {...props} />;
  if (state.shown === null) {
    return <FigureWaits lang={lang} body="figure.waiting" />;
  }
  const { rows } = state.shown;
  if (!rows.some(hasNumber)) {
    return (
      <EmptyFigure {...{ lang, atlas, rows }} view={state.shown.view} start={first.view} onChange={props.onChange} />
    );
  }
  const shown = { lang, atlas, view: state.shown.view, rows, caption, selected, onOpen };
  if (panel === 'picture')
    return (
      <ViewPicture id={id} {...shown} shipped={rows === first.rows ? first.pictures : none} onChange={props.onChange} />
    );
  if (panel === 'table') return <DataTable {...shown} table={table} />;
  const reportIds = rows.flatMap(({ report_id }) => (report_id === null ? [] : [report_id]));
  return <SourcesPanel lang={lang} reportIds={[...new Set(reportIds)]} />;
}

/** A question without an answer: too large for the place it is asked at, or failed. */
function Unanswered(props: ViewFigureProps) {
  const { lang, first, state, onChange } = props;
  if (isTooManyRows(state.error)) {
    return <TooLarge {...props} title={label(lang, 'cluster.rows.title')} body={failureWords(lang, state.error)} />;
  }
  if (isAtlasError(state.error) && state.error.code === 'too_large') {
    const body = label(lang, 'fit.body', state.error.details);
    return <TooLarge {...props} title={label(lang, 'fit.title')} body={body} />;
  }
  return (
    <Failed lang={lang} error={state.error} onRetry={state.retry}>
      <button type="button" className="button" onClick={() => onChange(first.view)}>
        {label(lang, 'figure.empty.default')}
      </button>
    </Failed>
  );
}

interface TooLargeProps extends ViewFigureProps {
  readonly title: string;
  readonly body: string;
}

/** Too much for one picture or one question: what to ask instead. */
function TooLarge({ lang, atlas, view, title, body, onChange }: TooLargeProps) {
  const ways = narrowerViews(view, [...atlas.agencies.values()], atlas.dictionary);
  return (
    <FigureState alert title={title} body={body}>
      {ways.map(({ way, view: narrow }) => (
        <button key={way} type="button" className="button" onClick={() => onChange(narrow)}>
          {label(lang, `fit.${way}`, { year: view.years.to })}
        </button>
      ))}
    </FigureState>
  );
}
