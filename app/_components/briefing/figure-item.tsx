'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { memo, useEffect, useMemo, useState } from 'react';
import { changeItem, type ItemContent, type ItemOf, seenCells, showings } from '../../../lib/briefing/index.ts';
import { findingSentence, foundCaption } from '../../../lib/export/finding/finding.ts';
import { captionView } from '../../../lib/query/caption.ts';
import { hasNumber, viewRows } from '../../../lib/query/view-rows.ts';
import { viewToSql } from '../../../lib/query/view-sql.ts';
import { plainText } from '../../../lib/query/words.ts';
import { changeBriefing } from '../../_hooks/use-briefings.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import { compareHref, markHash } from '../compare/compare-link.ts';
import { DataTable } from '../compare/data-table.tsx';
import { useTableState } from '../compare/table-state.ts';
import { ViewPicture } from '../compare/view-picture.tsx';
import { Failed } from '../figure/failed.tsx';
import { Figure } from '../figure/figure.tsx';
import { FigureState } from '../figure/figure-state.tsx';
import { FigureWaits } from '../figure/waits.tsx';
import styles from './briefing.module.css';
import { Changes } from './changes.tsx';
import type { BriefingWorld } from './gather.ts';
import { refusalOf } from './limit-words.ts';

interface FigureItemProps {
  readonly world: BriefingWorld;
  readonly briefing: string;
  readonly item: ItemOf<'figure'>;
  readonly name: string;
}

/** A pinned figure as on its own page: what it says, chart or table, caption, and what changed since it was pinned. */
export const FigureItem = memo(function FigureItem({ world, briefing, item, name }: FigureItemProps) {
  const { lang, atlas } = world;
  const { id, view, show, message, seen } = item;
  const { answer, retry } = useQuery(viewToSql(view, atlas.dictionary), viewRows);
  const rows = answer.phase === 'done' ? answer.value : null;
  const table = useTableState();
  const router = useRouter();
  const compare = compareHref(lang, view);
  const neutral = useMemo(() => {
    const agencies = [...atlas.agencies.values()];
    const context = { dictionary: atlas.dictionary, agencies, dataDate: atlas.dataDate, language: lang };
    return captionView(view, rows ?? [], context);
  }, [view, rows, atlas, lang]);
  const finding = useMemo(
    () => findingSentence(view, rows ?? [], { dictionary: atlas.dictionary, language: lang }),
    [view, rows, atlas, lang],
  );
  const caption = foundCaption(neutral, plainText(message) || finding, view, lang);
  const [full, setFull] = useState<string | null>(null);
  const write = (change: Partial<ItemOf<'figure'>>) => {
    const content: ItemContent = { kind: 'figure', view, show, message, seen, ...change };
    setFull(refusalOf(lang, () => changeBriefing(briefing, (before) => changeItem(before, id, content))));
  };

  // A figure that came with a link has not been looked at before: it is from now on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the first rows count
  useEffect(() => {
    if (rows !== null && seen === null) write({ seen: seenCells(rows) });
  }, [rows, seen]);

  const shown = { lang, atlas, view, rows: rows ?? [], caption, selected: null };
  const open = (mark: string) => router.push(`${compare}${markHash(mark)}`);
  return (
    <>
      <div className={`${styles.fields} no-print`}>
        <input
          className={styles.message}
          aria-label={`${name}${lang === 'zh' ? '：' : ': '}${label(lang, 'briefing.message')}`}
          placeholder={label(lang, 'briefing.message')}
          value={message}
          maxLength={500}
          onChange={(event) => write({ message: event.target.value })}
        />
        {message === '' && finding !== null && (
          <button type="button" className="button" onClick={() => write({ message: finding })}>
            {label(lang, 'briefing.message.draft')}
          </button>
        )}
        <select
          aria-label={label(lang, 'briefing.show')}
          value={show}
          onChange={(event) => write({ show: showings.find((each) => each === event.target.value) ?? 'chart' })}
        >
          {showings.map((each) => (
            <option key={each} value={each}>
              {label(lang, `briefing.show.${each}`)}
            </option>
          ))}
        </select>
        <Link href={compare} prefetch={false}>
          {label(lang, 'briefing.edit')}
        </Link>
      </div>
      {full !== null && (
        <p role="alert" className="no-print">
          {full}
        </p>
      )}
      {rows !== null && seen !== null && (
        <Changes world={world} view={view} seen={seen} rows={rows} onAccept={() => write({ seen: seenCells(rows) })} />
      )}
      <Figure caption={caption} busy={answer.phase === 'waiting'} known={rows !== null}>
        {answer.phase === 'failed' ? (
          <Failed lang={lang} error={answer.error} onRetry={retry} />
        ) : rows === null ? (
          <FigureWaits lang={lang} body="figure.waiting" />
        ) : rows.some(hasNumber) ? (
          <>
            {show !== 'table' && <ViewPicture id={`b-${id}`} {...shown} shipped={[]} onOpen={open} />}
            {show !== 'chart' && <DataTable {...shown} table={table} onOpen={open} />}
          </>
        ) : (
          <FigureState title={label(lang, 'figure.empty')} body={label(lang, 'briefing.gone')} />
        )}
      </Figure>
    </>
  );
});
