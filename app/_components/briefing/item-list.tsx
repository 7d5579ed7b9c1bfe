'use client';

import { type PointerEvent, useEffect, useRef, useState } from 'react';
import {
  addItems,
  type Briefing,
  type BriefingItem,
  changeItem,
  type ItemContent,
  moveItem,
  removeItem,
} from '../../../lib/briefing/index.ts';
import { changeBriefing } from '../../_hooks/use-briefings.ts';
import { label } from '../../_labels/label.ts';
import { FigureState } from '../figure/figure-state.tsx';
import styles from './briefing.module.css';
import { FigureItem } from './figure-item.tsx';
import type { BriefingWorld } from './gather.ts';
import { HeadingItem } from './heading-item.tsx';
import { refusalOf } from './limit-words.ts';
import { PinnedFinding } from './pinned-finding.tsx';
import { PinnedProfile } from './pinned-profile.tsx';
import { TextItem } from './text-item.tsx';

interface ItemListProps {
  readonly world: BriefingWorld;
  readonly briefing: Briefing;
}

type Way = 'up' | 'down' | 'drag' | 'remove';

/** The items in their order: moved by dragging, by buttons, by arrow keys on the handle; each move is said aloud. */
export function ItemList({ world, briefing }: ItemListProps) {
  const { lang } = world;
  const { id, items } = briefing;
  const section = useRef<HTMLElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const [removed, setRemoved] = useState<{ readonly content: ItemContent; readonly at: number } | null>(null);
  const [drag, setDrag] = useState<{ readonly item: string; readonly to: number } | null>(null);
  /** Which control of the item at a place is to have the focus. */
  const [focus, setFocus] = useState<{ readonly at: number; readonly way: Way } | null>(null);

  // A moved element loses the focus on its way, one that goes takes it along.
  useEffect(() => {
    if (focus === null) return;
    const item = list.current?.children[focus.at];
    (item?.querySelector<HTMLElement>(`[data-way="${focus.way}"]`) ?? section.current)?.focus();
    setFocus(null);
  }, [focus]);

  function move(item: string, to: number, way: Way): void {
    const place = Math.min(items.length - 1, Math.max(0, to));
    changeBriefing(id, (before) => moveItem(before, item, place));
    setRemoved(null);
    setSaid(label(lang, 'briefing.moved', { at: place + 1, count: items.length }));
    setFocus({ at: place, way });
  }

  function remove(item: BriefingItem, at: number): void {
    const { id: own, ...content } = item;
    changeBriefing(id, (before) => removeItem(before, own));
    setRemoved({ content, at });
    setSaid(label(lang, 'briefing.removed'));
    // The next item, of the last one the one before.
    setFocus({ at: Math.min(at, items.length - 2), way: 'remove' });
  }

  function bringBack({ content, at }: { readonly content: ItemContent; readonly at: number }): void {
    const full = refusalOf(lang, () => changeBriefing(id, (before) => addItems(before, [content], at)));
    setSaid(full ?? '');
    if (full !== null) return;
    setRemoved(null);
    setFocus({ at, way: 'remove' });
  }

  /** The place the pointer is over: before the first item whose middle is below it. */
  function placeOf(event: PointerEvent): number {
    const all = [...(list.current?.children ?? [])];
    const below = all.findIndex((element) => {
      const { top, height } = element.getBoundingClientRect();
      return event.clientY < top + height / 2;
    });
    return below < 0 ? all.length : below;
  }

  function drop(event: PointerEvent): void {
    if (drag === null) return;
    const from = items.findIndex((item) => item.id === drag.item);
    const to = placeOf(event);
    setDrag(null);
    const place = to > from ? to - 1 : to;
    if (place !== from) move(drag.item, place, 'drag');
  }

  return (
    <section ref={section} tabIndex={-1} aria-label={label(lang, 'briefing.items')}>
      {items.length === 0 && (
        <FigureState title={label(lang, 'briefing.empty')} body={label(lang, 'briefing.empty.body')} />
      )}
      <ol ref={list}>
        {items.map((item, at) => {
          const name = label(lang, 'briefing.item', { at: at + 1, kind: label(lang, `briefing.kind.${item.kind}`) });
          return (
            <li
              key={item.id}
              data-item={item.id}
              data-kind={item.kind}
              data-dragged={drag?.item === item.id || undefined}
              data-before={drag?.to === at || undefined}
              data-after={(drag?.to === items.length && at === items.length - 1) || undefined}
              className={styles.item}
            >
              <div className={`${styles.bar} no-print`}>
                <button
                  type="button"
                  data-way="drag"
                  className={styles.handle}
                  aria-label={label(lang, 'briefing.drag', { item: name })}
                  onPointerDown={(event) => {
                    event.currentTarget.setPointerCapture(event.pointerId);
                    setDrag({ item: item.id, to: at });
                  }}
                  onPointerMove={(event) => drag !== null && setDrag({ ...drag, to: placeOf(event) })}
                  onPointerUp={drop}
                  onPointerCancel={() => setDrag(null)}
                  onKeyDown={(event) => {
                    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
                    event.preventDefault();
                    move(item.id, event.key === 'ArrowUp' ? at - 1 : at + 1, 'drag');
                  }}
                >
                  <span aria-hidden="true">⠿</span>
                </button>
                <span className={styles.kind}>{name}</span>
                {(['up', 'down'] as const).map((way) => {
                  const stuck = way === 'up' ? at === 0 : at === items.length - 1;
                  return (
                    <button
                      key={way}
                      type="button"
                      data-way={way}
                      className="word"
                      aria-disabled={stuck}
                      aria-label={label(lang, `briefing.${way}.name`, { item: name })}
                      onClick={() => !stuck && move(item.id, way === 'up' ? at - 1 : at + 1, way)}
                    >
                      {label(lang, `briefing.${way}`)}
                    </button>
                  );
                })}
                <button
                  type="button"
                  data-way="remove"
                  className="word"
                  aria-label={label(lang, 'briefing.remove.name', { item: name })}
                  onClick={() => remove(item, at)}
                >
                  {label(lang, 'briefing.remove')}
                </button>
              </div>
              <ItemBody world={world} briefing={briefing} item={item} name={name} />
            </li>
          );
        })}
      </ol>
      <p className={`${styles.row} no-print`}>
        <span role="status" className="quiet">
          {said}
        </span>
        {removed !== null && (
          <button type="button" className="word" onClick={() => bringBack(removed)}>
            {label(lang, 'briefing.undo')}
          </button>
        )}
      </p>
    </section>
  );
}

interface ItemBodyProps extends ItemListProps {
  readonly item: BriefingItem;
  readonly name: string;
}

function ItemBody({ world, briefing, item, name }: ItemBodyProps) {
  const { id } = briefing;
  switch (item.kind) {
    case 'heading':
      return (
        <HeadingItem
          lang={world.lang}
          item={item}
          name={name}
          onChange={(next) => changeBriefing(id, (before) => changeItem(before, item.id, next))}
        />
      );
    case 'text':
      return <TextItem world={world} briefing={briefing} item={item} name={name} />;
    case 'figure':
      return <FigureItem world={world} briefing={id} item={item} name={name} />;
    case 'finding':
      return <PinnedFinding world={world} item={item} />;
    case 'profile':
      return <PinnedProfile world={world} item={item} />;
  }
}
