'use client';

import { useState } from 'react';
import {
  addItems,
  type Briefing,
  briefingLink,
  briefingToJson,
  type ItemContent,
  renameBriefing,
} from '../../../lib/briefing/index.ts';
import { isAtlasError } from '../../../lib/model/error.ts';
import { changeBriefing, dropBriefing } from '../../_hooks/use-briefings.ts';
import { label } from '../../_labels/label.ts';
import { fileName } from '../compare/file-name.ts';
import { copyText } from '../figure/copy.ts';
import { downloadFile } from '../figure/download.ts';
import { reasonWords } from '../figure/error-words.ts';
import { pathIn, siteAddress } from '../shell/routes.ts';
import styles from './briefing.module.css';
import { Files } from './files.tsx';
import type { BriefingWorld } from './gather.ts';
import { ItemList } from './item-list.tsx';
import { refusalOf } from './limit-words.ts';

interface DeskProps {
  readonly world: BriefingWorld;
  readonly briefing: Briefing;
}

/** One briefing to work on: its title, its items, what can be made of it. */
export function Desk({ world, briefing }: DeskProps) {
  const { lang } = world;
  const { id, title } = briefing;
  const [said, setSaid] = useState('');
  const [sure, setSure] = useState(false);
  const [full, setFull] = useState<string | null>(null);
  const add = (content: ItemContent) =>
    setFull(refusalOf(lang, () => changeBriefing(id, (before) => addItems(before, [content]))));

  async function share(): Promise<void> {
    try {
      const path = siteAddress(pathIn(lang, '/briefing/'));
      const link = new URL(`${path}?${briefingLink(briefing)}`, window.location.href).href;
      setSaid(label(lang, (await copyText(link)) ? 'briefing.share.done' : 'briefing.share.failed'));
    } catch (error) {
      const problem = isAtlasError(error) ? error.details.problem : '';
      setSaid(
        problem === 'not_views' || problem === 'too_long'
          ? label(lang, `briefing.share.${problem}`)
          : reasonWords(lang, error),
      );
    }
  }

  return (
    <article className={styles.desk} aria-label={title}>
      <h2 className={styles.printTitle}>{title}</h2>
      <div className="no-print">
        <label className={styles.title}>
          <span className="visually-hidden">{label(lang, 'briefing.title')}</span>
          <input
            value={title}
            maxLength={200}
            onChange={(event) => changeBriefing(id, (before) => renameBriefing(before, event.target.value))}
          />
        </label>
        <p className={styles.row}>
          <button
            type="button"
            className="button"
            onClick={() => {
              const name = fileName(title, 'json');
              downloadFile(name, new Blob([briefingToJson(briefing)], { type: 'application/json' }));
              setSaid(label(lang, 'briefing.done', { file: name }));
            }}
          >
            {label(lang, 'briefing.save')}
          </button>
          <button type="button" className="button" onClick={() => void share()}>
            {label(lang, 'briefing.share')}
          </button>
          {sure ? (
            <>
              <button type="button" className="button button-strong" onClick={() => dropBriefing(id)}>
                {label(lang, 'briefing.delete.sure')}
              </button>
              <button type="button" className="button" onClick={() => setSure(false)}>
                {label(lang, 'briefing.delete.keep')}
              </button>
            </>
          ) : (
            <button type="button" className="button" onClick={() => setSure(true)}>
              {label(lang, 'briefing.delete')}
            </button>
          )}
        </p>
        <p role="status" className="quiet">
          {said}
        </p>
      </div>
      <Files world={world} briefing={briefing} />
      <ItemList world={world} briefing={briefing} />
      <p className={`${styles.row} no-print`}>
        <button type="button" className="button" onClick={() => add({ kind: 'heading', level: 1, text: '' })}>
          {label(lang, 'briefing.add.heading')}
        </button>
        <button type="button" className="button" onClick={() => add({ kind: 'text', text: '', bound: [] })}>
          {label(lang, 'briefing.add.text')}
        </button>
      </p>
      {full !== null && (
        <p role="alert" className="no-print">
          {full}
        </p>
      )}
    </article>
  );
}
