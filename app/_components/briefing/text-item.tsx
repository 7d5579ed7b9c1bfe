'use client';

import Link from 'next/link';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import {
  type Bound,
  type Briefing,
  boundFigure,
  briefingLimits,
  changeItem,
  type ItemOf,
  textParts,
} from '../../../lib/briefing/index.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { numberForm } from '../../../lib/query/labels.ts';
import { encodeView } from '../../../lib/query/view-url.ts';
import { numberText } from '../../../lib/query/words.ts';
import { changeBriefing } from '../../_hooks/use-briefings.ts';
import { useRowsOf } from '../../_hooks/use-rows-of.ts';
import { label } from '../../_labels/label.ts';
import { compareHref } from '../compare/compare-link.ts';
import { BindForm } from './bind-form.tsx';
import styles from './briefing.module.css';
import type { BriefingWorld } from './gather.ts';
import { refusalOf } from './limit-words.ts';

interface TextItemProps {
  readonly world: BriefingWorld;
  readonly briefing: Briefing;
  readonly item: ItemOf<'text'>;
  readonly name: string;
}

/** A text: written with `{1}` for its figures, shown beneath as it will be exported, each figure a link to its place. */
export function TextItem({ world, briefing, item, name }: TextItemProps) {
  const { lang, atlas } = world;
  const { text, bound } = item;
  const field = useRef<HTMLTextAreaElement>(null);
  /** Whether the person has stood in the text: one never entered is written on at its end. */
  const entered = useRef(false);
  /** Where the person goes on once the figure just inserted stands in the text: behind it. */
  const behind = useRef<number | null>(null);
  const views = useMemo(() => new Map<string, View>(bound.map(({ view }) => [encodeView(view), view])), [bound]);
  const rows = useRowsOf(views, atlas.dictionary);
  const [full, setFull] = useState<string | null>(null);
  const write = (next: Pick<ItemOf<'text'>, 'text' | 'bound'>) =>
    setFull(
      refusalOf(lang, () =>
        changeBriefing(briefing.id, (before) => changeItem(before, item.id, { kind: 'text', ...next })),
      ),
    );

  function insert(figure: Bound): void {
    const at = (entered.current ? field.current?.selectionStart : null) ?? text.length;
    const place = `{${bound.length + 1}}`;
    write({ text: `${text.slice(0, at)}${place}${text.slice(at)}`, bound: [...bound, figure] });
    behind.current = at + place.length;
  }

  useLayoutEffect(() => {
    if (behind.current === null || field.current === null) return;
    field.current.focus();
    field.current.setSelectionRange(behind.current, behind.current);
    behind.current = null;
  });

  const context = rows === null ? null : { rows, dictionary: atlas.dictionary, language: lang };
  const stale = context !== null && bound.some((each) => !boundFigure(each, context).same);
  return (
    <>
      <div className="no-print">
        <textarea
          ref={field}
          className={styles.text}
          aria-label={`${name}${lang === 'zh' ? '：' : ': '}${label(lang, 'briefing.text')}`}
          placeholder={label(lang, 'briefing.text')}
          rows={Math.min(12, Math.max(3, Math.ceil(text.length / 60) + text.split('\n').length - 1))}
          maxLength={briefingLimits.words}
          value={text}
          onFocus={() => {
            entered.current = true;
          }}
          onChange={(event) => write({ text: event.target.value, bound })}
        />
        <BindForm world={world} briefing={briefing} onInsert={insert} />
        {full !== null && <p role="alert">{full}</p>}
        {bound.length > 0 && <p className="quiet">{label(lang, 'briefing.text.shown')}</p>}
      </div>
      <p className={bound.length > 0 ? styles.shown : styles.printText} data-waits={rows === null ? '' : undefined}>
        {textParts(item).map((part, at) =>
          part.kind === 'words' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name
            <span key={at}>{part.text}</span>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <BoundLink key={at} world={world} bound={part.bound} rows={rows} />
          ),
        )}
      </p>
      {stale && context !== null && (
        <p className="no-print">
          <button
            type="button"
            className="button"
            onClick={() =>
              write({ text, bound: bound.map((each) => ({ ...each, seen: boundFigure(each, context).value })) })
            }
          >
            {label(lang, 'briefing.bound.accept')}
          </button>
        </p>
      )}
    </>
  );
}

interface BoundLinkProps {
  readonly world: BriefingWorld;
  readonly bound: Bound;
  readonly rows: ReadonlyMap<string, readonly ViewRow[]> | null;
}

/** A figure in a text leads to its View and place; one that changed says what it was. */
function BoundLink({ world, bound, rows }: BoundLinkProps) {
  const { lang, atlas } = world;
  const { view, cell, seen } = bound;
  if (rows === null) return <span>…</span>;
  const { text, same } = boundFigure(bound, { rows, dictionary: atlas.dictionary, language: lang });
  const was = seen === null ? '—' : numberText(seen, numberForm(view, atlas.dictionary));
  return (
    <>
      <Link href={compareHref(lang, view, cell)} prefetch={false}>
        {text}
      </Link>
      {!same && (
        <mark className="no-print">
          {lang === 'zh' ? '（' : ' ('}
          {label(lang, 'briefing.bound.changed', { was })}
          {lang === 'zh' ? '）' : ')'}
        </mark>
      )}
    </>
  );
}
