'use client';

import { useMemo } from 'react';
import { changesSince, type SeenCell } from '../../../lib/briefing/index.ts';
import type { View, ViewRow } from '../../../lib/model/view.ts';
import { codeLabel, numberForm } from '../../../lib/query/labels.ts';
import { numberText, plainText, statusText } from '../../../lib/query/words.ts';
import { label } from '../../_labels/label.ts';
import styles from './briefing.module.css';
import type { BriefingWorld } from './gather.ts';

interface ChangesProps {
  readonly world: BriefingWorld;
  readonly view: View;
  readonly seen: readonly SeenCell[];
  readonly rows: readonly ViewRow[];
  readonly onAccept: () => void;
}

const listedAtMost = 50;

/** What is no longer as it was when the figure was pinned, cell by cell. */
export function Changes({ world, view, seen, rows, onAccept }: ChangesProps) {
  const { lang, atlas } = world;
  const changes = useMemo(() => changesSince(seen, rows), [seen, rows]);
  if (changes.length === 0) return null;
  const form = numberForm(view, atlas.dictionary);
  const words = ({ value, status }: (typeof changes)[number]['was']) =>
    value === null ? statusText(status, lang, form) : numberText(value, form);
  const nameOf = ({ key, row }: (typeof changes)[number]) => {
    const [agency = '', year = '', code = ''] = key.split('~');
    const who = row?.agency ?? atlas.agencies.get(agency)?.shortName ?? agency;
    return `${plainText(who)} ${year}${code === '' ? '' : ` ${codeLabel(view, code, atlas.dictionary, lang, 'short')}`}`;
  };
  return (
    <details className={`${styles.changes} no-print`} open>
      <summary>{label(lang, 'briefing.changed', { count: changes.length })}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{label(lang, 'briefing.changed.cell')}</th>
            <th scope="col">{label(lang, 'briefing.changed.was')}</th>
            <th scope="col">{label(lang, 'briefing.changed.now')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, listedAtMost).map((change) => (
            <tr key={change.key}>
              <th scope="row">{nameOf(change)}</th>
              <td>{words(change.was)}</td>
              <td>{words(change.now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length > listedAtMost && (
        <p className="quiet">{label(lang, 'briefing.changed.more', { count: listedAtMost })}</p>
      )}
      <button type="button" className="button" onClick={onAccept}>
        {label(lang, 'briefing.accept')}
      </button>
    </details>
  );
}
