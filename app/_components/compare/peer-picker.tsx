'use client';

import { useState } from 'react';
import type { Agency } from '../../../lib/model/agency.ts';
import type { Bilingual, Language } from '../../../lib/model/language.ts';
import type { Dictionary } from '../../../lib/model/metric.ts';
import { peerRows, peerSets, peersSql } from '../../../lib/query/peers.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import styles from './picker.module.css';

interface PeerPickerProps {
  readonly lang: Language;
  readonly dictionary: Dictionary;
  readonly kinds: ReadonlyMap<string, Bilingual>;
  /** The figure peers must have; null = whatever they have. */
  readonly metric: string | null;
  /** The agencies chosen: peers are those of one of them. */
  readonly agencies: readonly Agency[];
  readonly onChoose: (agencies: readonly string[]) => void;
}

/** Fair company for one agency: each rule in words, with how many agencies it gives, chosen with one click. */
export function PeerPicker({ lang, dictionary, kinds, metric, agencies, onChoose }: PeerPickerProps) {
  const [picked, setPicked] = useState<string | null>(null);
  const agency = agencies.find(({ id }) => id === picked) ?? agencies[0];
  const { answer } = useQuery(agency ? peersSql(agency.id, dictionary, metric) : null, peerRows);
  if (!agency) return <p className="quiet">{label(lang, 'peers.first')}</p>;
  const kind = kinds.get(agency.kind) ?? { zh: agency.kind, en: agency.kind };
  const sets = answer.phase === 'done' ? peerSets(answer.value, agency, kind) : [];
  return (
    <>
      <label className={styles.row}>
        {label(lang, 'peers.of')}
        <select className={styles.select} value={agency.id} onChange={(event) => setPicked(event.target.value)}>
          {agencies.map(({ id, shortName }) => (
            <option key={id} value={id}>
              {shortName}
            </option>
          ))}
        </select>
      </label>
      <p role="status" className="quiet">
        {answer.phase === 'waiting' && label(lang, 'figure.loading')}
        {answer.phase === 'failed' && label(lang, 'figure.failed')}
        {answer.phase === 'done' && sets.length === 0 && label(lang, 'peers.none')}
      </p>
      <ul>
        {sets.map(({ rule, name, words, agencies: peers }) => (
          <li key={rule} className={styles.peers}>
            <button
              type="button"
              className="word"
              onClick={() => {
                // The peers of this agency stay listed, whoever now stands first.
                setPicked(agency.id);
                onChoose([agency.id, ...peers]);
              }}
            >
              {label(lang, 'peers.set', { name: name[lang], count: peers.length })}
            </button>
            <span>{words[lang]}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
